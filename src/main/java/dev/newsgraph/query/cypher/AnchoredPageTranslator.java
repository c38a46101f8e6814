package dev.newsgraph.query.cypher;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.ExposesSubqueryCall;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterAnchor;
import dev.newsgraph.query.plan.Page;

/**
 * Translates a page of all nodes of a type whose filter has a {@link FilterAnchor}. If
 * the anchor has few neighbours, the statement reads and sorts them. Otherwise it reads
 * the page from the index of its order. The statement chooses by the degrees of the
 * anchor nodes. If the relationships to the anchor are in an index of their own in the
 * order of the page, it is read from there, and in the other ways only if the rows do not
 * fill the page.
 */
final class AnchoredPageTranslator {

	/**
	 * Factor of the comparison between both strategies. Reading the neighbours costs one
	 * step per neighbour. Reading the page from the index costs the page size, multiplied
	 * by the number of nodes per neighbour that meets the rest of the filter, estimated
	 * at one in three. Both cost the same when the square of the number of neighbours
	 * equals the number of nodes, multiplied by the page size and by three.
	 */
	private static final int NEIGHBOURS_TO_A_ROW = 3;

	private final VariableNames names;

	private final SourceTranslator sources;

	private final FilterTranslator filters;

	private final SortValues sortValues;

	private final FieldPlan.Connection connection;

	private final Page page;

	private final Scope scope;

	AnchoredPageTranslator(VariableNames names, SourceTranslator sources, FilterTranslator filters,
			SortValues sortValues, FieldPlan.Connection connection, Page page, Scope scope) {
		this.names = names;
		this.sources = sources;
		this.filters = filters;
		this.sortValues = sortValues;
		this.connection = connection;
		this.page = page;
		this.scope = scope;
	}

	/**
	 * Returns the clauses that read the rows of the page.
	 * @param anchor condition that identifies the anchor nodes
	 * @param indexed the same page, read from the index
	 */
	OngoingReading rows(FilterAnchor anchor, OngoingReading indexed) {
		return SortedRelationships.of(anchor, this.connection, this.page)
			.map((sorted) -> rows(anchor, indexed, sorted))
			.orElseGet(() -> rows(anchor, indexed, Statement.builder(), null));
	}

	// All rows of the page are in the index of the relationships if they fill it.
	private OngoingReading rows(FilterAnchor anchor, OngoingReading indexed, SortedRelationships sorted) {
		SymbolicName complete = this.names.next("complete");
		SymbolicName own = this.names.next("own");
		Statement rows = sorted.rows(this.names, this.filters, this.connection, this.page, this.scope);
		OngoingReading reading = Statement.builder()
			.call(sorted.complete(this.names.next("state"), complete), new IdentifiableElement[0])
			.call(Cypher.with(complete)
				.where(complete.asCondition())
				.call(rows, new IdentifiableElement[0])
				.returning(Cypher.collect(SortValues.listItem(this.scope)).as(own))
				.build(), new IdentifiableElement[] { complete });
		return rows(anchor, indexed, reading, own);
	}

	private OngoingReading rows(FilterAnchor anchor, OngoingReading indexed, ExposesSubqueryCall before,
			@Nullable SymbolicName own) {
		SymbolicName few = this.names.next("few");
		SymbolicName near = this.names.next("near");
		SymbolicName far = this.names.next("far");
		OngoingReading both = before
			.call(fewNeighbours(anchor, few, own),
					(own != null) ? new IdentifiableElement[] { own } : new IdentifiableElement[0])
			.call(Cypher.with(few)
				.where(few.asCondition())
				.call(sorted(anchor).returning(this.scope.expressions()).build(), new IdentifiableElement[0])
				.returning(Cypher.collect(SortValues.listItem(this.scope)).as(near))
				.build(), new IdentifiableElement[] { few })
			.call(Cypher.with(few)
				.where(few.asCondition().not())
				.call(indexed.returning(this.scope.expressions()).build(), new IdentifiableElement[0])
				.returning(Cypher.collect(SortValues.listItem(this.scope)).as(far))
				.build(), new IdentifiableElement[] { few });
		Expression others = near.add(far);
		Expression all = (own != null) ? Cypher.caseExpression().when(few.isNull()).then(own).elseDefault(others)
				: others;
		return this.sortValues.unwind(both, all, this.scope).limit(limit());
	}

	/**
	 * Returns the statement that decides between the anchor and the index of the order.
	 * The result is null if the page has all its rows.
	 */
	private Statement fewNeighbours(FilterAnchor anchor, SymbolicName few, @Nullable SymbolicName own) {
		SymbolicName degree = this.names.next("degree");
		Expression degrees = this.sources.anchorDegrees(anchor);
		Expression all = this.sources.count(Scope.ROOT, this.connection.target(), this.connection.source());
		SymbolicName total = this.names.next("total");
		Expression sum = Cypher.reduce(degree)
			.in(degrees)
			.map(total.add(degree))
			.accumulateOn(total)
			.withInitialValueOf(Cypher.literalOf(0));
		SymbolicName neighbours = this.names.next("neighbours");
		Expression isFew = neighbours.multiply(neighbours)
			.lte(Cypher.literalOf(NEIGHBOURS_TO_A_ROW).multiply(limit()).multiply(all));
		if (own == null) {
			return Cypher.with(sum.as(neighbours)).returning(isFew.as(few)).build();
		}
		return Cypher.with(own, sum.as(neighbours))
			.returning(Cypher.caseExpression().when(Cypher.size(own).lt(limit())).then(isFew).as(few))
			.build();
	}

	private OngoingReading sorted(FilterAnchor anchor) {
		KeysetOrder order = new KeysetOrder(this.connection.order(), this.scope);
		OngoingReading reading = this.sources.anchored(this.scope, this.connection.target(), anchor);
		return this.sortValues.within(reading, this.scope, this.connection.order(), order.within(this.page))
			.orderBy(order.sort(this.page.backward()))
			.limit(limit());
	}

	private Expression limit() {
		return Cypher.parameter(this.page.limitParameter());
	}

}
