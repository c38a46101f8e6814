package dev.newsgraph.caching;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import dev.newsgraph.access.Identity;
import dev.newsgraph.query.events.KnownDocument;
import dev.newsgraph.transport.BufferedBodyRequest;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationRequest;

/**
 * A SHA-256 of all that determines the answer to a request, except for the gateway and
 * the graph.
 *
 * @param first the first 8 bytes
 * @param second the next 8 bytes
 * @param third the next 8 bytes
 * @param fourth the last 8 bytes
 */
record RequestDigest(long first, long second, long third, long fourth) {

	/** Its entry in the extensions names the document, which is a part of the digest. */
	static final String PERSISTED = "persistedQuery";

	/** Headers that can determine whether and how a request is answered. */
	private static final String[] HEADERS = { HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE,
			HttpHeaders.ACCEPT_ENCODING };

	/**
	 * Returns the digest of a request as it was received. Two requests with the same
	 * parameters can have different ones.
	 */
	static RequestDigest ofReceived(HttpServletRequest request) {
		MessageDigest digest = sha256();
		addText(digest, 's', role(request));
		addText(digest, 's', request.getMethod());
		add(digest, request.getQueryString());
		for (String name : HEADERS) {
			request.getHeaders(name).asIterator().forEachRemaining((value) -> addText(digest, 's', value));
			digest.update((byte) 'n');
		}
		// Only their presence matters, because of forms of other pages.
		addPresence(digest, request, HttpHeaders.COOKIE);
		JsonExchange.FormRule.HEADERS.forEach((name) -> addPresence(digest, request, name));
		byte[] body = BufferedBodyRequest.body(request);
		if (body != null) {
			digest.update(body);
		}
		return of(digest);
	}

	/**
	 * Returns the role of the client of a request. Answers are kept for each role apart,
	 * because the role decides what the client may see. A request without a client has an
	 * empty one.
	 */
	static String role(HttpServletRequest request) {
		return (request.getAttribute(Identity.ATTRIBUTE) instanceof Identity identity) ? identity.role().name() : "";
	}

	private static void addPresence(MessageDigest digest, HttpServletRequest request, String header) {
		digest.update((byte) ((request.getHeader(header) != null) ? 'y' : 'n'));
	}

	/**
	 * Returns the digest of the parameters of a request. The order of the entries of JSON
	 * objects does not matter. A document that was named by its id has the digest of its
	 * text.
	 * @param type the media type of the answer
	 * @param gzip whether the client accepts compressed answers
	 * @param role the role of the client; clients of one role see the same graph
	 */
	static RequestDigest of(OperationRequest operation, MediaType type, boolean gzip, String role) {
		MessageDigest digest = sha256();
		add(digest, role);
		add(digest, type.toString());
		add(digest, gzip);
		add(digest, operation.safe());
		addDocument(digest, operation.getDocument());
		add(digest, operation.operationName());
		add(digest, operation.variables());
		Map<String, Object> extensions = new LinkedHashMap<>(operation.extensions());
		extensions.remove(PERSISTED);
		add(digest, extensions);
		return of(digest);
	}

	private static RequestDigest of(MessageDigest digest) {
		ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
		return new RequestDigest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
	}

	/** Adds the hash of a document. */
	static void addDocument(MessageDigest digest, String document) {
		digest.update((byte) 'h');
		digest.update(KnownDocument.of(document).hash().bytes());
	}

	/** Adds a value such that different values add different bytes. */
	static void add(MessageDigest digest, @Nullable Object value) {
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
		// Character sets have one form for all unpaired surrogates.
		byte[] bytes = new byte[2 * text.length()];
		ByteBuffer.wrap(bytes).asCharBuffer().put(text);
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

	/** Returns a new computation of SHA-256. */
	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
