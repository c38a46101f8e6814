package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.schema.NodeType;

/**
 * Estimates the maximum number of objects that a planned field returns by multiplying
 * page sizes down the tree, the number of their values, and its cost: the number of rows
 * that it reads. A cost counts what is read to filter, sort, count and group, from the
 * counts of the graph.
 */
public final class PlanEstimator {

	/** Upper limit of an estimate. Greater values are reported as this value. */
	public static final long MAX_ESTIMATE = 1_000_000_000_000L;

	private final QueryLimits limits;

	private final ReadSizes sizes;

	private long otherReads;

	private long greatestPage;

	private PlanEstimator(QueryLimits limits, GraphCounts counts, Map<String, Object> parameters) {
		this.limits = limits;
		this.sizes = new ReadSizes(limits, counts, parameters);
	}

	/**
	 * Returns the estimate of a planned root field.
	 * @param limits limits that contain the assumed sizes
	 * @param counts counts of the graph
	 * @param field planned field with its parameter values
	 * @param selected selection from which the field was planned
	 */
	public static PlanEstimate estimate(QueryLimits limits, GraphCounts counts, PlannedField field,
			SelectedField selected) {
		PlanEstimator estimator = new PlanEstimator(limits, counts, field.parameters());
		long rows = product(estimator.root(field.plan()), field.copies());
		long values = new ValueEstimator(limits, estimator.sizes).values(field, selected);
		return new PlanEstimate(rows, sum(rows, estimator.otherReads), values, estimator.greatestPage);
	}

	private long root(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.Empty empty -> 0;
			case SelectionPlan.ByKey byKey -> objects(1, byKey.type(), byKey.fields());
			case SelectionPlan.ByKeys byKeys -> {
				long rows = 0;
				for (SelectionPlan.ByKeys.Group group : byKeys.groups()) {
					rows = sum(rows, objects(this.sizes.keys(group), group.type(), group.fields()));
				}
				yield rows;
			}
			case SelectionPlan.Standalone standalone -> field(1, null, standalone.field());
		};
	}

	private long objects(long number, Target target) {
		return objects(number, target.node(), target.fields());
	}

	/** Returns the number of objects and of everything read below each of them. */
	private long objects(long number, @Nullable NodeType type, List<FieldPlan> fields) {
		long rows = number;
		for (FieldPlan field : fields) {
			rows = sum(rows, field(number, type, field));
		}
		return rows;
	}

	private long field(long parents, @Nullable NodeType owner, FieldPlan field) {
		return switch (field) {
			case FieldPlan.Property property -> 0;
			case FieldPlan.NodeKey key -> 0;
			case FieldPlan.EdgeKey key -> 0;
			case FieldPlan.RowKey key -> 0;
			case FieldPlan.Count count -> addReads(parents);
			case FieldPlan.Computed computed -> addSourceReads(parents, computed.statement());
			case FieldPlan.Highlights highlights ->
				product(parents, highlights.properties().size() * (1L + this.limits.assumedList()));
			case FieldPlan.Members members -> members(product(parents, this.limits.assumedList()), members);
			case FieldPlan.SingleObject single ->
				addSourceReads(parents, single.source()) + objects(parents, single.target());
			case FieldPlan.ObjectList list -> addSourceReads(parents, list.source())
					+ objects(product(parents, this.sizes.list(list.source())), list.target());
			case FieldPlan.Connection connection -> connection(parents, owner, connection);
		};
	}

	// Each row has one type, so the type that returns the most objects is an upper bound.
	private long members(long number, FieldPlan.Members members) {
		long rows = number;
		for (FieldPlan.Member member : members.members()) {
			rows = Math.max(rows, objects(number, member.target()));
		}
		return rows;
	}

	private long connection(long parents, @Nullable NodeType owner, FieldPlan.Connection connection) {
		addSourceReads(parents, connection.source());
		long all = product(parents, this.sizes.objects(connection, owner));
		boolean filtered = !connection.filter().equals(FilterExpression.NONE);
		long filtering = product(all, 1 + this.sizes.ofFilter(connection.filter(), connection.target().node()));
		long rows = 0;
		Page page = connection.page();
		if (page != null) {
			long size = this.sizes.number(page.sizeParameter());
			this.greatestPage = Math.max(this.greatestPage, size);
			long number = product(parents, size);
			rows = page.edges()
					? sum(objects(number, connection.target()), objects(number, null, connection.edgeFields()) - number)
					: addReads(number);
			if (filtered || isSorted(connection)) {
				addReads(filtering);
			}
		}
		if (connection.totalCount()) {
			addReads(filtered ? filtering : parents);
		}
		for (AggregatePlan aggregate : connection.aggregates()) {
			addReads((filtered || !aggregate.isCountOnly()) ? filtering : parents);
		}
		for (FieldPlan.Connection groups : connection.groups()) {
			rows = sum(rows, groups(parents, all, filtering, connection.target().node(), groups));
		}
		return rows;
	}

	// An index has the order of a page of all nodes. A statement sorts rows that it has
	// read already.
	private static boolean isSorted(FieldPlan.Connection connection) {
		return switch (connection.source()) {
			case SourcePlan.AllNodes all -> connection.order().stream().anyMatch((term) -> term.computed() != null);
			case SourcePlan.Relationship relationship -> true;
			default -> false;
		};
	}

	// The page and the total count are read separately.
	private long groups(long parents, long all, long filtering, @Nullable NodeType type, FieldPlan.Connection groups) {
		long grouping = filtering;
		if (groups.source() instanceof SourcePlan.Groups source
				&& source.group() instanceof AggregatePlan.Group.ByRelated related) {
			grouping = sum(filtering, product(all, this.sizes.degree(related.source(), type)));
		}
		if (groups.totalCount()) {
			addReads(grouping);
		}
		Page page = groups.page();
		if (page == null) {
			return 0;
		}
		addReads(grouping);
		return objects(product(parents, this.sizes.number(page.sizeParameter())), groups.target());
	}

	/** Adds the rows that a statement reads to produce its result. */
	private long addSourceReads(long parents, SourcePlan source) {
		if (source instanceof SourcePlan.Statement statement) {
			for (String cap : statement.capParameters()) {
				addReads(product(parents, this.sizes.number(cap)));
			}
			addReads(product(parents, this.sizes.reads(statement)));
		}
		return 0;
	}

	/** Adds rows that are read but are not objects of the response. */
	private long addReads(long number) {
		this.otherReads = sum(this.otherReads, number);
		return 0;
	}

	static long sum(long a, long b) {
		return Math.min(MAX_ESTIMATE, a + b);
	}

	static long product(long a, long b) {
		return (b != 0 && a > MAX_ESTIMATE / b) ? MAX_ESTIMATE : a * b;
	}

}
