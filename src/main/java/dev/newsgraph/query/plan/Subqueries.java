package dev.newsgraph.query.plan;

import java.util.Collection;

/**
 * The subqueries of a planned root field. Each related object, list, connection and
 * computed value is a subquery, and so is each condition on related objects in a filter.
 * The time that the database needs to plan a statement grows faster than their number,
 * and it can double with each level.
 *
 * @param depth how deep the subqueries are nested
 * @param count number of all subqueries
 */
public record Subqueries(int depth, int count) {

	/** No subqueries. */
	public static final Subqueries NONE = new Subqueries(0, 0);

	/** Returns the subqueries of a plan. */
	public static Subqueries of(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.Empty empty -> NONE;
			case SelectionPlan.ByKey byKey -> of(byKey.fields());
			case SelectionPlan.ByKeys byKeys -> {
				Subqueries all = NONE;
				for (SelectionPlan.ByKeys.Group group : byKeys.groups()) {
					all = all.and(of(group.fields()));
				}
				yield all;
			}
			case SelectionPlan.Standalone standalone -> of(standalone.field());
		};
	}

	/** Returns these subqueries and others beside them. */
	public Subqueries and(Subqueries other) {
		return new Subqueries(Math.max(this.depth, other.depth), this.count + other.count);
	}

	private Subqueries within() {
		return new Subqueries(this.depth + 1, this.count + 1);
	}

	private static Subqueries of(Collection<FieldPlan> fields) {
		Subqueries all = NONE;
		for (FieldPlan field : fields) {
			all = all.and(of(field));
		}
		return all;
	}

	private static Subqueries of(FieldPlan field) {
		return switch (field) {
			case FieldPlan.Property property -> NONE;
			case FieldPlan.NodeKey key -> NONE;
			case FieldPlan.EdgeKey key -> NONE;
			case FieldPlan.RowKey key -> NONE;
			case FieldPlan.Highlights highlights -> NONE;
			case FieldPlan.Count count -> NONE;
			case FieldPlan.Computed computed -> conditions(computed.statement()).within();
			case FieldPlan.Members members -> {
				Subqueries all = NONE;
				for (FieldPlan.Member member : members.members()) {
					all = all.and(of(member.target().fields()));
				}
				yield all;
			}
			case FieldPlan.SingleObject single -> of(single.source(), of(single.target().fields()));
			case FieldPlan.ObjectList list -> of(list.source(), of(list.target().fields()));
			case FieldPlan.Connection connection -> of(connection.source(),
					of(connection.target().fields()).and(of(connection.edgeFields()))
						.and(filter(connection.filter()))
						.and(groups(connection)));
		};
	}

	// The values of a column have been read by the parent.
	private static Subqueries of(SourcePlan source, Subqueries inner) {
		return switch (source) {
			case SourcePlan.Column column -> inner;
			case SourcePlan.Maps maps -> inner;
			case SourcePlan.SingleRow row -> inner;
			case SourcePlan.Self self -> inner;
			default -> inner.and(conditions(source)).within();
		};
	}

	private static Subqueries groups(FieldPlan.Connection connection) {
		Subqueries all = NONE;
		for (FieldPlan.Connection groups : connection.groups()) {
			all = all.and(of(groups.target().fields()).within());
		}
		return all;
	}

	private static Subqueries conditions(SourcePlan source) {
		return (source instanceof SourcePlan.Statement statement) ? filters(statement.conditions().values()) : NONE;
	}

	private static Subqueries filter(FilterExpression filter) {
		return switch (filter) {
			case FilterExpression.All all -> filters(all.terms());
			case FilterExpression.Any any -> filters(any.terms());
			case FilterExpression.Not not -> filter(not.term());
			case FilterExpression.OfColumn column -> filter(column.condition());
			case FilterExpression.Exists exists -> filter(exists.condition()).within();
			case FilterExpression.Comparison comparison -> NONE;
			case FilterExpression.Missing missing -> NONE;
		};
	}

	private static Subqueries filters(Collection<FilterExpression> terms) {
		Subqueries all = NONE;
		for (FilterExpression term : terms) {
			all = all.and(filter(term));
		}
		return all;
	}

}
