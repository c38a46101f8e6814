package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.access.ForbiddenException;
import dev.newsgraph.query.cypher.StatementCache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MutationDataFetcherTests {

	private final AtomicInteger runs = new AtomicInteger();

	@ParameterizedTest
	@EnumSource(names = { "READER", "ANALYST" })
	void aCallerWithoutTheRoleChangesNothing(Role role) {
		refuses(GraphQLContext.of(Map.of(Identity.class, new Identity("a", role))),
				"`Mutation.change` requires the role `importer`");
	}

	@Test
	void anExecutionWithoutACallerChangesNothing() {
		refuses(GraphQLContext.getDefault(), "has no caller");
	}

	private void refuses(GraphQLContext context, String message) {
		DataFetchingEnvironment environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
			.graphQLContext(context)
			.build();
		assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> fetcher().get(environment))
			.withMessageContaining(message);
		assertThat(this.runs).hasValue(0);
	}

	// The client is not used before the check.
	@SuppressWarnings("NullAway")
	private MutationDataFetcher fetcher() {
		return new MutationDataFetcher(new Change(this.runs), null, new StatementCache(1000), Role.IMPORTER);
	}

	private record Change(AtomicInteger runs) implements MutationField {

		@Override
		public String name() {
			return "change";
		}

		@Override
		public MutationResult run(Map<String, Object> arguments, Caller caller) {
			this.runs.incrementAndGet();
			return MutationResult.of("key");
		}

	}

}
