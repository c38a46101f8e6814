package dev.newsgraph.caching;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationName;
import dev.newsgraph.query.events.OperationRun;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.trusted.DocumentRefusedException;
import dev.newsgraph.trusted.DocumentRequests;

/**
 * Answers a request again with status 304 before it is parsed, if the same URL has had an
 * answer with a tag, the client sends this tag, and the graph still has the same
 * revision. A document that the request names by an id is looked up again, because
 * another one can have the id now.
 */
final class ConfirmedRequests extends OncePerRequestFilter {

	/** Memory of an entry besides its texts, as estimated. */
	private static final int BYTES_PER_ENTRY = 1000;

	/** A character of the URL can occur in the key, the parameters and their texts. */
	private static final int BYTES_PER_CHARACTER = 4;

	private final String path;

	private final CurrentRevision revision;

	private final DocumentRequests documents;

	private final SeenAnswers seen;

	private final OperationEvents events;

	private final Cache<Key, Confirmed> confirmed;

	/**
	 * Creates the filter.
	 * @param path the path of the endpoint
	 * @param seen up to which times clients can have seen the graph
	 * @param events notified of each request that is answered
	 * @param bytes the memory that the known requests may take, as estimated
	 */
	ConfirmedRequests(String path, CurrentRevision revision, DocumentRequests documents, SeenAnswers seen,
			OperationEvents events, long bytes) {
		this.path = path;
		this.revision = revision;
		this.documents = documents;
		this.seen = seen;
		this.events = events;
		this.confirmed = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((Key key,
					Confirmed entry) -> BYTES_PER_ENTRY + BYTES_PER_CHARACTER
							* (key.query().length() + key.accept().length() + entry.operation().getDocument().length()))
			.build();
	}

	/**
	 * Keeps a request whose answer has a tag.
	 * @param revision the revision of the graph that the tag belongs to
	 * @param cacheControl the cache directives of the answer
	 */
	void add(HttpServletRequest request, OperationRequest operation, EntityTag tag, String revision,
			String cacheControl) {
		Key key = key(request);
		if (key != null) {
			OperationRun run = JsonExchange.run(request);
			this.confirmed.put(key, new Confirmed(operation, (run != null) ? run.operation() : OperationName.UNKNOWN,
					tag, revision, cacheControl));
		}
	}

	/** Returns the number of known requests. */
	long size() {
		this.confirmed.cleanUp();
		return this.confirmed.estimatedSize();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long start = System.nanoTime();
		List<String> conditions = EntityTag.conditions(request);
		Confirmed known = conditions.isEmpty() ? null : known(request);
		EntityTag tag = (known != null) ? known.tag().in(conditions) : null;
		if (known == null || tag == null || !isCurrent(request, known) || !CachedRequests.isPaid(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
		// Another filter may have added a value of Vary.
		tag.notModified(known.cacheControl())
			.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		if (this.events.areHeard()) {
			this.events.publish(FinishedOperation.known(known.name(), start, request::getHeader));
		}
	}

	private @Nullable Confirmed known(HttpServletRequest request) {
		Key key = OperationEndpoint.isAt(this.path, request) ? key(request) : null;
		return (key != null) ? this.confirmed.getIfPresent(key) : null;
	}

	private boolean isCurrent(HttpServletRequest request, Confirmed known) {
		Long last = this.seen.last(request);
		RevisionState state = (last != null) ? this.revision.settledSince(last) : this.revision.settled();
		if (state == null || !known.revision().equals(state.revision())) {
			return false;
		}
		OperationRequest operation = known.operation();
		try {
			return operation.getDocument()
				.equals(this.documents.text(operation.query(), operation.documentId(), operation.extensions()));
		}
		catch (DocumentRefusedException ex) {
			return false;
		}
	}

	private static @Nullable Key key(HttpServletRequest request) {
		String query = request.getQueryString();
		boolean safe = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		return (query != null && safe) ? new Key(query,
				String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))), RequestDigest.role(request))
				: null;
	}

	/**
	 * What determines the answer, as long as the documents and the graph are the same.
	 *
	 * @param query the query of the URL
	 * @param accept the media types that the client accepts
	 * @param role the role of the client
	 */
	private record Key(String query, String accept, String role) {
	}

	/**
	 * A request whose answer has a tag.
	 *
	 * @param operation its parameters
	 * @param name the name and the type of the operation
	 * @param tag the tag of the answer
	 * @param revision the revision of the graph
	 * @param cacheControl the cache directives of the answer
	 */
	private record Confirmed(OperationRequest operation, OperationName name, EntityTag tag, String revision,
			String cacheControl) {
	}

}
