package dev.newsgraph.query.execution;

import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The errors of root fields. */
class GraphExceptionHandlerTests {

	private static final String SCHEMA = "type Query { a: Int } type Mutation { remove(folder: String!): Int }";

	@Test
	void aRefusedMutationIsNotRepeatedAsAWhole() {
		GraphQLError error = refusal("the folder '%s' is missing; pass another one".formatted("a".repeat(250_000)));
		assertThat(error.getMessage()).startsWith("remove(folder): the folder 'aaa")
			.endsWith("aaa' is missing; pass another one")
			.hasSizeLessThan(250);
		assertThat(error.getExtensions()).containsEntry("argument", "folder").containsEntry("code", "BAD_USER_INPUT");
	}

	@Test
	void aShortRefusalIsRepeatedAsItIs() {
		assertThat(refusal("the folder '100%' is missing").getMessage())
			.isEqualTo("remove(folder): the folder '100%' is missing");
	}

	private static GraphQLError refusal(String message) {
		DataFetcher<Object> fetcher = (environment) -> {
			throw new RefusedMutationException("folder", message);
		};
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
			.type("Mutation", (type) -> type.dataFetcher("remove", fetcher))
			.build();
		GraphQL graphQl = GraphQL
			.newGraphQL(new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring))
			.defaultDataFetcherExceptionHandler(new GraphExceptionHandler())
			.build();
		return graphQl.execute("mutation { remove(folder: \"a\") }").getErrors().getFirst();
	}

}
