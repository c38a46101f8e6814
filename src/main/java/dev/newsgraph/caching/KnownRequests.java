package dev.newsgraph.caching;

import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.transport.OperationRequest;

/**
 * The requests that have an answer in the cache, by their bytes. So a request that is
 * sent again need not be parsed.
 */
final class KnownRequests {

	/** Name of the request attribute that holds the digest of the received bytes. */
	private static final String RECEIVED = KnownRequests.class.getName() + ".RECEIVED";

	/** Memory of an entry, as estimated. */
	private static final int BYTES = 400;

	private final Cache<RequestDigest, Known> requests;

	/**
	 * Creates a record without requests.
	 * @param bytes the memory that the requests may take, as estimated
	 */
	KnownRequests(long bytes) {
		this.requests = Caffeine.newBuilder().executor(Runnable::run).maximumSize(bytes / BYTES).build();
	}

	/**
	 * Returns what is known of a request, or {@code null}.
	 * @param received the digest of its bytes
	 */
	@Nullable Known get(HttpServletRequest request, RequestDigest received) {
		Known known = this.requests.getIfPresent(received);
		if (known == null) {
			request.setAttribute(RECEIVED, received);
		}
		return known;
	}

	/**
	 * Keeps a request.
	 * @param operation its parameters
	 * @param digest the digest of its parameters
	 */
	void add(HttpServletRequest request, OperationRequest operation, RequestDigest digest) {
		if (request.getAttribute(RECEIVED) instanceof RequestDigest received) {
			Known known = Known.of(digest, operation);
			if (known != null) {
				this.requests.put(received, known);
			}
		}
	}

	/**
	 * A request.
	 *
	 * @param answer the digest of its parameters
	 * @param named whether it names its document
	 * @param documentId the ID of the document, or {@code null}
	 * @param persisted the extension that names the document, or an empty map
	 */
	record Known(RequestDigest answer, boolean named, @Nullable String documentId, Map<String, Object> persisted) {

		private static final int PERSISTED_ENTRIES = 2;

		/** Returns {@code null} if the name takes more memory than it needs. */
		static @Nullable Known of(RequestDigest answer, OperationRequest operation) {
			Object persisted = operation.extensions().get(RequestDigest.PERSISTED);
			if (persisted instanceof Map<?, ?> map && map.size() > PERSISTED_ENTRIES) {
				return null;
			}
			return new Known(answer, operation.documentId() != null || persisted != null, operation.documentId(),
					(persisted != null) ? Map.of(RequestDigest.PERSISTED, persisted) : Map.of());
		}

	}

}
