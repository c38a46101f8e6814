package dev.newsgraph.query.plan;

import java.util.Collection;
import java.util.List;

import dev.newsgraph.query.plan.AggregatePlan.Value;

/**
 * Computes how deep the subqueries of a planned root field are nested. Each related
 * object, list, connection and computed value is a subquery, and so is each condition on
 * related objects in a filter. The database may need twice the time to plan a statement
 * with each level.
 */
public final class SubqueryDepth {

	private SubqueryDepth() {
	}

	/** Returns the depth of the deepest subquery; 0 if there is none. */
	public static int of(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.Empty empty -> 0;
			case SelectionPlan.ByKey byKey -> of(byKey.fields());
			case SelectionPlan.ByKeys byKeys ->
				max(byKeys.groups().stream().mapToInt((group) -> of(group.fields())).toArray());
			case SelectionPlan.Standalone standalone -> of(standalone.field());
		};
	}

	private static int of(Collection<FieldPlan> fields) {
		int depth = 0;
		for (FieldPlan field : fields) {
			depth = Math.max(depth, of(field));
		}
		return depth;
	}

	private static int of(FieldPlan field) {
		return switch (field) {
			case FieldPlan.Property property -> 0;
			case FieldPlan.NodeKey key -> 0;
			case FieldPlan.Highlights highlights -> 0;
			case FieldPlan.Count count -> 0;
			case FieldPlan.Computed computed -> 1 + of(computed.statement());
			case FieldPlan.Members members ->
				max(members.members().stream().mapToInt((member) -> of(member.target().fields())).toArray());
			case FieldPlan.SingleObject single ->
				level(single.source()) + Math.max(of(single.source()), of(single.target().fields()));
			case FieldPlan.ObjectList list ->
				level(list.source()) + Math.max(of(list.source()), of(list.target().fields()));
			case FieldPlan.Connection connection ->
				level(connection.source()) + max(of(connection.source()), filter(connection.filter()),
						of(connection.target().fields()), of(connection.edgeFields()), aggregates(connection));
		};
	}

	private static int aggregates(FieldPlan.Connection connection) {
		int depth = 0;
		for (AggregatePlan aggregate : connection.aggregates()) {
			for (AggregatePlan.Entry entry : aggregate.entries()) {
				if (entry.value() instanceof Value.GroupedObject object) {
					depth = Math.max(depth, 1 + of(object.target().fields()));
				}
			}
		}
		return depth;
	}

	// The values of a column have been read by the parent.
	private static int level(SourcePlan source) {
		return switch (source) {
			case SourcePlan.Column column -> 0;
			case SourcePlan.Maps maps -> 0;
			case SourcePlan.SingleRow row -> 0;
			default -> 1;
		};
	}

	private static int of(SourcePlan source) {
		return (source instanceof SourcePlan.Statement statement)
				? max(statement.conditions().values().stream().mapToInt(SubqueryDepth::filter).toArray()) : 0;
	}

	/** Returns the depth of the deepest subquery of a filter. */
	static int filter(FilterExpression filter) {
		return switch (filter) {
			case FilterExpression.All all -> filters(all.terms());
			case FilterExpression.Any any -> filters(any.terms());
			case FilterExpression.Not not -> filter(not.term());
			case FilterExpression.OfColumn column -> filter(column.condition());
			case FilterExpression.Exists exists -> 1 + filter(exists.condition());
			case FilterExpression.Comparison comparison -> 0;
			case FilterExpression.Missing missing -> 0;
		};
	}

	private static int filters(List<FilterExpression> terms) {
		int depth = 0;
		for (FilterExpression term : terms) {
			depth = Math.max(depth, filter(term));
		}
		return depth;
	}

	private static int max(int... depths) {
		int most = 0;
		for (int depth : depths) {
			most = Math.max(most, depth);
		}
		return most;
	}

}
