package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OrderableOngoingReadingAndWith;
import org.neo4j.cypherdsl.core.StatementBuilder.OrderableOngoingReadingAndWithWithWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.AggregatePlan;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterAnchor;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.PageArguments;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * Translates a connection to a map of its page, its total count and its aggregates. The
 * page is limited before any field of its nodes is read.
 */
final class ConnectionTranslator {

	private final VariableNames names;

	private final SourceTranslator sources;

	private final FilterTranslator filters;

	private final SortValues sortValues;

	private final AggregateTranslator aggregates;

	private final GroupsTranslator groups;

	private final ProjectionTranslator projection;

	private final CappedConnectionTranslator capped;

	ConnectionTranslator(VariableNames names, SourceTranslator sources, FilterTranslator filters,
			CappedRowsTranslator cappedRows, ProjectionTranslator projection) {
		this.names = names;
		this.sources = sources;
		this.filters = filters;
		this.sortValues = new SortValues(names, filters);
		this.aggregates = new AggregateTranslator(sources, projection);
		this.groups = new GroupsTranslator(names, sources, projection, this);
		this.projection = projection;
		this.capped = new CappedConnectionTranslator(names, sources, filters, this.groups, cappedRows, this);
	}

	Expression value(Scope parent, FieldPlan.Connection connection) {
		if (connection.source() instanceof SourcePlan.Statement statement && statement.capped()) {
			return this.capped.value(parent, statement, connection);
		}
		Page page = connection.page();
		if (page == null) {
			List<Object> entries = count(parent, connection);
			entries.addAll(aggregates(parent, connection));
			return Cypher.mapOf(entries.toArray());
		}
		Scope scope = this.sortValues.scope(
				this.sources.scope(connection.target(), connection.source(), this.projection
					.columns(connection.target(), connection.order(), connection.edgeFields(), connection.filter())),
				connection.order());
		NodeLookup lookup = NodeLookup.late(connection);
		if (lookup == null) {
			OngoingReading rows = rows(parent, scope, connection, page);
			return (page.more() || onePass(connection, page)) ? packed(parent, scope, connection, page, rows, null)
					: plain(parent, scope, connection, page, rows, null);
		}
		Scope keys = lookup.ofKeys(scope);
		OngoingReading rows = rows(parent, keys, lookup.withKeys(connection), page);
		return (page.more() || onePass(connection, page)) ? packed(parent, keys, connection, page, rows, lookup)
				: plain(parent, keys, connection, page, rows, lookup);
	}

	private Expression plain(Scope parent, Scope scope, FieldPlan.Connection connection, Page page, OngoingReading rows,
			@Nullable NodeLookup lookup) {
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, rows, lookup)));
		entries.addAll(count(parent, connection));
		entries.addAll(aggregates(parent, connection));
		return Cypher.mapOf(entries.toArray());
	}

	// A statement produces all rows before the first one can be used, so counting them
	// requires no second run.
	private static boolean onePass(FieldPlan.Connection connection, Page page) {
		return connection.totalCount() && !page.bounded() && connection.source() instanceof SourcePlan.Statement;
	}

	// One more row than the page size is read, but fields are read only of the rows of
	// the page.
	private Expression packed(Scope parent, Scope scope, FieldPlan.Connection connection, Page page,
			OngoingReading rows, @Nullable NodeLookup lookup) {
		SymbolicName read = this.names.next("page");
		SymbolicName row = this.names.next("row");
		Expression size = Cypher.parameter(page.sizeParameter());
		boolean single = scope.variables().size() == 1;
		Expression item = single ? scope.variables().values().iterator().next() : scope.packed();
		Expression cut = Cypher.subListUntil(read, size);
		OngoingReading unwound = single ? Cypher.unwind(cut).as(scope.variables().values().iterator().next())
				: Cypher.unwind(cut).as(row).with(scope.unpackedFrom(row));
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, unwound, lookup)));
		entries.addAll(more(read, page));
		Expression all = Cypher.collect(rows.returning(item).build());
		// COLLECT instead of collect(): Neo4j groups an aggregation by the imported
		// variables, and no rows produce no group.
		if (!onePass(connection, page)) {
			entries.addAll(count(parent, connection));
			entries.addAll(aggregates(parent, connection));
			return Cypher.collect(Cypher.with(all.as(read)).returning(Cypher.mapOf(entries.toArray())).build());
		}
		SymbolicName counted = this.names.next("counted");
		entries.addAll(List.of("totalCount", Cypher.property(Cypher.valueAt(counted, 0), "total")));
		entries.addAll(aggregates(parent, connection));
		return Cypher.collect(Cypher.with(counted(all, page).as(counted))
			.with(counted, Cypher.property(Cypher.valueAt(counted, 0), "page").as(read))
			.returning(Cypher.mapOf(entries.toArray()))
			.build());
	}

	// The list of all rows must not be a variable where the fields of the page are read.
	// A part of a list would refer to the whole.
	private Expression counted(Expression all, Page page) {
		SymbolicName list = this.names.next("all");
		SymbolicName one = this.names.next("one");
		Expression part = Cypher.listWith(one)
			.in(Cypher.subListUntil(list, Cypher.parameter(page.limitParameter())))
			.returning(one);
		return Cypher.collect(
				Cypher.with(all.as(list)).returning(Cypher.mapOf("page", part, "total", Cypher.size(list))).build());
	}

	/** Returns the entries that show whether further rows exist. */
	static List<Object> more(Expression read, Page page) {
		return List.of("more", Cypher.size(read).gt(Cypher.parameter(page.sizeParameter())), "backward",
				Cypher.literalOf(page.backward()), "after", Cypher.literalOf(page.after() != null), "before",
				Cypher.literalOf(page.before() != null));
	}

	/**
	 * Returns the values that need no sort, by key: the count, and aggregates without
	 * groups.
	 */
	Map<String, Expression> withoutSort(Scope parent, FieldPlan.Connection connection) {
		Map<String, Expression> values = new LinkedHashMap<>();
		if (connection.totalCount()) {
			values.put("totalCount", total(parent, connection));
		}
		for (AggregatePlan aggregate : connection.aggregates()) {
			values.put(aggregate.key(), aggregate(parent, connection, aggregate));
		}
		return values;
	}

	private List<Object> count(Scope parent, FieldPlan.Connection connection) {
		List<Object> entries = new ArrayList<>();
		if (connection.totalCount()) {
			entries.add("totalCount");
			entries.add(total(parent, connection));
		}
		return entries;
	}

	private List<Object> aggregates(Scope parent, FieldPlan.Connection connection) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan aggregate : connection.aggregates()) {
			entries.add(aggregate.key());
			entries.add(aggregate(parent, connection, aggregate));
		}
		for (FieldPlan.Connection page : connection.groups()) {
			entries.add(page.key());
			entries.add(this.groups.value(parent, connection, page));
		}
		return entries;
	}

	private Expression aggregate(Scope parent, FieldPlan.Connection connection, AggregatePlan aggregate) {
		return aggregate.isCountOnly() ? counts(parent, connection, aggregate)
				: this.aggregates.value(parent, connection, aggregate);
	}

	private Expression edges(Scope scope, FieldPlan.Connection connection, Page page, OngoingReading rows,
			@Nullable NodeLookup lookup) {
		if (lookup == null) {
			return edges(scope, connection, connection.edgeFields(), page, rows);
		}
		Scope nodes = lookup.ofNodes(scope, this.names);
		return edges(nodes, connection, connection.edgeFields(), page, lookup.found(rows, scope, nodes, this.names));
	}

	/**
	 * Returns the list of edges that the clauses read, in the order of the connection.
	 */
	Expression edges(Scope scope, FieldPlan.Connection connection, List<FieldPlan> edgeFields, Page page,
			OngoingReading rows) {
		List<Object> entries = new ArrayList<>();
		if (page.edges()) {
			entries.add("node");
			entries.add(this.projection.map(scope, connection.target().fields()));
			entries.addAll(this.projection.entries(scope, edgeFields));
		}
		if (page.cursors()) {
			List<Expression> values = new ArrayList<>();
			values.add(Cypher.literalOf(PageArguments.digest(connection.order())));
			connection.order().forEach((term) -> values.add(scope.value(term)));
			entries.add("cursor");
			entries.add(Cypher.listOf(values));
		}
		Expression edges = Cypher.collect(
				this.projection.existing(scope, connection.target(), rows, Cypher.mapOf(entries.toArray())).build());
		return page.backward() ? Cypher.reverse(edges) : edges;
	}

	private Expression counts(Scope parent, FieldPlan.Connection connection, AggregatePlan aggregate) {
		List<Object> entries = new ArrayList<>();
		for (AggregatePlan.Entry entry : aggregate.entries()) {
			entries.add(entry.key());
			entries.add(total(parent, connection));
		}
		return Cypher.mapOf(entries.toArray());
	}

	private Expression total(Scope parent, FieldPlan.Connection connection) {
		if (connection.filter().equals(FilterExpression.NONE)) {
			return this.sources.count(parent, connection.target(), connection.source());
		}
		Scope scope = this.sources.scope(connection.target(), connection.source(),
				this.projection.columns(connection.target(), List.of(), List.of(), connection.filter()));
		return Cypher
			.count(this.sources.all(parent, scope, connection).returning(Cypher.literalOf(1).as("one")).build());
	}

	private OngoingReading rows(Scope parent, Scope scope, FieldPlan.Connection connection, Page page) {
		Condition filter = this.filters.condition(scope, connection.filter());
		if (connection.source() instanceof SourcePlan.AllNodes && connection.order().getFirst().computed() == null) {
			Optional<FilterAnchor> anchor = this.sources.anchor(connection);
			OngoingReading indexed = new IndexedPageTranslator(this.names, this.sources, this.sortValues, connection,
					page, scope, filter, anchor.isPresent() && anchor.get().hasNoOtherEquality())
				.rows();
			return anchor
				.map((found) -> new AnchoredPageTranslator(this.names, this.sources, this.filters, this.sortValues,
						connection, page, scope)
					.rows(found, indexed))
				.orElse(indexed);
		}
		KeysetOrder order = new KeysetOrder(connection.order(), scope);
		OrderableOngoingReadingAndWithWithWhere sorted = sorted(parent, scope, connection, order.within(page), filter)
			.orderBy(new KeysetOrder(varying(connection), scope).sort(page.backward()));
		return onePass(connection, page) ? sorted : sorted.limit(Cypher.parameter(page.limitParameter()));
	}

	/** Returns the order without the terms that are the same for all rows. */
	private static List<SortTerm> varying(FieldPlan.Connection connection) {
		if (!(connection.source() instanceof SourcePlan.Statement statement) || connection.target().node() != null) {
			return connection.order();
		}
		Set<String> constants = statement.constants();
		List<SortTerm> varying = connection.order()
			.stream()
			.filter((term) -> term.ofEdge() || !constants.contains(term.path().split("\\.")[0]))
			.toList();
		return varying.isEmpty() ? connection.order() : varying;
	}

	private OrderableOngoingReadingAndWith sorted(Scope parent, Scope scope, FieldPlan.Connection connection,
			Condition bounds, Condition filter) {
		if (!SortValues.anyComputed(connection.order())) {
			return this.sources.reading(parent, scope, connection.target(), connection.source(), filter.and(bounds))
				.with(scope.identifiers());
		}
		OngoingReading reading = this.sources.all(parent, scope, connection);
		return this.sortValues.within(reading, scope, connection.order(), bounds);
	}

}
