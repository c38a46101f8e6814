package dev.newsgraph.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

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
		this.gateway = RequestDigest.sha256().digest(gateway.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns the tag of an answer.
	 * @param operation the request
	 * @param type the media type of the answer
	 * @param role the role of the client; clients of one role see the same graph
	 * @param revision the revision of the graph
	 */
	EntityTag of(OperationRequest operation, MediaType type, String role, String revision) {
		MessageDigest digest = RequestDigest.sha256();
		digest.update(this.gateway);
		RequestDigest.add(digest, role);
		RequestDigest.add(digest, type.toString());
		RequestDigest.addDocument(digest, operation.getDocument());
		RequestDigest.add(digest, operation.operationName());
		RequestDigest.add(digest, operation.variables());
		RequestDigest.add(digest, operation.extensions().get(AnswerCaching.REVISION));
		RequestDigest.add(digest, revision);
		return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
	}

}
