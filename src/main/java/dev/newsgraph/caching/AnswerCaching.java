package dev.newsgraph.caching;

import java.time.Duration;
import java.util.Collection;
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
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.query.compiled.CompiledAnswer;
import dev.newsgraph.query.execution.UncachedAnswer;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.OperationHandler;
import dev.newsgraph.transport.OperationInterceptor;
import dev.newsgraph.transport.OperationRequest;

/**
 * Gives the answers to queries an {@code ETag} and {@code Cache-Control}, and answers a
 * query by {@code GET} with status 304, without a statement, if the client already has
 * the current answer. An answer has a tag only if the graph did not change while it was
 * read. For requests by {@code POST}, HTTP does not define a condition, so they are
 * always executed, and their answers have a tag only if the revision is known without a
 * statement.
 */
final class AnswerCaching implements OperationInterceptor, WebGraphQlInterceptor {

	/** Name of the entry in the extensions of request and response. */
	static final String REVISION = "revision";

	/** The role of all clients. */
	private static final String ROLE = "";

	private static final String ATTRIBUTE = AnswerCaching.class.getName() + ".REQUEST";

	/** Codes of the notices of answers that depend on the graph only. */
	private static final List<String> REPEATABLE_NOTICES = List.of("CAPPED");

	private final CurrentRevision revision;

	private final @Nullable EntityTags tags;

	private final CacheControlText cacheControl;

	private final ConfirmedRequests confirmed;

	private final Function<String, @Nullable Duration> maxAge;

	/**
	 * Creates the interceptor.
	 * @param tags computes entity tags, or {@code null} if answers have none
	 * @param cacheControl the directives of answers that may be kept
	 * @param maxAge returns how long the answers to a document may be kept without asking
	 * again, or {@code null}
	 * @param confirmed learns which requests have an answer with a tag
	 */
	AnswerCaching(CurrentRevision revision, @Nullable EntityTags tags, CacheControlText cacheControl,
			Function<String, @Nullable Duration> maxAge, ConfirmedRequests confirmed) {
		this.confirmed = confirmed;
		this.revision = revision;
		this.tags = tags;
		this.cacheControl = cacheControl;
		this.maxAge = maxAge;
	}

	@Override
	public ServerResponse intercept(ServerRequest request, OperationRequest operation, MediaType type,
			OperationHandler next) throws Exception {
		boolean tagged = this.tags != null && (operation.safe() || this.revision.isExclusive());
		Exchange exchange = new Exchange(operation, type, tagged ? this.revision.settled() : null);
		List<String> conditions = operation.safe() ? request.headers().header(HttpHeaders.IF_NONE_MATCH) : List.of();
		EntityTag known = conditions.isEmpty() ? null : known(exchange, conditions);
		if (known != null) {
			remember(request, exchange);
			return notModified(operation, known);
		}
		request.servletRequest().setAttribute(ATTRIBUTE, exchange);
		ServerResponse response = next.handle(request, operation, type);
		String tag = response.headers().getETag();
		if (tag != null && operation.safe()) {
			remember(request, exchange);
		}
		if (tag != null && EntityTag.isAny(conditions)) {
			return notModified(operation, EntityTag.ofHeader(tag));
		}
		return response;
	}

	private void remember(ServerRequest request, Exchange exchange) {
		EntityTag tag = tag(exchange);
		RevisionState state = exchange.state();
		if (tag != null && state != null && state.revision() != null) {
			this.confirmed.add(request.servletRequest(), exchange.operation(), tag, state.revision(),
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
				: this.tags.of(exchange.operation(), exchange.type(), ROLE, state.revision());
	}

	private ServerResponse notModified(OperationRequest operation, EntityTag tag) {
		return ServerResponse.status(HttpStatus.NOT_MODIFIED)
			.headers((headers) -> headers.putAll(tag.notModified(cacheControl(operation))))
			.build();
	}

	private String cacheControl(OperationRequest operation) {
		Duration age = this.maxAge.apply(operation.getDocument());
		return (age != null) ? this.cacheControl.fresh(age) : this.cacheControl.revalidated();
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		boolean wanted = Boolean.TRUE.equals(request.getExtensions().get(REVISION));
		Exchange exchange = (request.getAttributes().get(ATTRIBUTE) instanceof Exchange started) ? started : null;
		RevisionState before = (exchange != null && exchange.state() != null) ? exchange.state()
				: wanted ? this.revision.settled() : null;
		return chain.next(request).map((response) -> {
			boolean still = before != null && (wanted || isKept(response)) && this.revision.isStill(before);
			if (exchange != null) {
				addHeaders(exchange, still, response);
			}
			String revision = (before != null && wanted && still) ? before.revision() : null;
			return (revision != null) ? withRevision(response, revision) : response;
		});
	}

	@Override
	public CompiledAnswer complete(HttpServletRequest request, OperationRequest operation, CompiledAnswer answer,
			HttpHeaders headers) {
		if (request.getAttribute(ATTRIBUTE) instanceof Exchange exchange) {
			if (answer.isRepeatable()) {
				RevisionState before = exchange.state();
				addHeaders(exchange, before != null && this.revision.isStill(before), headers);
			}
			else {
				headers.setCacheControl(CacheControlText.NO_STORE);
			}
		}
		return answer;
	}

	private void addHeaders(Exchange exchange, boolean still, HttpHeaders headers) {
		headers.setCacheControl(cacheControl(exchange.operation()));
		EntityTag tag = still ? tag(exchange) : null;
		if (tag != null) {
			headers.setETag(tag.header());
		}
	}

	private void addHeaders(Exchange exchange, boolean still, WebGraphQlResponse response) {
		HttpHeaders headers = response.getResponseHeaders();
		if (!isKept(response)) {
			headers.setCacheControl(CacheControlText.NO_STORE);
			return;
		}
		addHeaders(exchange, still, headers);
	}

	/** Returns whether an answer depends only on the request and on the graph. */
	private static boolean isKept(WebGraphQlResponse response) {
		return response.isValid() && response.getErrors().isEmpty()
				&& !UncachedAnswer.isMarked(response.getExecutionInput().getGraphQLContext())
				&& hasRepeatableNotices(response.getExtensions());
	}

	private static boolean hasRepeatableNotices(Map<Object, Object> extensions) {
		return !(extensions.get("notices") instanceof Collection<?> notices) || notices.stream()
			.allMatch((notice) -> notice instanceof Map<?, ?> map
					&& REPEATABLE_NOTICES.contains(String.valueOf(map.get("code"))));
	}

	private static WebGraphQlResponse withRevision(WebGraphQlResponse response, String revision) {
		Map<Object, Object> extensions = new LinkedHashMap<>(response.getExtensions());
		extensions.put(REVISION, revision);
		return response.transform((builder) -> builder.extensions(extensions));
	}

	/**
	 * A request that is being executed.
	 *
	 * @param operation its parameters
	 * @param type the media type of the answer
	 * @param state the state of the graph before the first statement, or {@code null} if
	 * the graph may be changing
	 */
	private record Exchange(OperationRequest operation, MediaType type, @Nullable RevisionState state) {
	}

}
