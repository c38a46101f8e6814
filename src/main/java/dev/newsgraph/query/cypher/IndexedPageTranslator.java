package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.Page.Bound;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.SortTerm;

/**
 * A page of all nodes of a type, read off the index of the first term of its order. An
 * index holds no nulls, so the nodes without a value are read by their keys, and only
 * when those with one do not fill the page.
 */
final class IndexedPageTranslator {

	private final VariableNames names;

	private final SourceTranslator sources;

	private final SortValues sortValues;

	private final FieldPlan.Connection connection;

	private final Page page;

	private final Scope scope;

	private final Condition filter;

	private final boolean usesOrderIndex;

	/**
	 * A page by an index.
	 * @param filter what else is demanded of a row
	 * @param usesOrderIndex whether the index of the order is to be read, whatever else
	 * the planner takes for less
	 */
	IndexedPageTranslator(VariableNames names, SourceTranslator sources, SortValues sortValues,
			FieldPlan.Connection connection, Page page, Scope scope, Condition filter, boolean usesOrderIndex) {
		this.names = names;
		this.sources = sources;
		this.sortValues = sortValues;
		this.connection = connection;
		this.page = page;
		this.scope = scope;
		this.filter = filter;
		this.usesOrderIndex = usesOrderIndex;
	}

	OngoingReading rows() {
		boolean nullable = this.connection.order().getFirst().nullable() && !excludesNulls();
		boolean values = !(nullable && isNull(this.page.after()));
		boolean nulls = nullable && (this.page.before() == null || isNull(this.page.before()));
		if (!nulls) {
			return values();
		}
		if (!values) {
			return nulls();
		}
		SymbolicName first = this.names.next("first");
		SymbolicName second = this.names.next("second");
		boolean backward = this.page.backward();
		Statement firstRows = collected(backward ? nulls() : values(), first);
		Statement secondRows = unlessFull(first, backward ? values() : nulls(), second);
		OngoingReading both = Statement.builder()
			.call(firstRows, new IdentifiableElement[0])
			.call(secondRows, new IdentifiableElement[] { first });
		return this.sortValues.unwind(both, first.add(second), this.scope).limit(limit());
	}

	private Statement collected(OngoingReading rows, SymbolicName list) {
		return rows.returning(Cypher.collect(SortValues.listItem(this.scope)).as(list)).build();
	}

	// The rows stand in a call of their own, or the planner would read them before it
	// looks at the size.
	private Statement unlessFull(SymbolicName first, OngoingReading rows, SymbolicName second) {
		return Cypher.with(first)
			.where(Cypher.size(first).lt(limit()))
			.call(rows.returning(this.scope.expressions()).build(), new IdentifiableElement[0])
			.returning(Cypher.collect(SortValues.listItem(this.scope)).as(second))
			.build();
	}

	private OngoingReading values() {
		SortTerm indexed = this.connection.order().getFirst();
		List<SortTerm> terms = new ArrayList<>(this.connection.order());
		terms.set(0, new SortTerm(indexed.ofEdge(), indexed.path(), indexed.descending(), false));
		Bound before = isNull(this.page.before()) ? null : this.page.before();
		KeysetOrder order = new KeysetOrder(terms, this.scope);
		if (this.page.after() == null && before == null) {
			// Says to the planner that the index holds every row that is wanted.
			return read(indexed, order, this.scope.value(indexed).isNotNull(), Cypher.noCondition());
		}
		Condition indexedBounds = SortValues.anyComputed(terms) ? order.withinFirstTerm(this.page.after(), before)
				: Cypher.noCondition();
		return read(indexed, order, indexedBounds, order.within(this.page.after(), before, 0));
	}

	private OngoingReading nulls() {
		List<SortTerm> terms = this.connection.order();
		Bound after = isNull(this.page.after()) ? this.page.after() : null;
		Condition condition = this.scope.value(terms.getFirst()).isNull();
		Condition bounds = new KeysetOrder(terms, this.scope).within(after, this.page.before(), 1);
		if (terms.size() == 2) {
			// Says to the planner that the index behind the key holds every row, in
			// order.
			condition = condition.and(this.scope.value(terms.getLast()).isNotNull());
		}
		return read((terms.size() == 2) ? terms.getLast() : null,
				new KeysetOrder(terms.subList(1, terms.size()), this.scope), condition, bounds);
	}

	// A value that is computed can only be compared once it is there; what the index
	// knows
	// is asked before.
	private OngoingReading read(@Nullable SortTerm indexed, KeysetOrder order, Condition known, Condition bounds) {
		boolean computed = SortValues.anyComputed(this.connection.order());
		Condition condition = computed ? known : known.and(bounds);
		return this.sortValues
			.within(this.sources.nodes(this.scope, this.connection.target(), condition.and(this.filter),
					(indexed != null && this.usesOrderIndex) ? indexed.path() : null), this.scope,
					this.connection.order(), computed ? bounds : Cypher.noCondition())
			.orderBy(order.sort(this.page.backward()))
			.limit(limit());
	}

	// Where what the index holds is demanded anyway, nothing without a value can follow.
	private boolean excludesNulls() {
		String path = this.connection.order().getFirst().path();
		FilterExpression where = this.connection.filter();
		List<FilterExpression> terms = (where instanceof FilterExpression.All all) ? all.terms() : List.of(where);
		return terms.stream().anyMatch((term) -> excludesNulls(term, path));
	}

	private static boolean excludesNulls(FilterExpression term, String path) {
		return switch (term) {
			case FilterExpression.All all -> all.terms().stream().anyMatch((inner) -> excludesNulls(inner, path));
			case FilterExpression.Comparison comparison ->
				comparison.operand() instanceof Operand.Property property && property.path().equals(path);
			case FilterExpression.Missing missing -> !missing.missing()
					&& missing.operand() instanceof Operand.Property property && property.path().equals(path);
			default -> false;
		};
	}

	private Expression limit() {
		return Cypher.parameter(this.page.limitParameter());
	}

	private static boolean isNull(@Nullable Bound bound) {
		return bound != null && bound.isNull(0);
	}

}
