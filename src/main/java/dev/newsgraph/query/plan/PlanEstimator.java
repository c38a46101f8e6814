package dev.newsgraph.query.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.AggregatePlan.Value;

/**
 * Estimates the maximum number of objects that a planned field returns by multiplying
 * page sizes down the tree. The cost is this number plus the rows that are read but not
 * returned.
 */
public final class PlanEstimator {

	/** Upper limit of an estimate. Greater values are reported as this value. */
	public static final long MAX_ESTIMATE = 1_000_000_000_000L;

	private final QueryLimits limits;

	private final Map<String, Object> parameters;

	private long otherReads;

	private long greatestPage;

	private PlanEstimator(QueryLimits limits, Map<String, Object> parameters) {
		this.limits = limits;
		this.parameters = parameters;
	}

	/**
	 * Returns the estimate of a planned root field.
	 * @param limits limits that contain the assumed sizes
	 * @param field planned field with its parameter values
	 */
	public static PlanEstimate estimate(QueryLimits limits, PlannedField field) {
		PlanEstimator estimator = new PlanEstimator(limits, field.parameters());
		long rows = product(estimator.root(field.plan()), field.copies());
		return new PlanEstimate(rows, Math.min(MAX_ESTIMATE, rows + estimator.otherReads), estimator.greatestPage);
	}

	private long root(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.Empty empty -> 0;
			case SelectionPlan.ByKey byKey -> objects(1, byKey.fields());
			case SelectionPlan.ByKeys byKeys -> {
				long rows = 0;
				for (SelectionPlan.ByKeys.Group group : byKeys.groups()) {
					rows = Math.min(MAX_ESTIMATE, rows + objects(keys(group), group.fields()));
				}
				yield rows;
			}
			case SelectionPlan.Standalone standalone -> field(1, standalone.field());
		};
	}

	/** Returns the number of objects and of everything read below each of them. */
	private long objects(long number, List<FieldPlan> fields) {
		long rows = number;
		for (FieldPlan field : fields) {
			rows = Math.min(MAX_ESTIMATE, rows + field(number, field));
		}
		return rows;
	}

	private long field(long parents, FieldPlan field) {
		return switch (field) {
			case FieldPlan.Property property -> 0;
			case FieldPlan.NodeKey key -> 0;
			case FieldPlan.Count count -> addReads(parents);
			case FieldPlan.Computed computed -> addSourceReads(parents, computed.statement());
			case FieldPlan.Highlights highlights ->
				product(parents, highlights.properties().size() * (1L + this.limits.assumedList()));
			case FieldPlan.Members members -> members(product(parents, this.limits.assumedList()), members);
			case FieldPlan.SingleObject single ->
				addSourceReads(parents, single.source()) + objects(parents, single.target().fields());
			case FieldPlan.ObjectList list -> addSourceReads(parents, list.source())
					+ objects(product(parents, size(list.source())), list.target().fields());
			case FieldPlan.Connection connection -> connection(parents, connection);
		};
	}

	// Each row has one type, so the type that returns the most objects is an upper bound.
	private long members(long number, FieldPlan.Members members) {
		long rows = number;
		for (FieldPlan.Member member : members.members()) {
			rows = Math.max(rows, objects(number, member.target().fields()));
		}
		return rows;
	}

	private long connection(long parents, FieldPlan.Connection connection) {
		addSourceReads(parents, connection.source());
		long rows = 0;
		boolean all = !connection.filter().equals(FilterExpression.NONE);
		Page page = connection.page();
		if (page != null) {
			long size = number(page.sizeParameter());
			this.greatestPage = Math.max(this.greatestPage, size);
			long number = product(parents, size);
			rows = page.edges() ? Math.min(MAX_ESTIMATE,
					objects(number, connection.target().fields()) + objects(number, connection.edgeFields()) - number)
					: addReads(number);
		}
		if (connection.totalCount()) {
			addReads(parents);
		}
		for (AggregatePlan aggregate : connection.aggregates()) {
			all = all || !aggregate.isCountOnly();
			rows = Math.min(MAX_ESTIMATE, rows + groups(parents, aggregate));
		}
		if (all) {
			addReads(product(parents, this.limits.assumedSet()));
		}
		return rows;
	}

	private long groups(long parents, AggregatePlan aggregate) {
		if (aggregate.group() == null) {
			return 0;
		}
		long number = product(parents, number(aggregate.group().limit()));
		long rows = number;
		for (AggregatePlan.Entry entry : aggregate.entries()) {
			if (entry.value() instanceof Value.GroupedObject object) {
				rows = Math.min(MAX_ESTIMATE, rows + objects(number, object.target().fields()));
			}
		}
		return rows;
	}

	private long size(SourcePlan source) {
		if (!(source instanceof SourcePlan.Statement statement)) {
			return this.limits.assumedList();
		}
		if (!statement.sizeParameter().isEmpty() && value(statement.sizeParameter()) instanceof Number size) {
			return size.longValue();
		}
		return statement.capParameters().stream().mapToLong(this::number).min().orElse(this.limits.assumedList());
	}

	/**
	 * Adds the rows that a statement reads to produce its result, which its caps limit.
	 */
	private long addSourceReads(long parents, SourcePlan source) {
		if (source instanceof SourcePlan.Statement statement) {
			for (String cap : statement.capParameters()) {
				addReads(product(parents, number(cap)));
			}
		}
		return 0;
	}

	/** Adds rows that are read but are not objects of the response. */
	private long addReads(long number) {
		this.otherReads = Math.min(MAX_ESTIMATE, this.otherReads + number);
		return 0;
	}

	private @Nullable Object value(String parameter) {
		return this.parameters.get(parameter);
	}

	private long keys(SelectionPlan.ByKeys.Group group) {
		return (value(group.keysParameter()) instanceof Collection<?> keys) ? keys.size() : 0;
	}

	private long number(String parameter) {
		return (value(parameter) instanceof Number number) ? number.longValue() : 0;
	}

	private static long product(long a, long b) {
		return (b != 0 && a > MAX_ESTIMATE / b) ? MAX_ESTIMATE : a * b;
	}

}
