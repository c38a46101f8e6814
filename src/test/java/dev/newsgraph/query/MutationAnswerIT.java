package dev.newsgraph.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The read after a mutation belongs to the client of the mutation. */
@ApiTest
class MutationAnswerIT {

	private static final String START = "mutation { startImport(input: {folder: \"facial-recognition\"}) { id } }";

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@Test
	void endsAtTheTimeLimitOfItsOperation() {
		TestDatabase.clear(this.client);
		long now = System.nanoTime();
		assertThat(errors(new TestCaller(now))).isEmpty();
		assertThat(errors(new TestCaller(now - TimeUnit.HOURS.toNanos(1)))).singleElement()
			.satisfies((error) -> assertThat(error.getExtensions()).containsEntry("code", "TIMEOUT"));
		TestDatabase.clear(this.client);
	}

	private List<ResponseError> errors(Caller caller) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(START, null, Map.of(), Map.of(),
				"1", Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Caller.class, caller)).build());
		return this.service.execute(request).block().getErrors();
	}

	private record TestCaller(long since) implements Caller {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public boolean isGone() {
			return false;
		}

	}

}
