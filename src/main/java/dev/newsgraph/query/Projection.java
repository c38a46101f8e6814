package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.SelectionPlan.FieldPlan;
import dev.newsgraph.query.SelectionPlan.SortTerm;
import dev.newsgraph.query.SelectionPlan.SourcePlan;
import dev.newsgraph.query.SelectionPlan.Target;

/**
 * Turns the fields of an object into the entries of a map. A single object is a list of
 * one: to take its head here would keep the planner from joining the subquery to the
 * rest.
 */
final class Projection {

	private final VariableNames names;

	private final Sources sources;

	private final Connections connections;

	Projection(VariableNames names) {
		this.names = names;
		this.sources = new Sources(names);
		this.connections = new Connections(names, this.sources, this);
	}

	/** Keys and values in turn. */
	List<Object> entries(Scope scope, List<FieldPlan> fields) {
		List<Object> entries = new ArrayList<>(2 * fields.size());
		Set<String> keys = new HashSet<>();
		for (FieldPlan field : fields) {
			if (keys.add(field.key())) {
				entries.add(field.key());
				entries.add(value(scope, field));
			}
		}
		return entries;
	}

	Expression map(Scope scope, List<FieldPlan> fields) {
		return Cypher.mapOf(entries(scope, fields).toArray());
	}

	Expression value(Scope scope, FieldPlan field) {
		return switch (field) {
			case FieldPlan.Property property when property.list() ->
				Cypher.coalesce(scope.value(property.ofEdge(), property.property()), Cypher.listOf());
			case FieldPlan.Property property -> scope.value(property.ofEdge(), property.property());
			case FieldPlan.NodeKey key -> Cypher.property(scope.self(), scope.key());
			case FieldPlan.Computed computed ->
				Cypher.collect(Cypher.returningRaw(Cypher.raw(Sources.withThis(scope) + computed.statement())).build());
			case FieldPlan.One one -> one(scope, one);
			case FieldPlan.Many many -> many(scope, many);
			case FieldPlan.Connection connection -> this.connections.value(scope, connection);
		};
	}

	private Expression one(Scope scope, FieldPlan.One one) {
		return switch (one.source()) {
			case SourcePlan.SingleRow row -> map(Scope.ROOT, one.target().fields());
			case SourcePlan.Column column when one.required() && one.target().node() != null ->
				map(Scope.of(scope.column(column.column()), one.target().node().key()), one.target().fields());
			default -> {
				Scope inner = this.sources.scope(one.target(), one.source(),
						columns(one.target(), List.of(), List.of()));
				yield Cypher
					.collect(this.sources.reading(scope, inner, one.target(), one.source(), Cypher.noCondition())
						.returning(map(inner, one.target().fields()))
						.limit(1)
						.build());
			}
		};
	}

	private Expression many(Scope scope, FieldPlan.Many many) {
		Scope inner = this.sources.scope(many.target(), many.source(), columns(many.target(), many.order(), List.of()));
		OngoingReading reading = this.sources.reading(scope, inner, many.target(), many.source(), Cypher.noCondition());
		if (!(many.source() instanceof SourcePlan.Column)) {
			reading = reading.with(inner.identifiers()).orderBy(new KeysetOrder(many.order(), inner).sort(false));
		}
		return Cypher.collect(reading.returning(map(inner, many.target().fields())).build());
	}

	/** The columns of a statement that are needed, with a variable for each. */
	Map<String, SymbolicName> columns(Target target, List<SortTerm> order, List<FieldPlan> edgeFields) {
		Set<String> needed = new LinkedHashSet<>();
		if (target.node() == null) {
			target.fields().forEach((field) -> column(field, needed));
		}
		else {
			needed.add("node");
		}
		edgeFields.forEach((field) -> column(field, needed));
		for (SortTerm term : order) {
			if (term.ofEdge() || target.node() == null) {
				needed.add(term.path().split("\\.")[0]);
			}
		}
		Map<String, SymbolicName> columns = new LinkedHashMap<>();
		needed.forEach(
				(column) -> columns.put(column, this.names.next((column.equals("node")) ? target.name() : column)));
		return columns;
	}

	private static void column(FieldPlan field, Set<String> needed) {
		switch (field) {
			case FieldPlan.Property property -> needed.add(property.property());
			case FieldPlan.One one when one.source() instanceof SourcePlan.Column column -> needed.add(column.column());
			case FieldPlan.Many many when many.source() instanceof SourcePlan.Column column ->
				needed.add(column.column());
			default -> {
				// Not read from a column.
			}
		}
	}

}
