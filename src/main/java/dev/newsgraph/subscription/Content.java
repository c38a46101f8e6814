package dev.newsgraph.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.graphql.GraphQlRequest;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * What a client subscribed to. It is equal for clients that receive the same responses:
 * their operations and variables are the same, apart from where they begin.
 */
final class Content {

	private final List<Object> values;

	private final int hash;

	private Content(List<Object> values) {
		this.values = values;
		this.hash = values.hashCode();
	}

	static Content of(GraphQlRequest request, SubscribedField field) {
		Map<String, @Nullable Object> variables = new HashMap<>(request.getVariables());
		Object since = field.argument("since");
		// The parameters of the statement hold whatever else such a variable is used for.
		variables.values().removeIf((value) -> value != null && value.equals(since));
		return new Content(List.of(request.getDocument(), String.valueOf(request.getOperationName()), variables,
				request.getExtensions(), field.name(), field.content()));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Content content && this.hash == content.hash
				&& this.values.equals(content.values));
	}

}
