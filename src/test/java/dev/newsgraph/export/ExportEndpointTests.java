package dev.newsgraph.export;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The status of an export whose first page cannot be read. */
class ExportEndpointTests {

	@ParameterizedTest
	@CsvSource({ "TIMEOUT, 504", "SERVICE_UNAVAILABLE, 503", "INTERNAL_SERVER_ERROR, 500", "GRAPHQL_PARSE_FAILED, 400",
			"FORBIDDEN, 403", "BUDGET_EXCEEDED, 429", "GRAPHQL_VALIDATION_FAILED, 422" })
	void theFirstFailureHasTheStatusOfItsCode(String code, int status) {
		assertThat(ExportEndpoint.status(code).value()).isEqualTo(status);
	}

}
