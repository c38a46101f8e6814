package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/**
 * What is known of an operation before it runs.
 *
 * @param estimate what it can give and cost
 * @param statements what it would send, in the order of its root fields
 * @param errors what a run would be refused for, as its answer would say it
 */
public record OperationPreview(OperationEstimate estimate, List<PreviewedStatement> statements,
		List<Map<String, Object>> errors) {

	public OperationPreview {
		statements = List.copyOf(statements);
		errors = List.copyOf(errors);
	}

}
