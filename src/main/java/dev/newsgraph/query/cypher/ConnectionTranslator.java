package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import dev.newsgraph.query.plan.RowFormat;
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

	private final ProjectionTranslator projection;

	ConnectionTranslator(VariableNames names, SourceTranslator sources, FilterTranslator filters,
			ProjectionTranslator projection) {
		this.names = names;
		this.sources = sources;
		this.filters = filters;
		this.sortValues = new SortValues(names);
		this.aggregates = new AggregateTranslator(names, sources, projection);
		this.projection = projection;
	}

	Expression value(Scope parent, FieldPlan.Connection connection) {
		if (connection.source() instanceof SourcePlan.Statement statement && statement.capped()) {
			CappedRows capped = CappedRows.of(this.names);
			return capped.collect(this.sources, parent, statement, value(capped.scope(), capped.of(connection)));
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
		OngoingReading rows = rows(parent, scope, connection, page);
		return (page.more() || onePass(connection, page)) ? packed(parent, scope, connection, page, rows)
				: plain(parent, scope, connection, page, rows);
	}

	private Expression plain(Scope parent, Scope scope, FieldPlan.Connection connection, Page page,
			OngoingReading rows) {
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, rows)));
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
			OngoingReading rows) {
		SymbolicName read = this.names.next("page");
		SymbolicName row = this.names.next("row");
		Expression size = Cypher.parameter(page.sizeParameter());
		boolean single = scope.variables().size() == 1;
		Expression item = single ? scope.variables().values().iterator().next() : scope.packed();
		Expression cut = Cypher.subListUntil(read, size);
		OngoingReading unwound = single ? Cypher.unwind(cut).as(scope.variables().values().iterator().next())
				: Cypher.unwind(cut).as(row).with(scope.unpackedFrom(row));
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, unwound), "more",
				Cypher.size(read).gt(size), "backward", Cypher.literalOf(page.backward()), "after",
				Cypher.literalOf(page.after() != null), "before", Cypher.literalOf(page.before() != null)));
		entries
			.addAll(onePass(connection, page) ? List.of("totalCount", Cypher.size(read)) : count(parent, connection));
		entries.addAll(aggregates(parent, connection));
		// COLLECT instead of collect(): Neo4j groups an aggregation by the imported
		// variables, and no rows produce no group.
		return Cypher.collect(Cypher.with(Cypher.collect(rows.returning(item).build()).as(read))
			.returning(Cypher.mapOf(entries.toArray()))
			.build());
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
			entries.add(aggregate.isCountOnly() ? counts(parent, connection, aggregate)
					: this.aggregates.value(parent, connection, aggregate));
		}
		if (connection.source() == CappedRows.SOURCE) {
			entries.add(RowFormat.CAPPED);
			entries.add(parent.column(RowFormat.CAPPED));
		}
		return entries;
	}

	private Expression edges(Scope scope, FieldPlan.Connection connection, Page page, OngoingReading rows) {
		List<Object> entries = new ArrayList<>();
		if (page.edges()) {
			entries.add("node");
			entries.add(this.projection.map(scope, connection.target().fields()));
			entries.addAll(this.projection.entries(scope, connection.edgeFields()));
		}
		if (page.cursors()) {
			List<Expression> values = new ArrayList<>();
			values.add(Cypher.literalOf(PageArguments.digest(connection.order())));
			connection.order().forEach((term) -> values.add(scope.value(term)));
			entries.add("cursor");
			entries.add(Cypher.listOf(values));
		}
		Expression edges = Cypher.collect(rows.returning(Cypher.mapOf(entries.toArray())).build());
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
				.map((found) -> new AnchoredPageTranslator(this.names, this.sources, this.sortValues, connection, page,
						scope)
					.rows(found, indexed))
				.orElse(indexed);
		}
		KeysetOrder order = new KeysetOrder(connection.order(), scope);
		OrderableOngoingReadingAndWithWithWhere sorted = sorted(parent, scope, connection, order.within(page), filter)
			.orderBy(order.sort(page.backward()));
		return onePass(connection, page) ? sorted : sorted.limit(Cypher.parameter(page.limitParameter()));
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
