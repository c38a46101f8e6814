package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.plan.EntityRepresentation;
import dev.newsgraph.query.plan.InvalidArgumentException;
import dev.newsgraph.schema.GraphModel;

/**
 * Returns the objects that the router of a federated graph asks for, in its order. All
 * are read by one statement. An object that cannot be is null; a representation that is
 * not valid has an error too.
 */
public final class EntitiesDataFetcher implements DataFetcher<Object> {

	private final GraphDataFetcher fields;

	private final GraphModel model;

	private final TrackingParameters tracking;

	/**
	 * Creates a data fetcher.
	 * @param fields reads root fields
	 * @param model model of the schema
	 * @param tracking query parameters that are not part of an address
	 */
	public EntitiesDataFetcher(GraphDataFetcher fields, GraphModel model, TrackingParameters tracking) {
		this.fields = fields;
		this.model = model;
		this.tracking = tracking;
	}

	@Override
	public @Nullable Object get(DataFetchingEnvironment environment) {
		List<?> representations = environment.getArgumentOrDefault(EntityRepresentation.ARGUMENT, List.of());
		List<@Nullable String> ids = new ArrayList<>();
		List<GraphQLError> errors = new ArrayList<>();
		for (Object one : representations) {
			EntityRepresentation representation = EntityRepresentation.of(this.model, this.tracking, one);
			if (representation.problem() != null) {
				errors.add(error(environment, ids.size(), representation.problem()));
			}
			ids.add(representation.id().map(GlobalId::encode).orElse(null));
		}
		Object data = this.fields.get(environment, ids);
		if (errors.isEmpty()) {
			return data;
		}
		return (data instanceof CompletableFuture<?> future) ? future.thenApply((found) -> result(found, errors))
				: result(data, errors);
	}

	private static DataFetcherResult<Object> result(@Nullable Object data, List<GraphQLError> errors) {
		return DataFetcherResult.newResult().data(data).errors(errors).build();
	}

	private static GraphQLError error(DataFetchingEnvironment environment, int place, String problem) {
		return GraphQLError.newError()
			.errorType(ErrorType.ValidationError)
			.message("%s(%s[%d]): %s", EntityRepresentation.FIELD, EntityRepresentation.ARGUMENT, place, problem)
			.path(environment.getExecutionStepInfo().getPath().segment(place))
			.location(environment.getField().getSourceLocation())
			.extensions(Map.of("code", InvalidArgumentException.CODE))
			.build();
	}

}
