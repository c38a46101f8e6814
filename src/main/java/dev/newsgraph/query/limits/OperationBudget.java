package dev.newsgraph.query.limits;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.PlanEstimator;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.Subqueries;

/** Checks what the planned root fields of one operation may cost together. */
public final class OperationBudget {

	private static final String SMALLER_PAGES = "Request smaller pages, or fewer pages within pages.";

	private final QueryLimits limits;

	private final RoleLimits roles;

	private final Supplier<GraphCounts> counts;

	/**
	 * Creates the checks.
	 * @param limits limits that apply
	 * @param roles limits that apply to callers with a role instead
	 * @param counts returns the current counts of the graph
	 */
	public OperationBudget(QueryLimits limits, RoleLimits roles, Supplier<GraphCounts> counts) {
		this.limits = limits;
		this.roles = roles;
		this.counts = counts;
	}

	/** Returns the current counts of the graph. */
	public GraphCounts counts() {
		return this.counts.get();
	}

	/** Returns the subqueries of the plans of all root fields. */
	public static Subqueries subqueries(Collection<PlannedField> fields) {
		Subqueries all = Subqueries.NONE;
		for (PlannedField field : fields) {
			all = all.and(Subqueries.of(field.plan()));
		}
		return all;
	}

	/**
	 * Checks the subqueries of an operation.
	 * @throws OperationTooLargeException if there are too many, or they are nested too
	 * deep
	 */
	public void check(Subqueries subqueries) {
		if (subqueries.depth() > this.limits.maxSubqueryDepth()) {
			throw OperationTooLargeException.of("it nests related objects and lists", subqueries.depth(),
					"levels deep, with the conditions on related objects in its filters",
					this.limits.maxSubqueryDepth(), "max-subquery-depth",
					"Nest fewer levels, or use several operations.");
		}
		if (subqueries.count() > this.limits.maxSubqueries()) {
			throw OperationTooLargeException.of("it reads", subqueries.count(),
					"related objects, lists and conditions on related objects", this.limits.maxSubqueries(),
					"max-subqueries", "Select fewer of them, or use several operations.");
		}
	}

	/**
	 * Checks the estimates of all root fields.
	 * @param role the role of the caller
	 * @return the cost of all fields together, in rows that are read
	 * @throws OperationTooLargeException if they exceed a limit together
	 */
	public long check(Collection<PlanEstimate> estimates, Role role) {
		long rows = 0;
		long values = 0;
		long cost = 0;
		for (PlanEstimate estimate : estimates) {
			rows += estimate.rows();
			values += estimate.values();
			cost += estimate.cost();
		}
		check("it could return", rows, "objects", this.roles.rows(role, this.limits.maxRows()), SMALLER_PAGES);
		check("it could read", cost, "rows", this.roles.cost(role, this.limits.maxCost()), SMALLER_PAGES);
		check("it could return", values, "values", this.roles.values(role, this.limits.maxValues()),
				"Request smaller pages, or fewer fields of the objects in them.");
		return cost;
	}

	private static void check(String verb, long used, String unit, RoleLimits.Limit limit, String hint) {
		if (used > limit.most()) {
			throw OperationTooLargeException.of(verb, used, unit, limit.most(), limit.property(), hint);
		}
	}

	/**
	 * Returns the estimates of the root fields that read from the graph, by result key.
	 */
	public Map<String, PlanEstimate> estimates(Map<String, PlannedField> fields, List<SelectedField> selected) {
		GraphCounts known = this.counts.get();
		Map<String, PlanEstimate> estimates = new LinkedHashMap<>();
		for (SelectedField one : selected) {
			PlannedField field = fields.get(one.resultKey());
			if (field != null) {
				estimates.put(one.resultKey(), PlanEstimator.estimate(this.limits, known, field, one));
			}
		}
		return estimates;
	}

}
