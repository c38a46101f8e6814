package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.ExposesWith;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReadingAndReturn;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.execution.MemberRows;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.query.plan.StatementFilter;
import dev.newsgraph.schema.NodeType;

/**
 * Translates the fields of an object to the entries of a map. A single object is returned
 * as a list of one, because {@code head()} would keep the planner from unnesting the
 * subquery.
 */
final class ProjectionTranslator {

	/** Maximum number of characters of a text that are searched for highlights. */
	private static final int MAX_HIGHLIGHTED_LENGTH = 1 << 16;

	private final VariableNames names;

	private final FilterTranslator filters;

	private final SourceTranslator sources;

	private final ConnectionTranslator connections;

	private final CappedRowsTranslator cappedRows;

	ProjectionTranslator(VariableNames names) {
		this.names = names;
		this.filters = new FilterTranslator(names);
		this.sources = new SourceTranslator(names, this.filters);
		this.cappedRows = new CappedRowsTranslator(names, this.sources, this.filters, this);
		this.connections = new ConnectionTranslator(names, this.sources, this.filters, this.cappedRows, this);
	}

	/** Returns the entries of the map, with keys and values alternating. */
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

	/** Returns the predicate of a filter on a node. */
	Condition condition(Scope scope, FilterExpression filter) {
		return this.filters.condition(scope, filter);
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
			case FieldPlan.EdgeKey key -> edgeKey(scope, key);
			case FieldPlan.RowKey key -> rowKey(scope, key);
			case FieldPlan.Computed computed -> Cypher.collect(this.sources.raw(scope, computed.statement()));
			case FieldPlan.Count count -> this.filters.count(scope, count.counted(), count.visible());
			case FieldPlan.SingleObject single -> singleObject(scope, single);
			case FieldPlan.ObjectList list -> objectList(scope, list);
			case FieldPlan.Connection connection -> this.connections.value(scope, connection);
			case FieldPlan.Members members -> members(scope, members);
			case FieldPlan.Highlights highlights -> highlights(scope, highlights);
		};
	}

	/**
	 * Returns the clauses that read a value of each row. Rows whose node has been removed
	 * since it was found are left out. A statement sees the commits of others, so the
	 * value is read first: if the node still exists then, all of the value was read from
	 * it.
	 * @param scope variables of the row
	 * @param target type of the rows
	 * @param rows clauses that find the rows
	 * @param value value of a row
	 */
	OngoingReadingAndReturn existing(Scope scope, Target target, OngoingReading rows, Expression value) {
		NodeType type = target.node();
		return (type == null) ? rows.returning(value)
				: existing(scope.self(), type, rows, value, this.names.next("read"));
	}

	/**
	 * Returns the clauses that read a value of each node that still exists then.
	 * @param name column of the value
	 */
	static OngoingReadingAndReturn existing(SymbolicName node, NodeType type, ExposesWith rows, Expression value,
			SymbolicName name) {
		return rows.with(value.as(name), node).where(Cypher.anyNode(node).hasLabels(type.label())).returning(name);
	}

	private static Expression edgeKey(Scope scope, FieldPlan.EdgeKey key) {
		Expression owner = Cypher.call(key.outgoing() ? "startNode" : "endNode").withArgs(scope.reached()).asFunction();
		return Cypher.listOf(Cypher.literalOf(key.owner().name()), Cypher.property(owner, key.owner().key()),
				Cypher.property(scope.self(), scope.key()));
	}

	private static Expression rowKey(Scope scope, FieldPlan.RowKey key) {
		if (key.paths().isEmpty()) {
			return Cypher.literalOf(key.type());
		}
		List<Expression> parts = new ArrayList<>(key.paths().stream().map((path) -> scope.value(false, path)).toList());
		if (key.argumentsParameter() != null) {
			parts.add(Cypher.parameter(key.argumentsParameter()));
		}
		return Cypher.listOf(parts);
	}

	private Expression singleObject(Scope scope, FieldPlan.SingleObject single) {
		return switch (single.source()) {
			case SourcePlan.Statement statement when statement.capped() -> {
				Map<String, SymbolicName> columns = columns(single.target(), List.of(), List.of());
				SymbolicName capped = this.names.next(RowFormat.CAPPED);
				columns.put(RowFormat.CAPPED, capped);
				Scope inner = this.sources.scope(single.target(), statement, columns);
				List<Object> entries = entries(inner, single.target().fields());
				entries.addAll(List.of(RowFormat.CAPPED, capped));
				yield Cypher
					.collect(this.sources.reading(scope, inner, single.target(), statement, Cypher.noCondition())
						.returning(Cypher.mapOf(entries.toArray()))
						.limit(1)
						.build());
			}
			case SourcePlan.SingleRow row -> map(Scope.ROOT, single.target().fields());
			case SourcePlan.Self self -> map(scope, single.target().fields());
			case SourcePlan.Column column when single.required() && single.target().node() != null ->
				map(Scope.of(scope.column(column.column()), single.target().node().key()), single.target().fields());
			default -> {
				Scope inner = this.sources.scope(single.target(), single.source(),
						columns(single.target(), List.of(), List.of()));
				yield Cypher.collect(existing(inner, single.target(),
						this.sources.reading(scope, inner, single.target(), single.source(),
								this.filters.condition(inner, single.visible())),
						map(inner, single.target().fields()))
					.limit(1)
					.build());
			}
		};
	}

	private Expression objectList(Scope scope, FieldPlan.ObjectList list) {
		if (list.source() instanceof SourcePlan.Statement statement && statement.capped()) {
			return this.cappedRows.list(scope, statement, list);
		}
		Scope inner = this.sources.scope(list.target(), list.source(), columns(list.target(), list.order(), List.of()));
		OngoingReading reading = this.sources.reading(scope, inner, list.target(), list.source(),
				this.filters.condition(inner, list.visible()));
		if (!list.order().isEmpty()) {
			reading = reading.with(inner.identifiers()).orderBy(new KeysetOrder(list.order(), inner).sort(false));
		}
		return Cypher.collect(existing(inner, list.target(), reading, map(inner, list.target().fields())).build());
	}

	// Each type has its own list, so that no property is read that the type lacks. The
	// positions show how to merge the lists.
	private Expression members(Scope scope, FieldPlan.Members members) {
		SymbolicName rows = scope.column(members.column());
		List<Object> entries = new ArrayList<>();
		for (FieldPlan.Member member : members.members()) {
			SymbolicName position = this.names.next("place");
			SymbolicName map = this.names.next("member");
			Map<String, SymbolicName> columns = columns(member.target(), List.of(), List.of());
			Scope inner = new Scope(null, "", null, columns);
			List<IdentifiableElement> unpacked = new ArrayList<>(inner.unpackedFrom(map));
			unpacked.add(position);
			List<Object> row = new ArrayList<>(
					List.of(RowFormat.TYPE_NAME, Cypher.literalOf(member.type()), RowFormat.POSITION, position));
			row.addAll(entries(inner, member.target().fields()));
			entries.add(member.type());
			entries.add(Cypher.collect(
					Cypher.unwind(Cypher.range(Cypher.literalOf(0), Cypher.size(rows).subtract(Cypher.literalOf(1))))
						.as(position)
						.with(position, Cypher.valueAt(rows, position).as(map))
						.where(Cypher.property(map, MemberRows.TYPE).isEqualTo(Cypher.literalOf(member.type())))
						.with(unpacked)
						.returning(Cypher.mapOf(row.toArray()))
						.build()));
		}
		return Cypher.mapOf(entries.toArray());
	}

	/** Returns the required columns of a statement with a variable for each. */
	Map<String, SymbolicName> columns(Target target, List<SortTerm> order, List<FieldPlan> edgeFields) {
		return columns(target, order, edgeFields, FilterExpression.NONE);
	}

	Map<String, SymbolicName> columns(Target target, List<SortTerm> order, List<FieldPlan> edgeFields,
			FilterExpression filter) {
		Set<String> needed = new LinkedHashSet<>();
		if (target.node() == null) {
			StatementFilter.columns(filter).stream().sorted().forEach(needed::add);
		}
		if (target.node() == null) {
			target.fields().forEach((field) -> addColumns(field, needed));
		}
		else {
			needed.add("node");
		}
		edgeFields.forEach((field) -> addColumns(field, needed));
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

	private static void addColumns(FieldPlan field, Set<String> needed) {
		switch (field) {
			case FieldPlan.Property property -> needed.add(property.property());
			case FieldPlan.Members members -> needed.add(members.column());
			case FieldPlan.Computed computed -> needed.addAll(computed.statement().columns());
			case FieldPlan.SingleObject single -> addColumns(single.source(), needed);
			case FieldPlan.ObjectList list -> addColumns(list.source(), needed);
			case FieldPlan.Connection connection -> addColumns(connection.source(), needed);
			case FieldPlan.RowKey key -> key.paths().forEach((path) -> needed.add(path.split("\\.")[0]));
			case FieldPlan.NodeKey key -> {
				// Not read from a column.
			}
			case FieldPlan.EdgeKey key -> {
				// Not read from a column.
			}
			case FieldPlan.Count count -> {
				// Computed from the node.
			}
			case FieldPlan.Highlights highlights -> {
				// Not read from a column.
			}
		}
	}

	private static void addColumns(SourcePlan source, Set<String> needed) {
		switch (source) {
			case SourcePlan.Column column -> needed.add(column.column());
			case SourcePlan.Maps maps -> needed.add(maps.column());
			case SourcePlan.Statement statement -> needed.addAll(statement.columns());
			default -> {
				// Not read from a column.
			}
		}
	}

	/**
	 * Returns a list with an entry for each text: its property, the text, and whether it
	 * is highlighted as a whole.
	 */
	private static Expression highlights(Scope scope, FieldPlan.Highlights highlights) {
		List<Expression> texts = new ArrayList<>();
		for (String property : highlights.properties()) {
			texts.add(Cypher.listOf(Cypher.literalOf(property),
					Cypher.left(Cypher.property(scope.self(), property), Cypher.literalOf(MAX_HIGHLIGHTED_LENGTH)),
					Cypher.literalOf(highlights.whole().contains(property))));
		}
		return Cypher.listOf(texts);
	}

}
