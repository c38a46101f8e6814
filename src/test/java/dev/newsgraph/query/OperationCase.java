package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/**
 * One operation.
 *
 * @param expected the data that the model answers
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
