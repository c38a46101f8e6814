package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/**
 * Result of planning an operation without running it.
 *
 * @param estimate upper bounds of what it returns and reads
 * @param statements statements it would send, in the order of its root fields
 * @param errors errors that would abort a run, in the format of a response
 */
public record OperationPreview(OperationEstimate estimate, List<PreviewedStatement> statements,
		List<Map<String, Object>> errors) {

	public OperationPreview {
		statements = List.copyOf(statements);
		errors = List.copyOf(errors);
	}

}
