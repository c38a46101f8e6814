package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/**
 * A random operation.
 *
 * @param expected data that the model returns
 */
record OperationCase(String text, Map<String, Object> variables,
		Map<String, Object> expected) implements DifferentialCase {

	@Override
	public List<String> differences(Api api) {
		Map<String, Object> answer = api.ask(this.text, this.variables);
		return answer.containsKey("errors") ? List.of("errors: " + answer.get("errors"))
				: JsonDifferences.between("data", this.expected, answer.get("data"));
	}

}
