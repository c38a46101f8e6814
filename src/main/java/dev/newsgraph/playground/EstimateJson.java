package dev.newsgraph.playground;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.query.OperationEstimate;
import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;

/** Converts the estimate of an operation to JSON, together with the limits. */
final class EstimateJson {

	private final QueryProperties limits;

	private final OperationProperties operationLimits;

	EstimateJson(QueryProperties limits, OperationProperties operationLimits) {
		this.limits = limits;
		this.operationLimits = operationLimits;
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
		limits.put("selections", limit(estimate.document().selections(), this.operationLimits.maxSelections()));
		limits.put("depth", limit(estimate.document().depth(), this.operationLimits.maxDepth()));
		limits.put("rootFields", limit(estimate.shape().rootFields(), this.operationLimits.maxRootFields()));
		limits.put("aliases", limit(estimate.shape().aliases(), this.operationLimits.maxAliases()));
		limits.put("directives", limit(estimate.document().directives(), this.operationLimits.maxDirectives()));
		limits.put("tokens", limit(estimate.document().tokens(), this.operationLimits.maxTokens()));
		limits.put("characters", limit(estimate.document().characters(), this.operationLimits.maxCharacters()));
		limits.put("subqueryDepth", limit(estimate.subqueries().depth(), this.limits.maxSubqueryDepth()));
		limits.put("subqueries", limit(estimate.subqueries().count(), this.limits.maxSubqueries()));
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
