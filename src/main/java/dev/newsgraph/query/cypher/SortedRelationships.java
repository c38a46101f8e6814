package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.Node;
import org.neo4j.cypherdsl.core.Property;
import org.neo4j.cypherdsl.core.Relationship;
import org.neo4j.cypherdsl.core.SortItem;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterAnchor;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * Reads the objects that are related to one node, from an index of their relationships
 * that is in the order of the page. The index contains only objects with a sort value, so
 * the rows are those of the page only if they fill it.
 */
final class SortedRelationships {

	private static final String STATE = "GraphState";

	private final FilterAnchor anchor;

	private final String keyParameter;

	private final SortTerm first;

	private SortedRelationships(FilterAnchor anchor, String keyParameter, SortTerm first) {
		this.anchor = anchor;
		this.keyParameter = keyParameter;
		this.first = first;
	}

	/**
	 * Returns the relationships that hold the first sort value of a page, or empty if the
	 * page must be read in another way.
	 */
	static Optional<SortedRelationships> of(FilterAnchor anchor, FieldPlan.Connection connection, Page page) {
		SortTerm first = connection.order().getFirst();
		boolean holds = !first.ofEdge() && anchor.exists().source().sorted().contains(first.path())
				&& !SortValues.anyComputed(connection.order());
		// Such a page begins among the objects with a sort value. Values that are sorted
		// like null are less than all others.
		boolean begins = !page.backward() && page.before() == null && (page.after() == null || !page.after().isNull(0))
				&& (first.unscored() == null || first.descending());
		return (holds && begins) ? anchor.keyParameter().map((key) -> new SortedRelationships(anchor, key, first))
				: Optional.empty();
	}

	/** Returns the statement that tells whether all relationships hold the values. */
	Statement complete(SymbolicName variable, SymbolicName complete) {
		Node state = Cypher.node(STATE).named(variable).withProperties("id", Cypher.literalOf("graph"));
		Expression types = state.property("sortedRelationships");
		Expression type = Cypher.literalOf(source().types().getFirst());
		return Cypher
			.returning(Cypher.exists(Cypher.match(state).where(type.in(types)).returning(state).build()).as(complete))
			.build();
	}

	/**
	 * Returns the statement that reads the objects in the order of the page.
	 * @param names provides variable names
	 * @param filters translates the other conditions
	 * @param connection connection of the page
	 * @param page page to read
	 * @param scope variables of the object
	 */
	Statement rows(VariableNames names, FilterTranslator filters, FieldPlan.Connection connection, Page page,
			Scope scope) {
		SymbolicName edge = names.next("sorted");
		Node start = Cypher.node(SourceTranslator.label(connection.target())).named(scope.self());
		Relationship relationship = start.relationshipTo(Cypher.anyNode(), source().types().getFirst()).named(edge);
		Property key = relationship.property(SourcePlan.Relationship.END_KEY);
		Property value = relationship.property(this.first.path());
		Scope both = new Scope(scope.node(), scope.key(), edge, Map.of());
		List<SortTerm> terms = new ArrayList<>(connection.order());
		terms.set(0, new SortTerm(true, this.first.path(), this.first.descending(), false, null, null));
		KeysetOrder order = new KeysetOrder(terms, both);
		Condition present = (this.first.unscored() != null) ? value.gt(Cypher.literalOf(this.first.unscored()))
				: value.isNotNull();
		// The planner uses the order of the index only if the order names the key too.
		List<SortItem> sort = new ArrayList<>();
		sort.add(this.first.descending() ? key.descending() : key.ascending());
		sort.addAll(order.sort(false));
		Statement rows = Cypher.match(relationship)
			.where(key.isEqualTo(Cypher.parameter(this.keyParameter))
				.and(present)
				.and(order.within(page.after(), null, 0))
				.and(filters.condition(scope, this.anchor.remaining())))
			.with(both.identifiers())
			.orderBy(sort)
			.limit(Cypher.parameter(page.limitParameter()))
			.returning(scope.expressions())
			.build();
		return hinted(rows, edge);
	}

	// The builder of statements rejects a hint with two properties of a relationship.
	private Statement hinted(Statement rows, SymbolicName edge) {
		String hint = " USING INDEX %s:%s(%s, %s)".formatted(edge.getValue(), source().types().getFirst(),
				SourcePlan.Relationship.END_KEY, this.first.path());
		String text = StatementRenderer.ONE_LINE.render(rows).replaceFirst(" WHERE ", hint + " WHERE ");
		return Cypher.returningRaw(Cypher.raw(text)).build();
	}

	private SourcePlan.Relationship source() {
		return this.anchor.exists().source();
	}

}
