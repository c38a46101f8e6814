package dev.newsgraph.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

import dev.newsgraph.transport.OperationRequest;

/**
 * Computes the entity tags of answers: a SHA-256 of all that determines an answer. These
 * are the gateway with its settings, the role of the client, the media type, the
 * parameters of the request, and the revision of the graph. A document that was named by
 * its id has the tag of its text. Gateways with equal settings and equal documents give
 * the same tag.
 */
final class EntityTags {

	private final byte[] gateway;

	/**
	 * Creates the computation.
	 * @param gateway the version, the schema and the settings that answers depend on
	 */
	EntityTags(String gateway) {
		this.gateway = newDigest().digest(gateway.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns the tag of an answer.
	 * @param operation the request
	 * @param type the media type of the answer
	 * @param role the role of the client; clients of one role see the same graph
	 * @param revision the revision of the graph
	 */
	EntityTag of(OperationRequest operation, MediaType type, String role, String revision) {
		MessageDigest digest = newDigest();
		digest.update(this.gateway);
		add(digest, role);
		add(digest, type.toString());
		add(digest, operation.getDocument());
		add(digest, operation.operationName());
		add(digest, operation.variables());
		add(digest, operation.extensions().get(AnswerCaching.REVISION));
		add(digest, revision);
		return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
	}

	/** Adds a value such that different values add different bytes. */
	private static void add(MessageDigest digest, @Nullable Object value) {
		switch (value) {
			case null -> digest.update((byte) 'n');
			case Map<?, ?> map -> {
				// The order of the entries of a JSON object does not matter.
				Map<String, @Nullable Object> sorted = new TreeMap<>();
				map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
				addSize(digest, 'm', sorted.size());
				sorted.forEach((key, entry) -> {
					add(digest, key);
					add(digest, entry);
				});
			}
			case Collection<?> list -> {
				addSize(digest, 'l', list.size());
				list.forEach((entry) -> add(digest, entry));
			}
			case String text -> addText(digest, 's', text);
			default -> addText(digest, value instanceof Boolean ? 'b' : 'd', value.toString());
		}
	}

	private static void addText(MessageDigest digest, char kind, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		addSize(digest, kind, bytes.length);
		digest.update(bytes);
	}

	private static void addSize(MessageDigest digest, char kind, int size) {
		digest.update((byte) kind);
		digest.update((byte) (size >> 24));
		digest.update((byte) (size >> 16));
		digest.update((byte) (size >> 8));
		digest.update((byte) size);
	}

	private static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
