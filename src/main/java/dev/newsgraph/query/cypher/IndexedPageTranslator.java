package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.Page.Bound;
import dev.newsgraph.query.plan.SortTerm;

/**
 * Translates a page of all nodes of a type to clauses that read the index of the first
 * sort term. An index contains no nulls, so nodes without a value are read by their keys,
 * and only if the nodes with a value do not fill the page. Nodes with a value that is
 * sorted like null are read with them.
 */
final class IndexedPageTranslator {

	private static final List<String> NUMERALS = List.of("first", "second", "third");

	private final VariableNames names;

	private final SourceTranslator sources;

	private final SortValues sortValues;

	private final FieldPlan.Connection connection;

	private final Page page;

	private final Scope scope;

	private final Condition filter;

	private final boolean usesOrderIndex;

	/**
	 * Creates a translator for one page.
	 * @param names provides variable names
	 * @param sources translates sources
	 * @param sortValues translates computed sort values
	 * @param connection connection of the page
	 * @param page page to read
	 * @param scope variables of the node
	 * @param filter further condition on the node
	 * @param usesOrderIndex whether to force the index of the order with a hint
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
		List<Supplier<OngoingReading>> parts = parts();
		if (parts.size() == 1) {
			return parts.getFirst().get();
		}
		List<SymbolicName> lists = NUMERALS.subList(0, parts.size()).stream().map(this.names::next).toList();
		Expression all = lists.getFirst();
		OngoingReading reading = Statement.builder()
			.call(collected(parts.getFirst().get(), lists.getFirst()), new IdentifiableElement[0]);
		for (int i = 1; i < parts.size(); i++) {
			List<SymbolicName> before = lists.subList(0, i);
			reading = reading.call(unlessFull(before, all, parts.get(i).get(), lists.get(i)),
					before.toArray(IdentifiableElement[]::new));
			all = all.add(lists.get(i));
		}
		return this.sortValues.unwind(reading, all, this.scope).limit(limit());
	}

	// Unscored values divide the index into the values before and after them.
	private List<Supplier<OngoingReading>> parts() {
		SortTerm first = this.connection.order().getFirst();
		boolean nullable = first.unscored() != null || (first.nullable() && !excludesNulls());
		List<Supplier<OngoingReading>> parts = new ArrayList<>();
		if (!(nullable && isNull(this.page.after()))) {
			if (first.unscored() == null) {
				parts.add(() -> values(Cypher.noCondition()));
			}
			else {
				Expression value = this.scope.value(first.present());
				Expression unscored = Cypher.literalOf(first.unscored());
				parts.add(() -> values(first.descending() ? value.gt(unscored) : value.lt(unscored)));
				parts.add(() -> values(first.descending() ? value.lt(unscored) : value.gt(unscored)));
			}
		}
		if (nullable && (this.page.before() == null || isNull(this.page.before()))) {
			parts.add(this::nulls);
		}
		return this.page.backward() ? parts.reversed() : parts;
	}

	private Statement collected(OngoingReading rows, SymbolicName list) {
		return rows.returning(Cypher.collect(SortValues.listItem(this.scope)).as(list)).build();
	}

	// Without a nested CALL the planner would read the rows before it evaluates the size.
	private Statement unlessFull(List<SymbolicName> lists, Expression before, OngoingReading rows, SymbolicName list) {
		return Cypher.with(lists.toArray(IdentifiableElement[]::new))
			.where(Cypher.size(before).lt(limit()))
			.call(rows.returning(this.scope.expressions()).build(), new IdentifiableElement[0])
			.returning(Cypher.collect(SortValues.listItem(this.scope)).as(list))
			.build();
	}

	private OngoingReading values(Condition range) {
		SortTerm indexed = this.connection.order().getFirst().present();
		List<SortTerm> terms = new ArrayList<>(this.connection.order());
		terms.set(0, indexed);
		Bound before = isNull(this.page.before()) ? null : this.page.before();
		KeysetOrder order = new KeysetOrder(terms, this.scope);
		if (this.page.after() == null && before == null) {
			// Tells the planner that the index contains every requested row.
			Condition present = (range == Cypher.noCondition()) ? this.scope.value(indexed).isNotNull() : range;
			return read(indexed, order, present, Cypher.noCondition());
		}
		Condition indexedBounds = SortValues.anyComputed(terms) ? order.withinFirstTerm(this.page.after(), before)
				: Cypher.noCondition();
		return read(indexed, order, range.and(indexedBounds), order.within(this.page.after(), before, 0));
	}

	private OngoingReading nulls() {
		List<SortTerm> terms = this.connection.order();
		Bound after = isNull(this.page.after()) ? this.page.after() : null;
		SortTerm first = terms.getFirst();
		Expression value = this.scope.value(first.present());
		Condition condition = value.isNull();
		boolean byKey = terms.size() == 2;
		if (first.unscored() != null) {
			Expression unscored = Cypher.literalOf(first.unscored());
			boolean required = excludesNulls();
			// Bounds of the filter on the same property and this range are one range of
			// the index.
			condition = required ? value.gte(unscored).and(value.lte(unscored))
					: condition.or(value.isEqualTo(unscored));
			byKey = byKey && !required;
		}
		Condition bounds = new KeysetOrder(terms, this.scope).within(after, this.page.before(), 1);
		if (byKey) {
			// Tells the planner that the index of the key contains every row in order.
			condition = condition.and(this.scope.value(terms.getLast()).isNotNull());
		}
		return read(byKey ? terms.getLast() : null, new KeysetOrder(terms.subList(1, terms.size()), this.scope),
				condition, bounds);
	}

	// A computed value can be compared only after it has been computed. Bounds that the
	// index can answer are applied before.
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

	// If the filter requires a value of the sort property, no nodes without a value
	// follow.
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
