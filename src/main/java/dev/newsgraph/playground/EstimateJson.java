package dev.newsgraph.playground;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.OperationEstimate;
import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.query.limits.RoleLimits;
import dev.newsgraph.transport.RequestLimits;

/**
 * Converts the estimate of an operation to JSON, together with all limits. A limit that
 * is known only while the operation runs, or that its errors name, has no {@code used}.
 */
final class EstimateJson {

	private final QueryProperties limits;

	private final OperationProperties operationLimits;

	private final RequestLimits requestLimits;

	private final RoleLimits roles;

	private final Duration time;

	/**
	 * Creates an instance.
	 * @param roles limits that apply to callers with a role instead
	 * @param time the time limit of an operation
	 */
	EstimateJson(QueryProperties limits, OperationProperties operationLimits, RequestLimits requestLimits,
			RoleLimits roles, Duration time) {
		this.roles = roles;
		this.limits = limits;
		this.operationLimits = operationLimits;
		this.requestLimits = requestLimits;
		this.time = time;
	}

	/**
	 * Returns the JSON object of an estimate.
	 * @param role the role of the caller
	 */
	Map<String, Object> of(OperationPreview preview, Role role) {
		OperationEstimate estimate = preview.estimate();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("fields", estimate.fields());
		json.put("depth", estimate.depth());
		json.put("rows", estimate.rows());
		json.put("values", estimate.values());
		json.put("cost", estimate.cost());
		json.put("statements", preview.statements().size());
		json.put("limits", limits(estimate, role));
		json.put("roots", estimate.roots());
		json.put("errors", preview.errors());
		return json;
	}

	private Map<String, Object> limits(OperationEstimate estimate, Role role) {
		Map<String, Object> limits = new LinkedHashMap<>();
		estimate.uses().forEach((name, used) -> limits.put(name, limit(used, most(name, role))));
		others(role).forEach((name, most) -> limits.put(name, Map.of("most", most)));
		return limits;
	}

	private Map<String, Long> others(Role role) {
		Map<String, Long> others = new LinkedHashMap<>();
		others.put("filterSubqueryDepth", (long) this.limits.maxFilterSubqueryDepth());
		others.put("filterDepth", (long) this.limits.maxFilterDepth());
		others.put("filterTerms", (long) this.limits.maxFilterTerms());
		others.put("filterValues", (long) this.limits.maxFilterValues());
		others.put("searchLength", (long) this.limits.maxSearchLength());
		others.put("bodyBytes", this.requestLimits.body(role));
		others.put("answerBytes", this.requestLimits.answer());
		others.put("milliseconds", this.time.toMillis());
		others.put("operations", (long) this.requestLimits.operations());
		others.put("operationsPerClient", (long) this.requestLimits.operationsPerCaller());
		return others;
	}

	private long most(String limit, Role role) {
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
			case "rows" -> this.roles.rows(role, this.limits.maxRows()).most();
			case "values" -> this.roles.values(role, this.limits.maxValues()).most();
			case "cost" -> this.roles.cost(role, this.limits.maxCost()).most();
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
