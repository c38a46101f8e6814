package dev.newsgraph.transport;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.query.execution.SafeMethod;
import dev.newsgraph.query.execution.UncachedAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP status of a response of GraphQL. With
 * {@code application/graphql-response+json} it is the one of the specification GraphQL
 * over HTTP. With the other types it is 200 for each operation whose document could be
 * read from the request, as older clients expect, with the exceptions below.
 *
 * @param code the status
 * @param header a header that belongs to the status, or an empty text
 * @param value the value of the header
 */
record AnswerStatus(int code, String header, String value) {

	private static final int OK = 200;

	/** The status of a response without errors. */
	static final AnswerStatus SUCCESS = of(OK);

	/** Codes of the notices of answers that depend on the graph only. */
	private static final List<String> REPEATABLE_NOTICES = List.of("CAPPED");

	/** Part of the response is there, and part of it failed. */
	private static final int PARTIAL_SUCCESS = 294;

	/** Returns the status of a response. */
	static AnswerStatus of(WebGraphQlResponse response, MediaType type) {
		if (response.getData() == null) {
			// The database is busy, or cannot be reached.
			if (hasError(response, "SERVICE_UNAVAILABLE") || hasError(response, "OVERLOADED")) {
				return new AnswerStatus(503, HttpHeaders.RETRY_AFTER, "1");
			}
			Long seconds = retryAfter(response);
			if (seconds != null) {
				return new AnswerStatus(429, HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
			}
			if (hasError(response, SafeMethod.CODE)) {
				return new AnswerStatus(405, HttpHeaders.ALLOW, "POST");
			}
		}
		if (!type.equalsTypeAndSubtype(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
			return of(OK);
		}
		if (response.getExecutionResult().isDataPresent()) {
			return of(response.getExecutionResult().getErrors().isEmpty() ? OK : PARTIAL_SUCCESS);
		}
		return of(failure(code(response.getExecutionResult().getErrors().getFirst())));
	}

	/** Returns the status of a response that is replaced because it is too large. */
	static AnswerStatus tooLarge(MediaType type) {
		return of(type.equalsTypeAndSubtype(MediaTypes.APPLICATION_GRAPHQL_RESPONSE) ? failure("") : OK);
	}

	private static AnswerStatus of(int code) {
		return new AnswerStatus(code, "", "");
	}

	private static int failure(String code) {
		return switch (code) {
			case "GRAPHQL_PARSE_FAILED" -> 400;
			case "UNAUTHENTICATED" -> 401;
			case "FORBIDDEN", "DOCUMENT_NOT_TRUSTED" -> 403;
			case "INTERNAL_SERVER_ERROR" -> 500;
			// The document is not valid, exceeds a limit, or does not fit the variables.
			default -> 422;
		};
	}

	/** Returns whether an answer depends only on the request and on the graph. */
	static boolean isRepeatable(WebGraphQlResponse response) {
		return response.isValid() && response.getErrors().isEmpty()
				&& !UncachedAnswer.isMarked(response.getExecutionInput().getGraphQLContext())
				&& hasRepeatableNotices(response.getExtensions());
	}

	private static boolean hasRepeatableNotices(Map<Object, Object> extensions) {
		return !(extensions.get("notices") instanceof Collection<?> notices) || notices.stream()
			.allMatch((notice) -> notice instanceof Map<?, ?> map
					&& REPEATABLE_NOTICES.contains(String.valueOf(map.get("code"))));
	}

	private static boolean hasError(WebGraphQlResponse response, String code) {
		return response.getExecutionResult().getErrors().stream().anyMatch((error) -> code(error).equals(code));
	}

	/** Returns the seconds to wait if the budget of the caller is used up, or null. */
	private static @Nullable Long retryAfter(WebGraphQlResponse response) {
		for (GraphQLError error : response.getExecutionResult().getErrors()) {
			if (BudgetExceededException.CODE.equals(code(error))) {
				return (Long) error.getExtensions().get(BudgetExceededException.RETRY_AFTER);
			}
		}
		return null;
	}

	/** Returns the code of an error, or an empty text. */
	static String code(GraphQLError error) {
		return (error.getExtensions() != null) ? String.valueOf(error.getExtensions().get("code")) : "";
	}

	/** Adds the header that belongs to the status. */
	void addHeader(HttpHeaders headers) {
		if (!this.header.isEmpty()) {
			headers.set(this.header, this.value);
		}
	}

}
