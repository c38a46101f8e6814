package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;

import dev.newsgraph.query.plan.AggregatePlan;
import dev.newsgraph.query.plan.AggregatePlan.Value;
import dev.newsgraph.query.plan.FieldPlan;

/**
 * Translates the aggregates of a connection to Cypher. Each aggregate is an expression of
 * its own that reads the objects of the connection.
 */
final class AggregateTranslator {

	private final SourceTranslator sources;

	private final ProjectionTranslator projection;

	AggregateTranslator(SourceTranslator sources, ProjectionTranslator projection) {
		this.sources = sources;
		this.projection = projection;
	}

	/**
	 * Returns the expression of an aggregate: a list of one map.
	 * @param parent scope of the object that has the connection
	 * @param connection connection whose objects are aggregated
	 * @param plan aggregate to translate
	 */
	Expression value(Scope parent, FieldPlan.Connection connection, AggregatePlan plan) {
		Scope scope = this.sources.scope(connection.target(), connection.source(),
				this.projection.columns(connection.target(), List.of(), List.of(), connection.filter()));
		OngoingReading reading = this.sources.all(parent, scope, connection);
		// Imported variables become grouping keys, so a connection without objects
		// produces no group. The appended aggregate of no objects covers this case.
		return Cypher.collect(reading.returning(aggregate(scope, plan)).build())
			.add(Cypher.listOf(emptyAggregate(plan)));
	}

	private Expression aggregate(Scope scope, AggregatePlan plan) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.Entry entry : plan.entries()) {
			entries.add(entry.key());
			entries.add((entry.value() instanceof Value.PropertyMeasures measures)
					? measures(scope, measures, UnaryOperator.identity()) : Cypher.count(scope.self()));
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

	/**
	 * Returns the map of the measures of a property.
	 * @param once returns what stands for an aggregate function, so that one that occurs
	 * in several places can be computed once
	 */
	static Expression measures(Scope scope, Value.PropertyMeasures measures, UnaryOperator<Expression> once) {
		Expression property = scope.value(false, measures.property());
		Expression value = (measures.ignored() == null) ? property
				: Cypher.caseExpression()
					.when(property.isNotEqualTo(Cypher.literalOf(measures.ignored())))
					.then(property);
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.NamedMeasure measure : measures.measures()) {
			entries.add(measure.key());
			entries.add(switch (measure.measure()) {
				case MIN -> once.apply(Cypher.min(value));
				case MAX -> once.apply(Cypher.max(value));
				case AVERAGE -> average(value, once);
			});
		}
		return Cypher.mapOf(entries.toArray());
	}

	// The last digit of avg() depends on the order of the rows.
	private static Expression average(Expression value, UnaryOperator<Expression> once) {
		Expression count = once.apply(Cypher.count(value));
		return Cypher.caseExpression()
			.when(count.gt(Cypher.literalOf(0)))
			.then(Cypher.call("toFloat").withArgs(once.apply(Cypher.sum(value))).asFunction().divide(count));
	}

}
