package dev.newsgraph.subscription;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A response for all clients with equal subscriptions. Its JSON is written once. */
final class SharedResult implements ExecutionResult {

	private static final JsonMapper JSON = new JsonMapper();

	private final ExecutionResult result;

	private final Answer answer;

	SharedResult(ExecutionResult result) {
		this.result = result;
		this.answer = new Answer(result.toSpecification());
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

	/** The map of a response, with its JSON. */
	static final class Answer extends AbstractMap<String, Object> {

		private final Map<String, Object> values;

		private byte @Nullable [] json;

		private Answer(Map<String, Object> values) {
			this.values = values;
		}

		@Override
		public Set<Entry<String, Object>> entrySet() {
			return this.values.entrySet();
		}

		/** Returns the response in UTF-8. */
		synchronized byte[] json() {
			byte[] written = this.json;
			if (written == null) {
				written = JSON.writeValueAsBytes(this.values);
				this.json = written;
			}
			return written;
		}

	}

}
