package dev.newsgraph.playground;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.query.OperationEstimate;
import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.QueryProperties;

/** Converts the estimate of an operation to JSON, together with the limits. */
final class EstimateJson {

	private final QueryProperties limits;

	EstimateJson(QueryProperties limits) {
		this.limits = limits;
	}

	/** Returns the JSON object of an estimate. */
	Map<String, Object> of(OperationPreview preview) {
		OperationEstimate estimate = preview.estimate();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("fields", estimate.fields());
		json.put("depth", estimate.depth());
		json.put("rows", estimate.rows());
		json.put("cost", estimate.cost());
		json.put("statements", preview.statements().size());
		json.put("limits", limits(estimate));
		json.put("roots", estimate.roots());
		json.put("errors", preview.errors());
		return json;
	}

	private Map<String, Object> limits(OperationEstimate estimate) {
		Map<String, Object> limits = new LinkedHashMap<>();
		limits.put("fields", limit(estimate.fields(), this.limits.maxFields()));
		limits.put("depth", limit(estimate.depth(), this.limits.maxDepth()));
		limits.put("first", limit(estimate.greatestPage(), this.limits.maxFirst()));
		limits.put("rows", limit(estimate.rows(), this.limits.maxRows()));
		limits.put("cost", limit(estimate.cost(), this.limits.maxCost()));
		return limits;
	}

	private static Map<String, Object> limit(long used, long most) {
		Map<String, Object> limit = new LinkedHashMap<>();
		limit.put("used", used);
		limit.put("most", most);
		return limit;
	}

}
