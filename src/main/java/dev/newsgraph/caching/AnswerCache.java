package dev.newsgraph.caching;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import dev.newsgraph.caching.SharedExecutions.End;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.events.OperationRun;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.HttpAnswer;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.RefusedRequestException;
import dev.newsgraph.trusted.DocumentRefusedException;
import dev.newsgraph.trusted.DocumentRequests;

/**
 * Keeps the answers to queries as bytes. An answer is sent again only if the graph is in
 * the state in which the answer was read, and if the client has not seen a later one.
 * Equal requests that arrive while one of them is executed share its answer.
 */
final class AnswerCache {

	/** How long an answer that cannot be kept is remembered as such. */
	private static final Duration REFUSED = Duration.ofMinutes(1);

	private static final int MAX_REFUSED = 10_000;

	private final AnswerCacheProperties properties;

	private final CurrentRevision revision;

	private final DocumentRequests documents;

	private final Function<String, @Nullable Duration> maxAge;

	private final SharedExecutions executions;

	private final SeenAnswers seen;

	private final Cache<RequestDigest, CachedAnswer> answers;

	private final KnownRequests requests;

	/** Requests for which others must not wait. */
	private final Cache<RequestDigest, Boolean> refused = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(MAX_REFUSED)
		.expireAfterWrite(REFUSED)
		.build();

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final LongAdder shared = new LongAdder();

	/**
	 * Creates an empty cache.
	 * @param maxAge returns how long clients may keep the answers to a document without
	 * asking again, or {@code null}
	 * @param timeout the time from the beginning of a request after which it waits no
	 * longer
	 */
	AnswerCache(AnswerCacheProperties properties, CurrentRevision revision, DocumentRequests documents,
			Function<String, @Nullable Duration> maxAge, Duration timeout) {
		this.properties = properties;
		this.revision = revision;
		this.documents = documents;
		this.maxAge = maxAge;
		this.executions = new SharedExecutions(timeout);
		this.seen = new SeenAnswers(revision.isExclusive());
		this.answers = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(properties.maxWeight().toBytes())
			.weigher((RequestDigest digest, CachedAnswer answer) -> answer.weight())
			.build();
		this.requests = new KnownRequests(properties.maxRequests().toBytes());
	}

	/** Returns up to which times clients can have seen the graph. */
	SeenAnswers seen() {
		return this.seen;
	}

	/**
	 * Returns whether the answer to a request can be kept, as far as the request tells.
	 */
	boolean takes(HttpServletRequest request, OperationRequest operation) {
		return this.properties.enabled() && !isExecutionWanted(request)
				&& QueryDocument.isQueryOnly(operation.getDocument());
	}

	private static boolean isExecutionWanted(HttpServletRequest request) {
		for (String value : Collections.list(request.getHeaders(HttpHeaders.CACHE_CONTROL))) {
			String directives = value.toLowerCase(Locale.ROOT);
			if (directives.contains("no-cache") || directives.contains("no-store")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether a state is the current one, and at least as new as what the client
	 * of a request has seen.
	 */
	boolean isNewEnough(@Nullable RevisionState state, HttpServletRequest request) {
		Long last = this.seen.last(request);
		return state != null && (last == null || state.equals(this.revision.settledSince(last)));
	}

	/**
	 * Answers a request, from the cache if possible.
	 * @param state the state of the graph before the execution
	 * @param execution executes the operation
	 */
	HttpAnswer answer(HttpServletRequest request, OperationRequest operation, MediaType type, RevisionState state,
			Callable<ExecutedAnswer> execution) throws Exception {
		RequestDigest digest = RequestDigest.of(operation, type, HttpAnswer.Encoding.isAccepted(request),
				RequestDigest.role(request));
		CachedAnswer kept = this.answers.getIfPresent(digest);
		if (kept != null && isCurrent(kept, this.revision.settledSince(since(kept, request)))) {
			this.hits.increment();
			this.seen.noteUnchanged(request);
			return again(request, operation, digest, kept);
		}
		if (this.refused.getIfPresent(digest) != null) {
			return executed(request, operation, digest, execution);
		}
		SharedExecutions.Begun begun = this.executions.begin(digest, state);
		while (!begun.first()) {
			SharedExecutions.Execution other = begun.execution();
			Long last = this.seen.last(request);
			End end = (last == null || other.start() - last >= 0) ? awaited(request, other) : End.NOT_SHARED;
			CachedAnswer answer = other.answer();
			if (end == End.ANSWERED && answer != null) {
				this.shared.increment();
				this.seen.note(request, answer.end());
				return again(request, operation, digest, answer);
			}
			if (end == End.CLIENT_GONE) {
				throw RefusedRequestException.of(HttpStatus.SERVICE_UNAVAILABLE, "CANCELLED",
						"The client closed the connection before the answer was ready.");
			}
			JsonExchange.resume(request);
			if (end != End.ABANDONED) {
				return executed(request, operation, digest, execution);
			}
			begun = this.executions.begin(digest, state);
		}
		return first(request, operation, digest, begun.execution(), execution);
	}

	/** Waits for another execution, and lets other operations run meanwhile. */
	private static End awaited(HttpServletRequest request, SharedExecutions.Execution other) {
		JsonExchange.pause(request);
		return other.await(JsonExchange.caller(request));
	}

	private HttpAnswer first(HttpServletRequest request, OperationRequest operation, RequestDigest digest,
			SharedExecutions.Execution running, Callable<ExecutedAnswer> execution) throws Exception {
		this.misses.increment();
		ExecutedAnswer executed = null;
		try {
			executed = execution.call();
			keep(request, operation, digest, executed);
			return executed.answer();
		}
		finally {
			running.end(end(executed, request), (executed != null) ? executed.shared() : null);
		}
	}

	/**
	 * Keeps an answer, or notes that equal requests are not to wait for each other. If
	 * the client has gone away, the answer says nothing about theirs.
	 */
	private void keep(HttpServletRequest request, OperationRequest operation, RequestDigest digest,
			ExecutedAnswer executed) {
		CachedAnswer answer = executed.shared();
		if (answer == null) {
			if (end(executed, request) != End.ABANDONED) {
				this.refused.put(digest, true);
			}
			return;
		}
		this.refused.invalidate(digest);
		if (executed.valid() && answer.answer().body().length <= this.properties.maxEntry().toBytes()) {
			this.answers.put(digest, answer);
			this.requests.add(request, operation, digest);
		}
	}

	private static End end(@Nullable ExecutedAnswer executed, HttpServletRequest request) {
		if (executed != null && executed.shared() != null) {
			return End.ANSWERED;
		}
		Caller caller = JsonExchange.caller(request);
		return (caller != null && caller.isGone()) ? End.ABANDONED : End.NOT_SHARED;
	}

	private HttpAnswer executed(HttpServletRequest request, OperationRequest operation, RequestDigest digest,
			Callable<ExecutedAnswer> execution) throws Exception {
		this.misses.increment();
		ExecutedAnswer executed = execution.call();
		keep(request, operation, digest, executed);
		return executed.answer();
	}

	/** Sends an answer to a request that was not executed. */
	private HttpAnswer again(HttpServletRequest request, OperationRequest operation, RequestDigest digest,
			CachedAnswer answer) {
		this.documents.register(answer.document(), operation.extensions());
		this.requests.add(request, operation, digest);
		OperationRun run = JsonExchange.run(request);
		if (run != null) {
			run.setKnown();
		}
		return answer.answer();
	}

	/**
	 * Returns the answer to a request that has not been parsed, or {@code null} if it
	 * must be. A document that the request names by an id is looked up again, because
	 * another one can have the id now.
	 * @param received the digest of the request
	 */
	@Nullable CachedAnswer known(HttpServletRequest request, RequestDigest received) {
		KnownRequests.Known known = this.requests.get(request, received);
		CachedAnswer answer = (known != null) ? this.answers.getIfPresent(known.answer()) : null;
		if (known == null || answer == null || !isCurrent(answer, this.revision.knownSince(since(answer, request)))) {
			return null;
		}
		try {
			String text = this.documents.text(known.named() ? null : answer.document(), known.documentId(),
					known.persisted());
			if (answer.document().equals(text)) {
				this.documents.register(answer.document(), known.persisted());
				this.hits.increment();
				return answer;
			}
		}
		catch (DocumentRefusedException ex) {
			// The request is refused after it has been parsed.
		}
		return null;
	}

	/** Returns the time since which the state of the graph must have been read. */
	private long since(CachedAnswer answer, HttpServletRequest request) {
		Long last = this.seen.last(request);
		return (last != null && last - answer.end() > 0) ? last : answer.end();
	}

	private boolean isCurrent(CachedAnswer answer, @Nullable RevisionState state) {
		return answer.state().equals(state) && Objects.equals(this.maxAge.apply(answer.document()), answer.maxAge());
	}

	/** Returns the number of requests that were answered with an answer that was kept. */
	long hits() {
		return this.hits.sum();
	}

	/** Returns the number of requests that were executed. */
	long misses() {
		return this.misses.sum();
	}

	/** Returns the number of requests that had the answer of an equal one. */
	long shared() {
		return this.shared.sum();
	}

	/** Returns the number of answers that are kept. */
	long size() {
		return this.answers.estimatedSize();
	}

	/** Returns the memory that the answers take, as estimated. */
	long weight() {
		return this.answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
	}

}
