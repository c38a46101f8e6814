package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.SortItem;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.AggregatePlan;
import dev.newsgraph.query.plan.AggregatePlan.Group;
import dev.newsgraph.query.plan.AggregatePlan.Value;
import dev.newsgraph.query.plan.FieldPlan;

/**
 * Translates the aggregates of a connection to Cypher. Each aggregate is an expression of
 * its own that reads the objects of the connection.
 */
final class AggregateTranslator {

	private final VariableNames names;

	private final SourceTranslator sources;

	private final ProjectionTranslator projection;

	AggregateTranslator(VariableNames names, SourceTranslator sources, ProjectionTranslator projection) {
		this.names = names;
		this.sources = sources;
		this.projection = projection;
	}

	/**
	 * Returns the expression of an aggregate: a map, or a list of groups.
	 * @param parent scope of the object that has the connection
	 * @param connection connection whose objects are aggregated
	 * @param plan aggregate to translate
	 */
	Expression value(Scope parent, FieldPlan.Connection connection, AggregatePlan plan) {
		Scope scope = this.sources.scope(connection.target(), connection.source(),
				this.projection.columns(connection.target(), List.of(), List.of(), connection.filter()));
		Group group = plan.group();
		if (group == null) {
			OngoingReading reading = this.sources.all(parent, scope, connection);
			// Imported variables become grouping keys, so a connection without objects
			// produces no group. The appended aggregate of no objects covers this case.
			return Cypher.collect(reading.returning(aggregate(scope, plan)).build())
				.add(Cypher.listOf(emptyAggregate(plan)));
		}
		return groups(parent, scope, connection, plan, group);
	}

	private Expression groups(Scope parent, Scope scope, FieldPlan.Connection connection, AggregatePlan plan,
			Group group) {
		SymbolicName value = this.names.next("group");
		SymbolicName count = this.names.next("count");
		List<IdentifiableElement> elements = new ArrayList<>();
		OngoingReading reading = grouped(this.sources.all(parent, scope, connection), scope, group, value, elements);
		Map<AggregatePlan.Entry, SymbolicName> figures = figures(scope, plan, count, elements);
		return Cypher.collect(reading.with(elements)
			.orderBy(order(group, value, count))
			.limit(Cypher.parameter(group.limit()))
			.returning(entries(plan, group, value, count, figures))
			.build());
	}

	/**
	 * Adds the count and the measures of a group, and returns the variables of the
	 * measures.
	 */
	private Map<AggregatePlan.Entry, SymbolicName> figures(Scope scope, AggregatePlan plan, SymbolicName count,
			List<IdentifiableElement> elements) {
		Map<AggregatePlan.Entry, SymbolicName> figures = new LinkedHashMap<>();
		elements.add(Cypher.count(scope.self()).as(count));
		for (AggregatePlan.Entry entry : plan.entries()) {
			if (entry.value() instanceof Value.PropertyMeasures measures) {
				SymbolicName figure = this.names.next(measures.property());
				figures.put(entry, figure);
				elements.add(measures(scope, measures).as(figure));
			}
		}
		return figures;
	}

	private Expression entries(AggregatePlan plan, Group group, SymbolicName value, SymbolicName count,
			Map<AggregatePlan.Entry, SymbolicName> figures) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.Entry entry : plan.entries()) {
			entries.add(entry.key());
			entries.add(figures.containsKey(entry) ? figures.get(entry) : value(entry.value(), group, value, count));
		}
		return Cypher.mapOf(entries.toArray());
	}

	/**
	 * Returns the clauses that bind the list of groups, and what the row without an
	 * object carries. That row belongs to the group without a value, which is left out.
	 * @param reading clauses that bind the objects and what is carried
	 */
	CarriedRows carriedGroups(OngoingReading reading, Scope scope, SymbolicName carried, AggregatePlan plan,
			Group group) {
		SymbolicName value = this.names.next("group");
		SymbolicName count = this.names.next("count");
		SymbolicName kept = this.names.next(CarriedRows.CARRIED);
		List<IdentifiableElement> elements = new ArrayList<>();
		OngoingReading grouped = reading;
		if (group instanceof Group.ByRelated related) {
			elements.add(value);
			grouped = reading.optionalMatch(FilterTranslator.pattern(scope, related.source(), related.type(), value));
		}
		else {
			// The function rejects null.
			elements.add(Cypher.caseExpression()
				.when(property(scope, group).isNotNull())
				.then(value(scope, group))
				.as(value));
		}
		Map<AggregatePlan.Entry, SymbolicName> figures = figures(scope, plan, count, elements);
		elements.add(Cypher.head(Cypher.collect(carried)).as(kept));
		List<SortItem> order = new ArrayList<>(List.of(kept.isNull().ascending()));
		order.addAll(order(group, value, count));
		OngoingReading sorted = grouped.with(elements)
			.orderBy(order)
			.limit(Cypher.parameter(group.limit()).add(Cypher.literalOf(1)));
		return CarriedRows.collected(this.names, sorted, kept, entries(plan, group, value, count, figures));
	}

	private static OngoingReading grouped(OngoingReading reading, Scope scope, Group group, SymbolicName value,
			List<IdentifiableElement> elements) {
		if (group instanceof Group.ByRelated related) {
			elements.add(value);
			return reading.with(scope.identifiers())
				.match(FilterTranslator.pattern(scope, related.source(), related.type(), value));
		}
		elements.add(value(scope, group).as(value));
		// Objects without the value belong to no group.
		return reading.with(scope.identifiers()).where(property(scope, group).isNotNull());
	}

	private static Expression property(Scope scope, Group group) {
		return switch (group) {
			case Group.ByProperty property -> scope.value(false, property.property());
			case Group.ByPeriod period -> scope.value(false, period.property());
			case Group.ByRelated related -> throw new IllegalArgumentException("Related objects are not a property");
		};
	}

	// The import stores every instant in UTC.
	private static Expression value(Scope scope, Group group) {
		return (group instanceof Group.ByPeriod period) ? Cypher.call("datetime.truncate")
			.withArgs(Cypher.literalOf(period.unit()), property(scope, group))
			.asFunction() : property(scope, group);
	}

	private static List<SortItem> order(Group group, SymbolicName value, SymbolicName count) {
		return switch (group) {
			case Group.ByPeriod period -> List.of(value.descending());
			case Group.ByProperty property -> List.of(count.descending(), value.ascending());
			case Group.ByRelated related ->
				List.of(count.descending(), Cypher.property(value, related.type().key()).ascending());
		};
	}

	private Expression value(Value requested, Group group, SymbolicName value, SymbolicName count) {
		return switch (requested) {
			case Value.Count counted -> count;
			case Value.Key key -> switch (group) {
				case Group.ByProperty property -> value;
				case Group.ByPeriod period ->
					Cypher.call("toString").withArgs(Cypher.call("date").withArgs(value).asFunction()).asFunction();
				case Group.ByRelated related -> Cypher.property(value, related.type().key());
			};
			case Value.Start start -> (group instanceof Group.ByPeriod) ? value : Cypher.literalNull();
			case Value.GroupedObject object when group instanceof Group.ByRelated related ->
				this.projection.map(Scope.of(value, related.type().key()), object.target().fields());
			default -> Cypher.literalNull();
		};
	}

	private Expression aggregate(Scope scope, AggregatePlan plan) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.Entry entry : plan.entries()) {
			entries.add(entry.key());
			entries.add((entry.value() instanceof Value.PropertyMeasures measures) ? measures(scope, measures)
					: Cypher.count(scope.self()));
		}
		return Cypher.mapOf(entries.toArray());
	}

	private static Expression emptyAggregate(AggregatePlan plan) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.Entry entry : plan.entries()) {
			entries.add(entry.key());
			entries.add((entry.value() instanceof Value.PropertyMeasures) ? Cypher.mapOf() : Cypher.literalOf(0));
		}
		return Cypher.mapOf(entries.toArray());
	}

	private static Expression measures(Scope scope, Value.PropertyMeasures measures) {
		Expression property = scope.value(false, measures.property());
		Expression value = (measures.ignored() == null) ? property
				: Cypher.caseExpression()
					.when(property.isNotEqualTo(Cypher.literalOf(measures.ignored())))
					.then(property);
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.NamedMeasure measure : measures.measures()) {
			entries.add(measure.key());
			entries.add(switch (measure.measure()) {
				case MIN -> Cypher.min(value);
				case MAX -> Cypher.max(value);
				case AVERAGE -> average(value);
			});
		}
		return Cypher.mapOf(entries.toArray());
	}

	// The last digit of avg() depends on the order of the rows.
	private static Expression average(Expression value) {
		return Cypher.caseExpression()
			.when(Cypher.count(value).gt(Cypher.literalOf(0)))
			.then(Cypher.call("toFloat").withArgs(Cypher.sum(value)).asFunction().divide(Cypher.count(value)));
	}

}
