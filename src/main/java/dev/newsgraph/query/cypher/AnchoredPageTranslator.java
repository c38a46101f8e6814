package dev.newsgraph.query.cypher;

import org.neo4j.cypherdsl.core.Cypher;
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
 * anchor nodes.
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

	private final SortValues sortValues;

	private final FieldPlan.Connection connection;

	private final Page page;

	private final Scope scope;

	AnchoredPageTranslator(VariableNames names, SourceTranslator sources, SortValues sortValues,
			FieldPlan.Connection connection, Page page, Scope scope) {
		this.names = names;
		this.sources = sources;
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
		SymbolicName few = this.names.next("few");
		SymbolicName near = this.names.next("near");
		SymbolicName far = this.names.next("far");
		OngoingReading both = Statement.builder()
			.call(fewNeighbours(anchor, few), new IdentifiableElement[0])
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
		return this.sortValues.unwind(both, near.add(far), this.scope).limit(limit());
	}

	private Statement fewNeighbours(FilterAnchor anchor, SymbolicName few) {
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
		return Cypher.with(sum.as(neighbours))
			.returning(neighbours.multiply(neighbours)
				.lte(Cypher.literalOf(NEIGHBOURS_TO_A_ROW).multiply(limit()).multiply(all))
				.as(few))
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
