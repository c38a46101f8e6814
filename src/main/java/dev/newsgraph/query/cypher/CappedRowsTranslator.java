package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.SortItem;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OrderableOngoingReadingAndWithWithWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * Sorts the rows of a statement that reports a cap: a single row with a list of maps, and
 * whether the cap was reached. The statement runs once, however often its rows are used.
 */
final class CappedRowsTranslator {

	/** Source that reads the rows of such a statement from its list. */
	static final SourcePlan SOURCE = new SourcePlan.Maps(RowFormat.ROWS);

	private final VariableNames names;

	private final SourceTranslator sources;

	private final SortValues sortValues;

	private final ProjectionTranslator projection;

	CappedRowsTranslator(VariableNames names, SourceTranslator sources, FilterTranslator filters,
			ProjectionTranslator projection) {
		this.names = names;
		this.sources = sources;
		this.sortValues = new SortValues(names, filters);
		this.projection = projection;
	}

	/**
	 * Returns variables for the single row of a statement.
	 * @param shared columns besides the rows and the cap
	 */
	Scope row(Collection<String> shared) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>();
		columns.put(RowFormat.ROWS, this.names.next(RowFormat.ROWS));
		columns.put(RowFormat.CAPPED, this.names.next(RowFormat.CAPPED));
		shared.forEach((column) -> columns.put(column, this.names.next(column)));
		return new Scope(null, "", null, columns);
	}

	/**
	 * Returns variables for an object, its columns and its sort values.
	 * @param shared columns of the statement that are not columns of its rows
	 */
	Scope scope(Target target, List<SortTerm> order, List<FieldPlan> edgeFields, FilterExpression filter,
			Collection<String> shared) {
		Map<String, SymbolicName> columns = this.projection.columns(target, order, edgeFields, filter);
		columns.keySet().removeAll(shared);
		return this.sortValues.scope(this.sources.scope(target, SOURCE, columns), order);
	}

	/** Returns the list of objects in their order, and whether the cap was reached. */
	Expression list(Scope parent, SourcePlan.Statement statement, FieldPlan.ObjectList list) {
		Scope row = row(List.of());
		Scope scope = scope(list.target(), list.order(), List.of(), FilterExpression.NONE, List.of());
		SymbolicName capped = row.column(RowFormat.CAPPED);
		CarriedRows rows = CarriedRows.of(this.names, this.sources.row(parent, statement, row.columns()),
				row.column(RowFormat.ROWS), Map.of(RowFormat.CAPPED, capped));
		SymbolicName carried = this.names.next(CarriedRows.CARRIED);
		OngoingReading sorted = sorted(rows, scope, carried, list.target(), list.order(), Cypher.noCondition(),
				Cypher.noCondition(), false);
		CarriedRows all = CarriedRows.collected(this.names, sorted, carried, scope.packed());
		Expression objects = Cypher.collect(
				this.projection
					.existing(scope, list.target(), unwound(all.rows(), scope),
							this.projection.map(scope, list.target().fields()))
					.build());
		return Cypher.collect(all.reading()
			.returning(Cypher.mapOf(RowFormat.ROWS, objects, RowFormat.CAPPED, all.value(RowFormat.CAPPED)))
			.build());
	}

	/**
	 * Returns the clauses that sort the objects, after the row that carries.
	 * @param rows the rows to sort
	 * @param scope variables of the object
	 * @param carried variable of what the first row carries
	 * @param target type of the objects
	 * @param order order of the objects
	 * @param filter condition on the objects
	 * @param bounds condition on their sort values
	 * @param backward whether to sort in the opposite direction
	 */
	OrderableOngoingReadingAndWithWithWhere sorted(CarriedRows rows, Scope scope, SymbolicName carried, Target target,
			List<SortTerm> order, Condition filter, Condition bounds, boolean backward) {
		Scope carrying = with(scope, CarriedRows.CARRIED, carried);
		SymbolicName item = this.names.next("item");
		OngoingReading reading = aggregated(rows, item, target, order)
			.with(carrying.withComputed(Map.of()).unpackedFrom(item));
		if (filter != Cypher.noCondition()) {
			reading = reading.with(carrying.objects()).where(carried.isNotNull().or(filter));
		}
		Condition within = (bounds == Cypher.noCondition()) ? bounds : carried.isNotNull().or(bounds);
		List<SortItem> sort = new ArrayList<>();
		sort.add(carried.isNull().ascending());
		sort.addAll(new KeysetOrder(order, scope).sort(backward));
		return this.sortValues.within(reading, carrying, order, within).orderBy(sort);
	}

	// Every row has a key of its own, so the aggregation changes nothing but the
	// variables.
	private OngoingReading aggregated(CarriedRows rows, SymbolicName item, Target target, List<SortTerm> order) {
		SymbolicName entry = this.names.next("entry");
		Set<String> keys = new LinkedHashSet<>();
		if (target.node() != null) {
			keys.add("node");
		}
		else {
			order.forEach((term) -> keys.add(term.path().split("\\.")[0]));
		}
		List<IdentifiableElement> elements = new ArrayList<>();
		keys.forEach((key) -> elements.add(Cypher.property(entry, key).as(this.names.next("key"))));
		elements.add(Cypher.head(Cypher.collect(entry)).as(item));
		return rows.unwound(entry).with(elements);
	}

	/** Returns the clauses that bind the variables of each object in a list. */
	OngoingReading unwound(Expression list, Scope scope) {
		SymbolicName row = this.names.next("row");
		return Cypher.unwind(list).as(row).with(scope.unpackedFrom(row));
	}

	/**
	 * Adds an entry to the maps of a page: the nodes that a statement reads for the row,
	 * as a sorted list.
	 * @param page the page
	 * @param scope variables of the objects of the page
	 * @param list list of nodes to read
	 * @param shared columns of the statement that are in the map
	 * @param kept names of the other values in the map
	 * @param entry name of the entry
	 */
	CarriedRows completed(CarriedRows page, Scope scope, FieldPlan.ObjectList list, Collection<String> shared,
			Collection<String> kept, String entry) {
		SourcePlan.Statement statement = (SourcePlan.Statement) list.source();
		SymbolicName place = this.names.next("place");
		SymbolicName carried = this.names.next(CarriedRows.CARRIED);
		SymbolicName row = this.names.next("row");
		Condition first = place.isEqualTo(Cypher.literalOf(-1));
		Map<String, Expression> values = new LinkedHashMap<>(page.values(kept));
		values.put(RowFormat.ROWS, page.rows());
		SymbolicName input = this.names.next("input");
		Map<String, Expression> columns = new LinkedHashMap<>();
		statement.columns()
			.forEach((column) -> columns.put(column,
					shared.contains(column) ? page.value(column) : Cypher.property(row, column)));
		OngoingReading places = page.reading()
			.unwind(Cypher.range(Cypher.literalOf(-1), Cypher.size(page.rows()).subtract(Cypher.literalOf(1))))
			.as(place)
			.with(place, Cypher.caseExpression().when(first).then(CarriedRows.map(values)).as(carried),
					Cypher.caseExpression().when(first.not()).then(Cypher.valueAt(page.rows(), place)).as(row),
					page.carried())
			.with(place, carried, CarriedRows.map(columns).as(input));
		return merged(objects(places, input, list, place, carried), scope, kept, entry);
	}

	// The nodes of all rows are sorted together, because they are no longer in a list
	// then.
	private CarriedRows objects(OngoingReading places, SymbolicName input, FieldPlan.ObjectList list,
			SymbolicName place, SymbolicName carried) {
		Scope node = this.sources.scope(list.target(), SOURCE, Map.of("node", this.names.next(list.target().name())));
		SymbolicName kept = this.names.next(CarriedRows.CARRIED);
		SymbolicName nodes = this.names.next("nodes");
		SymbolicName all = this.names.next("all");
		SymbolicName keptOn = this.names.next(CarriedRows.CARRIED);
		Statement found = Statement.builder()
			.call(this.sources.raw(input, (SourcePlan.Statement) list.source()), input)
			.returning(Cypher.collect(Cypher.name("node")).as(all))
			.build();
		List<SortItem> order = new ArrayList<>(List.of(place.ascending()));
		order.addAll(new KeysetOrder(list.order(), node).sort(false));
		OngoingReading sorted = places.call(found, input)
			.unwind(Cypher.listOf(Cypher.literalNull()).add(all))
			.as(node.self())
			.with(place, node.self(), Cypher.head(Cypher.collect(carried)).as(kept))
			.orderBy(order)
			.with(place, Cypher.collect(node.self()).as(nodes), Cypher.head(Cypher.collect(kept)).as(keptOn))
			.orderBy(place.ascending());
		return CarriedRows.collected(this.names, sorted, keptOn, nodes);
	}

	private CarriedRows merged(CarriedRows lists, Scope scope, Collection<String> kept, String entry) {
		SymbolicName place = this.names.next("place");
		Expression row = Cypher.valueAt(lists.value(RowFormat.ROWS), place);
		Map<String, Expression> entries = new LinkedHashMap<>();
		scope.variables().keySet().forEach((name) -> entries.put(name, Cypher.property(row, name)));
		entries.put(entry, Cypher.valueAt(lists.rows(), place));
		Expression rows = Cypher.listWith(place)
			.in(Cypher.range(Cypher.literalOf(0), Cypher.size(lists.rows()).subtract(Cypher.literalOf(1))))
			.returning(CarriedRows.map(entries));
		return CarriedRows.of(this.names, lists.reading(), rows, lists.values(kept));
	}

	private static Scope with(Scope scope, String column, SymbolicName variable) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>(scope.columns());
		columns.put(column, variable);
		return new Scope(scope.node(), scope.key(), null, columns, scope.computed());
	}

}
