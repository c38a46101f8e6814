package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OrderableOngoingReadingAndWithWithoutWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SortTerm.SortValue;

/**
 * Translates sort values that are not properties of the sorted objects, such as counts.
 */
final class SortValues {

	private final VariableNames names;

	private final FilterTranslator filters;

	SortValues(VariableNames names, FilterTranslator filters) {
		this.names = names;
		this.filters = filters;
	}

	static boolean anyComputed(List<SortTerm> order) {
		return order.stream().anyMatch((term) -> term.computed() != null);
	}

	/** Returns the scope extended by a variable for each computed sort value. */
	Scope scope(Scope objects, List<SortTerm> order) {
		Map<String, SymbolicName> computed = new LinkedHashMap<>();
		for (SortTerm term : order) {
			if (term.computed() != null) {
				computed.put(term.path(), this.names.next(term.path().replace('.', '_')));
			}
		}
		return computed.isEmpty() ? objects : objects.withComputed(computed);
	}

	/**
	 * Returns the clauses that compute the sort values and apply bounds.
	 * @param reading clauses that bind the objects
	 * @param scope variables of the objects and of the sort values
	 * @param order order to compute values for
	 * @param bounds predicate that may refer to computed values
	 */
	OrderableOngoingReadingAndWithWithoutWhere within(OngoingReading reading, Scope scope, List<SortTerm> order,
			Condition bounds) {
		OrderableOngoingReadingAndWithWithoutWhere rows = with(reading, scope, order);
		// A WHERE of the clause that sorts would be evaluated after its LIMIT.
		return (bounds == Cypher.noCondition()) ? rows : rows.where(bounds).with(scope.identifiers());
	}

	/** Returns the list item that stores an object with its sort values. */
	static Expression listItem(Scope scope) {
		return scope.computed().isEmpty() ? scope.self() : scope.packed();
	}

	/**
	 * Returns the clauses that read the objects from such a list in its order. The sort
	 * values are stored in the list because computing them again would double their cost.
	 */
	OrderableOngoingReadingAndWithWithoutWhere unwind(OngoingReading reading, Expression list, Scope scope) {
		if (scope.computed().isEmpty()) {
			return reading.unwind(list).as(scope.self()).with(scope.identifiers());
		}
		SymbolicName row = this.names.next("row");
		return reading.unwind(list).as(row).with(scope.unpackedFrom(row));
	}

	private OrderableOngoingReadingAndWithWithoutWhere with(OngoingReading reading, Scope scope, List<SortTerm> order) {
		List<IdentifiableElement> elements = new ArrayList<>(scope.objects());
		for (SortTerm term : order) {
			if (term.computed() != null) {
				elements.add(value(scope, term.computed()).as(scope.computed(term.path())));
			}
		}
		return reading.with(elements);
	}

	private Expression value(Scope scope, SortValue computed) {
		return switch (computed) {
			case SortValue.Count count -> this.filters.count(scope, count.counted(), count.visible());
			case SortValue.Related related -> {
				SymbolicName variable = this.names.next("sorted");
				yield Cypher.valueAt(Cypher
					.collect(Cypher.match(FilterTranslator.pattern(scope, related.source(), related.type(), variable))
						.returning(Cypher.property(variable, related.property()))
						.build()), 0);
			}
		};
	}

}
