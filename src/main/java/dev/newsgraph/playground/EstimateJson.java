package dev.newsgraph.playground;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.query.OperationEstimate;
import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.transport.RequestLimits;

/**
 * Converts the estimate of an operation to JSON, together with all limits. A limit that
 * is known only while the operation runs, or that its errors name, has no {@code used}.
 */
final class EstimateJson {

	private final QueryProperties limits;

	private final OperationProperties operationLimits;

	private final RequestLimits requestLimits;

	private final Duration time;

	/**
	 * Creates an instance.
	 * @param time the time limit of an operation
	 */
	EstimateJson(QueryProperties limits, OperationProperties operationLimits, RequestLimits requestLimits,
			Duration time) {
		this.limits = limits;
		this.operationLimits = operationLimits;
		this.requestLimits = requestLimits;
		this.time = time;
	}

	/** Returns the JSON object of an estimate. */
	Map<String, Object> of(OperationPreview preview) {
		OperationEstimate estimate = preview.estimate();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("fields", estimate.fields());
		json.put("depth", estimate.depth());
		json.put("rows", estimate.rows());
		json.put("values", estimate.values());
		json.put("cost", estimate.cost());
		json.put("statements", preview.statements().size());
		json.put("limits", limits(estimate));
		json.put("roots", estimate.roots());
		json.put("errors", preview.errors());
		return json;
	}

	private Map<String, Object> limits(OperationEstimate estimate) {
		Map<String, Object> limits = new LinkedHashMap<>();
		estimate.uses().forEach((name, used) -> limits.put(name, limit(used, most(name))));
		others().forEach((name, most) -> limits.put(name, Map.of("most", most)));
		return limits;
	}

	private Map<String, Long> others() {
		Map<String, Long> others = new LinkedHashMap<>();
		others.put("filterSubqueryDepth", (long) this.limits.maxFilterSubqueryDepth());
		others.put("filterDepth", (long) this.limits.maxFilterDepth());
		others.put("filterTerms", (long) this.limits.maxFilterTerms());
		others.put("filterValues", (long) this.limits.maxFilterValues());
		others.put("searchLength", (long) this.limits.maxSearchLength());
		others.put("bodyBytes", this.requestLimits.body());
		others.put("answerBytes", this.requestLimits.answer());
		others.put("milliseconds", this.time.toMillis());
		others.put("operations", (long) this.requestLimits.operations());
		others.put("operationsPerClient", (long) this.requestLimits.operationsPerCaller());
		return others;
	}

	private long most(String limit) {
		return switch (limit) {
			case "selections" -> this.operationLimits.maxSelections();
			case "depth" -> this.operationLimits.maxDepth();
			case "rootFields" -> this.operationLimits.maxRootFields();
			case "aliases" -> this.operationLimits.maxAliases();
			case "directives" -> this.operationLimits.maxDirectives();
			case "tokens" -> this.operationLimits.maxTokens();
			case "characters" -> this.operationLimits.maxCharacters();
			case "subqueryDepth" -> this.limits.maxSubqueryDepth();
			case "subqueries" -> this.limits.maxSubqueries();
			case "first" -> this.limits.maxFirst();
			case "rows" -> this.limits.maxRows();
			case "values" -> this.limits.maxValues();
			case "cost" -> this.limits.maxCost();
			default -> throw new IllegalArgumentException("The limit " + limit + " is unknown.");
		};
	}

	private static Map<String, Object> limit(long used, long most) {
		Map<String, Object> limit = new LinkedHashMap<>();
		limit.put("used", used);
		limit.put("most", most);
		return limit;
	}

}
