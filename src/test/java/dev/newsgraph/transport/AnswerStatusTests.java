package dev.newsgraph.transport;

import java.util.LinkedHashMap;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerStatusTests {

	/** The data is an object, null, or absent. */
	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "object, -, 200, 200", "object, TIMEOUT, 294, 200", "object, SERVICE_UNAVAILABLE, 294, 200",
					"null, TIMEOUT, 294, 200", "null, SERVICE_UNAVAILABLE, 503, 503",
					"absent, SERVICE_UNAVAILABLE, 503, 503", "absent, OVERLOADED, 503, 503",
					"absent, METHOD_NOT_ALLOWED, 405, 405", "absent, GRAPHQL_PARSE_FAILED, 400, 200",
					"absent, GRAPHQL_VALIDATION_FAILED, 422, 200", "absent, BAD_USER_INPUT, 422, 200",
					"absent, OPERATION_TOO_LARGE, 422, 200", "absent, UNAUTHENTICATED, 401, 200",
					"absent, FORBIDDEN, 403, 200", "absent, INTERNAL_SERVER_ERROR, 500, 200" })
	void dependsOnDataErrorsAndMediaType(String data, @Nullable String code, int graphql, int json) {
		ExecutionResult.Builder<?> result = ExecutionResult.newExecutionResult();
		if (!data.equals("absent")) {
			result.data(data.equals("null") ? null : new LinkedHashMap<>(Map.of("a", 1)));
		}
		if (code != null) {
			result.addError(GraphqlErrorBuilder.newError().message("x").extensions(Map.of("code", code)).build());
		}
		WebGraphQlResponse response = new WebGraphQlResponse(
				new DefaultExecutionGraphQlResponse(ExecutionInput.newExecutionInput("{ a }").build(), result.build()));
		assertThat(AnswerStatus.of(response, MediaTypes.APPLICATION_GRAPHQL_RESPONSE).code()).isEqualTo(graphql);
		assertThat(AnswerStatus.of(response, MediaType.APPLICATION_JSON).code()).isEqualTo(json);
	}

	@Test
	void aStatusMayNeedAHeader() {
		HttpHeaders headers = new HttpHeaders();
		new AnswerStatus(405, "Allow", "POST").addHeader(headers);
		AnswerStatus.tooLarge(MediaType.APPLICATION_JSON).addHeader(headers);
		assertThat(headers.toSingleValueMap()).isEqualTo(Map.of("Allow", "POST"));
		assertThat(AnswerStatus.tooLarge(MediaTypes.APPLICATION_GRAPHQL_RESPONSE).code()).isEqualTo(422);
	}

}
