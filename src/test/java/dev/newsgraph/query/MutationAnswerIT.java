package dev.newsgraph.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.database.Caller;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The read after a mutation belongs to the client of the mutation. */
@ApiTest
class MutationAnswerIT {

	private static final String START = "mutation { startImport(input: {folder: \"facial-recognition\"}) { job { id } } }";

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@Test
	void isReadForTheClient() {
		TestDatabase.clear(this.client);
		TestCaller caller = new TestCaller();
		assertThat(errors(caller)).isEmpty();
		assertThat(caller.asked).hasPositiveValue();
		TestDatabase.clear(this.client);
	}

	private List<ResponseError> errors(Caller caller) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(START, null, Map.of(), Map.of(),
				"1", Locale.ENGLISH);
		request.configureExecutionInput((input, builder) -> builder
			.graphQLContext(Map.of(Caller.class, caller, Identity.class, Identity.INTERNAL))
			.build());
		return this.service.execute(request).block().getErrors();
	}

	/** A client that counts how often a read asks for its name. */
	private static final class TestCaller implements Caller {

		private final AtomicInteger asked = new AtomicInteger();

		private final long since = System.nanoTime();

		@Override
		public String name() {
			this.asked.incrementAndGet();
			return "test";
		}

		@Override
		public long since() {
			return this.since;
		}

		@Override
		public boolean isGone() {
			return false;
		}

	}

}
