package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.SortItem;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.AggregatePlan.Group;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.query.plan.SourcePlan.Groups;

/** Translates a page of groups of the objects of a connection. */
final class GroupsTranslator {

	private static final String TOTAL = "totalCount";

	private final VariableNames names;

	private final SourceTranslator sources;

	private final ProjectionTranslator projection;

	private final ConnectionTranslator connections;

	GroupsTranslator(VariableNames names, SourceTranslator sources, ProjectionTranslator projection,
			ConnectionTranslator connections) {
		this.names = names;
		this.sources = sources;
		this.projection = projection;
		this.connections = connections;
	}

	/**
	 * Returns the expression of a page of groups: a map, or a list of one map.
	 * @param parent scope of the object that has the connection
	 * @param connection connection whose objects are grouped
	 * @param groups page of groups
	 */
	Expression value(Scope parent, FieldPlan.Connection connection, FieldPlan.Connection groups) {
		Page page = groups.page();
		List<Object> entries = new ArrayList<>();
		if (groups.totalCount()) {
			entries.addAll(List.of(TOTAL, total(parent, connection, groups)));
		}
		if (page == null) {
			return Cypher.mapOf(entries.toArray());
		}
		Scope scope = columns(groups);
		KeysetOrder order = new KeysetOrder(groups.order(), scope);
		Scope object = object(connection);
		SymbolicName value = this.names.next("group");
		List<IdentifiableElement> elements = new ArrayList<>();
		OngoingReading grouped = grouped(this.sources.all(parent, object, connection), object, group(groups), value,
				elements);
		List<IdentifiableElement> derived = derived(object, groups, scope, value, elements);
		if (elements.size() == 1) {
			// Without an aggregation, every object would be a group.
			elements.add(Cypher.count(object.self()).as(this.names.next("count")));
		}
		Condition bounds = order.within(page);
		OngoingReading rows = (bounds == Cypher.noCondition())
				? grouped.with(elements)
					.with(derived)
					.orderBy(order.sort(page.backward()))
					.limit(Cypher.parameter(page.limitParameter()))
				: grouped.with(elements)
					.with(derived)
					.where(bounds)
					.with(scope.identifiers())
					.orderBy(order.sort(page.backward()))
					.limit(Cypher.parameter(page.limitParameter()));
		SymbolicName read = this.names.next("page");
		entries.addAll(page(scope, groups, page, read));
		return Cypher.collect(Cypher.with(Cypher.collect(rows.returning(scope.packed()).build()).as(read))
			.returning(Cypher.mapOf(entries.toArray()))
			.build());
	}

	/**
	 * Returns the clauses that bind all groups as a list, in their order, and what the
	 * row without an object carries. That row belongs to the group without a value, which
	 * is left out.
	 * @param reading clauses that bind the objects and what is carried
	 */
	CarriedRows all(OngoingReading reading, Scope object, SymbolicName carried, FieldPlan.Connection groups,
			Scope scope) {
		SymbolicName value = this.names.next("group");
		SymbolicName kept = this.names.next(CarriedRows.CARRIED);
		List<IdentifiableElement> elements = new ArrayList<>();
		OngoingReading grouped = reading;
		Group group = group(groups);
		if (group instanceof Group.ByRelated related) {
			elements.add(value);
			grouped = reading.optionalMatch(FilterTranslator.pattern(object, related.source(), related.type(), value));
		}
		else {
			// The function rejects null.
			elements.add(Cypher.caseExpression()
				.when(property(object, group).isNotNull())
				.then(value(object, group))
				.as(value));
		}
		List<IdentifiableElement> derived = derived(object, groups, scope, value, elements);
		elements.add(Cypher.head(Cypher.collect(carried)).as(kept));
		derived.add(kept);
		List<SortItem> order = new ArrayList<>(List.of(kept.isNull().ascending()));
		order.addAll(new KeysetOrder(groups.order(), scope).sort(false));
		return CarriedRows.collected(this.names, grouped.with(elements).with(derived).orderBy(order), kept,
				scope.packed());
	}

	/**
	 * Returns the clauses that cut a page from the list of all groups.
	 * @param all clauses that bind the list
	 * @param values what to carry on, by name
	 */
	CarriedRows cut(CarriedRows all, FieldPlan.Connection groups, Page page, Scope scope,
			Map<String, Expression> values) {
		SymbolicName entry = this.names.next("entry");
		SymbolicName item = this.names.next("item");
		SymbolicName carried = this.names.next(CarriedRows.CARRIED);
		KeysetOrder order = new KeysetOrder(groups.order(), scope);
		List<IdentifiableElement> elements = new ArrayList<>(scope.unpackedFrom(item));
		elements.add(Cypher.property(item, CarriedRows.CARRIED).as(carried));
		List<IdentifiableElement> kept = new ArrayList<>(scope.identifiers());
		kept.add(carried);
		List<SortItem> sort = new ArrayList<>(List.of(carried.isNull().ascending()));
		sort.addAll(order.sort(page.backward()));
		Condition bounds = order.within(page);
		Condition within = (bounds == Cypher.noCondition()) ? carried.isNotNull().or(Cypher.isTrue())
				: carried.isNotNull().or(bounds);
		// Every group has a key of its own, so the aggregation changes nothing but the
		// variables.
		OngoingReading sorted = CarriedRows.of(this.names, all.reading(), all.rows(), values)
			.unwound(entry)
			.with(Cypher.property(entry, criterion(groups)).as(this.names.next("key")),
					Cypher.head(Cypher.collect(entry)).as(item))
			.with(elements)
			.where(within)
			.with(kept)
			.orderBy(sort)
			.limit(Cypher.parameter(page.limitParameter()).add(Cypher.literalOf(1)));
		return CarriedRows.collected(this.names, sorted, carried, scope.packed());
	}

	/** Returns the entries of a page whose groups are in a list. */
	List<Object> page(Scope scope, FieldPlan.Connection groups, Page page, SymbolicName read) {
		SymbolicName row = this.names.next("row");
		OngoingReading unwound = Cypher.unwind(Cypher.subListUntil(read, Cypher.parameter(page.sizeParameter())))
			.as(row)
			.with(scope.unpackedFrom(row));
		List<Object> entries = new ArrayList<>(
				List.of("edges", this.connections.edges(scope, groups, List.of(), page, unwound)));
		if (page.more()) {
			entries.addAll(ConnectionTranslator.more(read, page));
		}
		return entries;
	}

	/** Returns variables for the columns of a group. */
	Scope columns(FieldPlan.Connection groups) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>(
				this.projection.columns(groups.target(), groups.order(), List.of(), FilterExpression.NONE));
		return new Scope(null, "", null, columns);
	}

	private Scope object(FieldPlan.Connection connection) {
		return this.sources.scope(connection.target(), connection.source(),
				this.projection.columns(connection.target(), List.of(), List.of(), connection.filter()));
	}

	private Expression total(Scope parent, FieldPlan.Connection connection, FieldPlan.Connection groups) {
		Scope object = object(connection);
		SymbolicName value = this.names.next("group");
		List<IdentifiableElement> elements = new ArrayList<>();
		OngoingReading grouped = grouped(this.sources.all(parent, object, connection), object, group(groups), value,
				elements);
		return Cypher.count(grouped.withDistinct(elements).returning(Cypher.literalOf(1).as("one")).build());
	}

	/**
	 * Adds the count and the measures of a group, and returns its columns, which are
	 * computed from them.
	 */
	private List<IdentifiableElement> derived(Scope object, FieldPlan.Connection groups, Scope scope,
			SymbolicName value, List<IdentifiableElement> elements) {
		Groups source = (Groups) groups.source();
		List<IdentifiableElement> derived = new ArrayList<>();
		scope.columns().forEach((column, variable) -> {
			if (column.equals(Groups.COUNT)) {
				SymbolicName figure = this.names.next(column);
				elements.add(Cypher.count(object.self()).as(figure));
				derived.add(figure.as(variable));
			}
			else if (column.startsWith(Groups.MEASURES)) {
				derived.add(AggregateTranslator.measures(object,
						source.measures().get(Integer.parseInt(column.substring(Groups.MEASURES.length()))),
						(aggregate) -> {
							SymbolicName figure = this.names.next("figure");
							elements.add(aggregate.as(figure));
							return figure;
						})
					.as(variable));
			}
			else {
				derived.add(column(column, source.group(), value).as(variable));
			}
		});
		return derived;
	}

	private static Expression column(String column, Group group, SymbolicName value) {
		return switch (column) {
			case Groups.VALUE -> value;
			case Groups.START -> (group instanceof Group.ByPeriod) ? value : Cypher.literalNull();
			case Groups.ABSENT -> Cypher.literalNull();
			default -> switch (group) {
				case Group.ByProperty property -> Cypher.call("toString").withArgs(value).asFunction();
				case Group.ByPeriod period ->
					Cypher.call("toString").withArgs(Cypher.call("date").withArgs(value).asFunction()).asFunction();
				case Group.ByRelated related -> Cypher.property(value, related.type().key());
			};
		};
	}

	private static OngoingReading grouped(OngoingReading reading, Scope object, Group group, SymbolicName value,
			List<IdentifiableElement> elements) {
		if (group instanceof Group.ByRelated related) {
			elements.add(value);
			return reading.with(object.identifiers())
				.match(FilterTranslator.pattern(object, related.source(), related.type(), value));
		}
		elements.add(value(object, group).as(value));
		// Objects without the value belong to no group.
		return reading.with(object.identifiers()).where(property(object, group).isNotNull());
	}

	private static Expression property(Scope object, Group group) {
		return switch (group) {
			case Group.ByProperty property -> object.value(false, property.property());
			case Group.ByPeriod period -> object.value(false, period.property());
			case Group.ByRelated related -> throw new IllegalArgumentException("Related objects are not a property");
		};
	}

	// The import stores every instant in UTC.
	private static Expression value(Scope object, Group group) {
		return (group instanceof Group.ByPeriod period) ? Cypher.call("datetime.truncate")
			.withArgs(Cypher.literalOf(period.unit()), property(object, group))
			.asFunction() : property(object, group);
	}

	private static Group group(FieldPlan.Connection groups) {
		return source(groups).group();
	}

	private static String criterion(FieldPlan.Connection groups) {
		return source(groups).criterion();
	}

	private static Groups source(FieldPlan.Connection groups) {
		SourcePlan source = groups.source();
		return (Groups) Objects.requireNonNull(source);
	}

}
