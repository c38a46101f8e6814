package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * Translates a connection whose statement reports a cap. Counts and aggregates without
 * groups, which sort nothing, are read first, then the groups, and then the page.
 */
final class CappedConnectionTranslator {

	/** Entry that holds the number of all groups. */
	private static final String TOTAL = "groupCount";

	private final VariableNames names;

	private final SourceTranslator sources;

	private final FilterTranslator filters;

	private final GroupsTranslator groups;

	private final CappedRowsTranslator capped;

	private final ConnectionTranslator connections;

	CappedConnectionTranslator(VariableNames names, SourceTranslator sources, FilterTranslator filters,
			GroupsTranslator groups, CappedRowsTranslator capped, ConnectionTranslator connections) {
		this.names = names;
		this.sources = sources;
		this.filters = filters;
		this.groups = groups;
		this.capped = capped;
		this.connections = connections;
	}

	Expression value(Scope parent, SourcePlan.Statement statement, FieldPlan.Connection connection) {
		List<String> shared = shared(statement, connection);
		Scope row = this.capped.row(shared);
		FieldPlan.Connection ofRows = new FieldPlan.Connection(connection.key(), connection.target(),
				CappedRowsTranslator.SOURCE, connection.filter(), connection.order(), connection.page(),
				connection.edgeFields(), connection.totalCount(), connection.aggregates(), List.of());
		Map<String, Expression> values = new LinkedHashMap<>();
		values.put(RowFormat.CAPPED, row.column(RowFormat.CAPPED));
		values.putAll(this.connections.withoutSort(row, ofRows));
		OngoingReading reading = this.sources.row(parent, statement, row.columns());
		List<FieldPlan.Connection> groups = connection.groups();
		Page page = connection.page();
		if (groups.isEmpty() && page == null) {
			return Cypher.collect(reading.returning(CarriedRows.map(values)).build());
		}
		shared.forEach((column) -> values.put(column, row.column(column)));
		CarriedRows rows = CarriedRows.of(this.names, reading, row.column(RowFormat.ROWS),
				withRows(values, row.column(RowFormat.ROWS), !groups.isEmpty()));
		for (FieldPlan.Connection plan : groups) {
			Map<String, Expression> next = new LinkedHashMap<>();
			Scope scope = this.groups.columns(plan);
			CarriedRows read = grouped(rows, connection, plan, scope, List.copyOf(values.keySet()), next);
			values.put(plan.key(), Cypher.literalNull());
			boolean more = plan != groups.getLast();
			rows = CarriedRows.of(this.names, read.reading(), read.value(RowFormat.ROWS),
					withRows(next, read.value(RowFormat.ROWS), more));
		}
		List<String> kept = values.keySet().stream().filter((name) -> !shared.contains(name)).toList();
		if (page == null) {
			return Cypher.collect(rows.reading().returning(CarriedRows.map(rows.values(kept))).build());
		}
		return page(rows, connection, page, shared, kept);
	}

	private static Map<String, Expression> withRows(Map<String, Expression> values, Expression rows, boolean needed) {
		Map<String, Expression> all = new LinkedHashMap<>(values);
		if (needed) {
			all.put(RowFormat.ROWS, rows);
		}
		return all;
	}

	private Expression page(CarriedRows rows, FieldPlan.Connection connection, Page page, List<String> shared,
			List<String> kept) {
		Scope scope = this.capped.scope(connection.target(), connection.order(), connection.edgeFields(),
				connection.filter(), shared);
		SymbolicName carried = this.names.next(CarriedRows.CARRIED);
		KeysetOrder order = new KeysetOrder(connection.order(), scope);
		OngoingReading sorted = this.capped
			.sorted(rows, scope, carried, connection.target(), connection.order(),
					this.filters.condition(scope, connection.filter()), order.within(page), page.backward())
			.limit(Cypher.parameter(page.limitParameter()).add(Cypher.literalOf(1)));
		CarriedRows cut = CarriedRows.collected(this.names, sorted, carried, scope.packed());
		List<FieldPlan> edgeFields = new ArrayList<>();
		Map<String, SymbolicName> columns = new LinkedHashMap<>(scope.columns());
		Scope complete = scope;
		// Every list but the last one leaves the shared columns to the next.
		List<String> all = new ArrayList<>(kept);
		all.addAll(shared);
		long left = readLists(connection).count();
		for (FieldPlan field : connection.edgeFields()) {
			if (field instanceof FieldPlan.ObjectList list && list.source() instanceof SourcePlan.Statement) {
				String entry = "read_" + edgeFields.size();
				cut = this.capped.completed(cut, complete, list, shared, (--left > 0) ? all : kept, entry);
				columns.put(entry, this.names.next(list.target().name()));
				complete = new Scope(scope.node(), scope.key(), null, new LinkedHashMap<>(columns), scope.computed());
				edgeFields
					.add(new FieldPlan.ObjectList(list.key(), list.target(), new SourcePlan.Column(entry), List.of()));
			}
			else {
				edgeFields.add(field);
			}
		}
		return edges(cut, complete, connection, page, edgeFields, kept);
	}

	private Expression edges(CarriedRows cut, Scope scope, FieldPlan.Connection connection, Page page,
			List<FieldPlan> edgeFields, List<String> kept) {
		Expression size = Cypher.parameter(page.sizeParameter());
		OngoingReading unwound = this.capped.unwound(page.more() ? Cypher.subListUntil(cut.rows(), size) : cut.rows(),
				scope);
		List<Object> entries = new ArrayList<>(
				List.of("edges", this.connections.edges(scope, connection, edgeFields, page, unwound)));
		if (page.more()) {
			entries.addAll(ConnectionTranslator.more(cut.rows(), page));
		}
		kept.forEach((name) -> entries.addAll(List.of(name, cut.value(name))));
		return Cypher.collect(cut.reading().returning(Cypher.mapOf(entries.toArray())).build());
	}

	/**
	 * Returns the clauses that read a page of groups, and adds the values to carry on.
	 */
	private CarriedRows grouped(CarriedRows rows, FieldPlan.Connection connection, FieldPlan.Connection groups,
			Scope scope, Iterable<String> carriedOn, Map<String, Expression> next) {
		CarriedRows all = allGroups(rows, connection, groups, scope);
		Map<String, Expression> values = all.values(carriedOn);
		values.put(RowFormat.ROWS, all.value(RowFormat.ROWS));
		values.put(TOTAL, Cypher.size(all.rows()));
		Page page = groups.page();
		List<Object> entries = new ArrayList<>();
		CarriedRows read = all;
		if (page != null) {
			read = this.groups.cut(all, groups, page, scope, values);
			entries.addAll(this.groups.page(scope, groups, page, read.rows()));
		}
		next.putAll(read.values(carriedOn));
		if (groups.totalCount()) {
			entries.addAll(List.of("totalCount", (page != null) ? read.value(TOTAL) : Cypher.size(all.rows())));
		}
		next.put(groups.key(), Cypher.mapOf(entries.toArray()));
		return read;
	}

	private CarriedRows allGroups(CarriedRows rows, FieldPlan.Connection connection, FieldPlan.Connection groups,
			Scope columns) {
		SymbolicName entry = this.names.next("entry");
		SymbolicName carried = this.names.next(CarriedRows.CARRIED);
		Scope scope = this.capped.scope(connection.target(), List.of(), List.of(), connection.filter(), List.of());
		OngoingReading reading = rows.unwound(entry)
			.with(Cypher.property(entry, "node").as(scope.self()),
					Cypher.head(Cypher.collect(Cypher.property(entry, CarriedRows.CARRIED))).as(carried));
		Condition filter = this.filters.condition(scope, connection.filter());
		OngoingReading met = (filter == Cypher.noCondition()) ? reading
				: reading.with(scope.self(), carried).where(carried.isNotNull().or(filter));
		return this.groups.all(met, scope, carried, groups, columns);
	}

	// A column of the single row that a list of an edge refers to.
	private static List<String> shared(SourcePlan.Statement statement, FieldPlan.Connection connection) {
		return readLists(connection).flatMap((list) -> ((SourcePlan.Statement) list.source()).columns().stream())
			.filter(statement.shared()::contains)
			.distinct()
			.toList();
	}

	private static Stream<FieldPlan.ObjectList> readLists(FieldPlan.Connection connection) {
		return connection.edgeFields()
			.stream()
			.filter(FieldPlan.ObjectList.class::isInstance)
			.map(FieldPlan.ObjectList.class::cast)
			.filter((list) -> list.source() instanceof SourcePlan.Statement);
	}

}
