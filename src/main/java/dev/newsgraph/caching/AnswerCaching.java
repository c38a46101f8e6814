package dev.newsgraph.caching;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import dev.newsgraph.access.CostReport;
import dev.newsgraph.query.events.OperationName;
import dev.newsgraph.query.events.OperationRun;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.HttpAnswer;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationHandler;
import dev.newsgraph.transport.OperationInterceptor;
import dev.newsgraph.transport.OperationRequest;

/**
 * Gives the answers to queries an {@code ETag} and {@code Cache-Control}, and answers a
 * query by {@code GET} with status 304, without a statement, if the client already has
 * the current answer. Other queries are answered from the {@link AnswerCache}. An answer
 * has a tag only if the graph did not change while it was read. For requests by
 * {@code POST}, HTTP does not define a condition, and their answers have a tag only if
 * the revision is known without a statement.
 */
final class AnswerCaching implements OperationInterceptor, WebGraphQlInterceptor {

	/** Name of the entry in the extensions of request and response. */
	static final String REVISION = "revision";

	private static final String ATTRIBUTE = AnswerCaching.class.getName() + ".REQUEST";

	private final CurrentRevision revision;

	private final @Nullable EntityTags tags;

	private final CacheControlText cacheControl;

	private final ConfirmedRequests confirmed;

	private final AnswerCache answers;

	private final HttpAnswer.Encoding encoding;

	private final Function<String, @Nullable Duration> maxAge;

	/**
	 * Creates the interceptor.
	 * @param tags computes entity tags, or {@code null} if answers have none
	 * @param cacheControl the directives of answers that may be kept
	 * @param maxAge returns how long the answers to a document may be kept without asking
	 * again, or {@code null}
	 * @param confirmed learns which requests have an answer with a tag
	 * @param answers keeps answers
	 * @param encoding compresses answers with a tag
	 */
	AnswerCaching(CurrentRevision revision, @Nullable EntityTags tags, CacheControlText cacheControl,
			Function<String, @Nullable Duration> maxAge, ConfirmedRequests confirmed, AnswerCache answers,
			HttpAnswer.Encoding encoding) {
		this.confirmed = confirmed;
		this.revision = revision;
		this.tags = tags;
		this.cacheControl = cacheControl;
		this.maxAge = maxAge;
		this.answers = answers;
		this.encoding = encoding;
	}

	@Override
	public HttpAnswer intercept(HttpServletRequest request, OperationRequest operation, MediaType type,
			OperationHandler<HttpAnswer> next) throws Exception {
		if (CostReport.isAskedFor(operation.extensions())) {
			return reported(request, operation, type, next);
		}
		boolean tagged = this.tags != null && (operation.safe() || this.revision.isExclusive());
		boolean kept = this.answers.takes(request, operation);
		Exchange exchange = new Exchange(operation, type, RequestDigest.role(request), tagged,
				(tagged || kept) ? this.revision.settled() : null);
		List<String> conditions = operation.safe() ? EntityTag.conditions(request) : List.of();
		EntityTag known = (conditions.isEmpty() || !this.answers.isNewEnough(exchange.state(), request)) ? null
				: known(exchange, conditions);
		if (known != null) {
			this.answers.seen().noteUnchanged(request);
			remember(request, exchange);
			OperationRun run = JsonExchange.run(request);
			if (run != null) {
				run.setKnown();
			}
			return notModified(operation, known);
		}
		RevisionState state = exchange.state();
		HttpAnswer answer = (kept && state != null)
				? this.answers.answer(request, operation, type, state, () -> execute(request, exchange, next))
				: execute(request, exchange, next).answer();
		String tag = answer.headers().getETag();
		if (tag != null && operation.safe()) {
			remember(request, exchange);
		}
		EntityTag executed = (tag != null) ? EntityTag.ofHeader(tag) : null;
		return (executed != null && (EntityTag.isAny(conditions) || executed.in(conditions) != null))
				? notModified(operation, executed) : answer;
	}

	/** Executes an operation whose answer reports the budget of its caller. */
	private HttpAnswer reported(HttpServletRequest request, OperationRequest operation, MediaType type,
			OperationHandler<HttpAnswer> next) throws Exception {
		HttpAnswer answer = next.handle(request, operation, type);
		this.answers.seen().note(request, System.nanoTime());
		answer.headers().setCacheControl(CacheControlText.NO_STORE);
		return answer;
	}

	private ExecutedAnswer execute(HttpServletRequest request, Exchange exchange, OperationHandler<HttpAnswer> next)
			throws Exception {
		request.setAttribute(ATTRIBUTE, exchange);
		HttpAnswer answer = next.handle(request, exchange.operation(), exchange.type());
		long end = System.nanoTime();
		this.answers.seen().note(request, end);
		HttpHeaders headers = answer.headers();
		if (!answer.repeatable()) {
			headers.setCacheControl(CacheControlText.NO_STORE);
			return ExecutedAnswer.once(answer);
		}
		OperationRequest operation = exchange.operation();
		headers.setCacheControl(cacheControl(operation));
		RevisionState state = exchange.state();
		boolean asked = exchange.tagged || this.revision.isExclusive();
		boolean still = state != null && asked && !exchange.incomplete && this.revision.isStill(state);
		EntityTag tag = (still && exchange.tagged) ? tag(exchange) : null;
		if (tag != null) {
			headers.setETag(tag.header());
		}
		HttpAnswer encoded = this.encoding.encode(answer, request);
		if (state == null) {
			return ExecutedAnswer.once(encoded);
		}
		// What was not checked is checked when the answer is sent again.
		boolean valid = still || (!asked && !exchange.incomplete);
		OperationRun run = JsonExchange.run(request);
		return new ExecutedAnswer(encoded,
				new CachedAnswer(encoded, operation.getDocument(),
						(run != null) ? run.operation() : OperationName.UNKNOWN,
						this.maxAge.apply(operation.getDocument()), state, end),
				valid);
	}

	private void remember(HttpServletRequest request, Exchange exchange) {
		EntityTag tag = tag(exchange);
		RevisionState state = exchange.state();
		if (tag != null && state != null && state.revision() != null) {
			this.confirmed.add(request, exchange.operation(), tag, state.revision(),
					cacheControl(exchange.operation()));
		}
	}

	/** Returns the tag of the current answer if the conditions list it. */
	private @Nullable EntityTag known(Exchange exchange, List<String> conditions) {
		EntityTag current = tag(exchange);
		return (current != null) ? current.in(conditions) : null;
	}

	private @Nullable EntityTag tag(Exchange exchange) {
		RevisionState state = exchange.state();
		return (this.tags == null || state == null || state.revision() == null) ? null
				: this.tags.of(exchange.operation(), exchange.type(), exchange.role(), state.revision());
	}

	private HttpAnswer notModified(OperationRequest operation, EntityTag tag) {
		return HttpAnswer.empty(HttpStatus.NOT_MODIFIED, tag.notModified(cacheControl(operation)));
	}

	private String cacheControl(OperationRequest operation) {
		Duration age = this.maxAge.apply(operation.getDocument());
		return (age != null) ? this.cacheControl.fresh(age) : this.cacheControl.revalidated();
	}

	/** Shows the revision to a client that asks for it. */
	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (!Boolean.TRUE.equals(request.getExtensions().get(REVISION))) {
			return chain.next(request);
		}
		Exchange exchange = (request.getAttributes().get(ATTRIBUTE) instanceof Exchange started) ? started : null;
		RevisionState state = (exchange != null) ? exchange.state() : null;
		RevisionState before = (state != null) ? state : this.revision.settled();
		return chain.next(request).map((response) -> {
			boolean still = before != null && this.revision.isStill(before);
			String revision = (still && before != null) ? before.documents() : null;
			if (exchange != null) {
				exchange.incomplete = revision == null;
			}
			return (revision != null) ? withRevision(response, revision) : response;
		});
	}

	private static WebGraphQlResponse withRevision(WebGraphQlResponse response, String revision) {
		Map<Object, Object> extensions = new LinkedHashMap<>(response.getExtensions());
		extensions.put(REVISION, revision);
		return response.transform((builder) -> builder.extensions(extensions));
	}

	/** A request that is being executed. */
	private static final class Exchange {

		private final OperationRequest operation;

		private final MediaType type;

		private final String role;

		/** Whether the answer gets a tag if the graph does not change. */
		private final boolean tagged;

		private final @Nullable RevisionState state;

		/** Whether the answer lacks the revision that the client asks for. */
		private volatile boolean incomplete;

		/**
		 * Creates an exchange.
		 * @param role the role of the client
		 * @param state the state of the graph before the first statement, or {@code null}
		 * if the graph may be changing
		 */
		Exchange(OperationRequest operation, MediaType type, String role, boolean tagged,
				@Nullable RevisionState state) {
			this.operation = operation;
			this.type = type;
			this.role = role;
			this.tagged = tagged;
			this.state = state;
		}

		OperationRequest operation() {
			return this.operation;
		}

		MediaType type() {
			return this.type;
		}

		String role() {
			return this.role;
		}

		@Nullable RevisionState state() {
			return this.state;
		}

	}

}
