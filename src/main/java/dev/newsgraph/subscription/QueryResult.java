package dev.newsgraph.subscription;

import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import org.jspecify.annotations.Nullable;

/** The response of a query in an event stream, whose size is limited. */
final class QueryResult implements ExecutionResult {

	private final ExecutionResult result;

	private final JsonAnswer answer;

	/**
	 * Writes a response.
	 * @param limit the maximum size in bytes; a larger response is replaced by an error
	 */
	QueryResult(ExecutionResult result, long limit) {
		this.result = result;
		this.answer = JsonAnswer.of(result.toSpecification(), limit);
	}

	@Override
	public List<GraphQLError> getErrors() {
		return this.result.getErrors();
	}

	@Override
	public <T> @Nullable T getData() {
		return this.result.getData();
	}

	@Override
	public boolean isDataPresent() {
		return this.result.isDataPresent();
	}

	@Override
	public @Nullable Map<Object, Object> getExtensions() {
		return this.result.getExtensions();
	}

	@Override
	public Map<String, Object> toSpecification() {
		return this.answer;
	}

}
