package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLFieldDefinition;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A field of a subscription for tests of other packages. Each row is its own response.
 */
public final class TestSubscribedField {

	private TestSubscribedField() {
	}

	/** Returns a field of this name. */
	public static SubscribedField of(String name) {
		DataFetchingEnvironment environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
			.fieldDefinition(GraphQLFieldDefinition.newFieldDefinition().name(name).type(Scalars.GraphQLString).build())
			.arguments(Map.of())
			.graphQLContext(GraphQLContext.newContext().build())
			.build();
		return new SubscribedField(environment, null, (parameters) -> List.of());
	}

	/** Returns the responses for the rows that the field sends. */
	public static Publisher<ExecutionResult> results(SubscribedField field) {
		return Flux.from(field.events()).map((row) -> ExecutionResult.newExecutionResult().data(row).build());
	}

}
