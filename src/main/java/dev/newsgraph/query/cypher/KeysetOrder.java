package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.SortItem;

import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.Page.Bound;
import dev.newsgraph.query.plan.SortTerm;

/**
 * The order of a page in Cypher: its sort items, and the predicates that select the rows
 * after or before a cursor.
 *
 * @param terms terms of the order
 * @param scope variables of the sorted object
 */
record KeysetOrder(List<SortTerm> terms, Scope scope) {

	/**
	 * Returns the sort items. A page from the end is sorted in the opposite direction.
	 */
	Collection<SortItem> sort(boolean backward) {
		List<SortItem> items = new ArrayList<>();
		for (SortTerm term : this.terms) {
			if (term.nullable()) {
				Expression isNull = this.scope.value(term).isNull();
				items.add(backward ? isNull.descending() : isNull.ascending());
			}
			Expression value = this.scope.value(term);
			items.add((term.descending() != backward) ? value.descending() : value.ascending());
		}
		return items;
	}

	/** Returns the predicate for the rows within the cursors of a page. */
	Condition within(Page page) {
		return within(page.after(), page.before(), 0);
	}

	/**
	 * Returns the predicate for the rows within bounds.
	 * @param after cursor that the rows follow, or null
	 * @param before cursor that the rows precede, or null
	 * @param firstTerm index of the first term to compare; all rows are equal in the
	 * terms before it
	 */
	Condition within(@Nullable Bound after, @Nullable Bound before, int firstTerm) {
		Condition condition = Cypher.noCondition();
		if (after != null) {
			condition = condition.and(beyond(after, firstTerm, true));
		}
		if (before != null) {
			condition = condition.and(beyond(before, firstTerm, false));
		}
		return condition;
	}

	/**
	 * Returns the predicate for the rows whose first sort value is within the bounds. It
	 * also matches rows that the complete bounds exclude.
	 */
	Condition withinFirstTerm(@Nullable Bound after, @Nullable Bound before) {
		SortTerm term = this.terms.getFirst();
		Expression value = this.scope.value(term);
		Condition condition = Cypher.noCondition();
		if (after != null && !after.isNull(0)) {
			condition = condition
				.and(term.descending() ? value.lte(parameter(after, 0)) : value.gte(parameter(after, 0)));
		}
		if (before != null && !before.isNull(0)) {
			condition = condition
				.and(term.descending() ? value.gte(parameter(before, 0)) : value.lte(parameter(before, 0)));
		}
		return condition;
	}

	private Condition beyond(Bound bound, int firstTerm, boolean forward) {
		Condition any = Cypher.noCondition();
		for (int i = firstTerm; i < this.terms.size(); i++) {
			Condition strict = strictlyBeyond(bound, i, forward);
			if (strict == null) {
				continue;
			}
			Condition all = Cypher.noCondition();
			for (int j = firstTerm; j < i; j++) {
				all = all.and(equal(bound, j));
			}
			any = any.or(all.and(strict));
		}
		return any;
	}

	private Condition equal(Bound bound, int term) {
		Expression value = this.scope.value(this.terms.get(term));
		return bound.isNull(term) ? value.isNull() : value.isEqualTo(parameter(bound, term));
	}

	private @Nullable Condition strictlyBeyond(Bound bound, int index, boolean forward) {
		SortTerm term = this.terms.get(index);
		Expression value = this.scope.value(term);
		if (bound.isNull(index)) {
			// Nulls are sorted last: no row follows them, and all values precede them.
			return forward ? null : value.isNotNull();
		}
		Condition beyond = (term.descending() != forward) ? value.gt(parameter(bound, index))
				: value.lt(parameter(bound, index));
		return (term.nullable() && forward) ? beyond.or(this.scope.value(term).isNull()) : beyond;
	}

	private static Expression parameter(Bound bound, int term) {
		return Cypher.parameter(bound.parameters().get(term));
	}

}
