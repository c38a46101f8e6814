package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.SortItem;

import dev.newsgraph.query.plan.Page.Bound;
import dev.newsgraph.query.plan.Page;
import dev.newsgraph.query.plan.SortTerm;

/** The order of a page as Cypher: what it sorts by, and which rows a cursor leaves. */
record KeysetOrder(List<SortTerm> terms, Scope scope) {

	/** The sort of a page; a page from the end sorts the other way round. */
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

	/** The rows within the bounds of a page. */
	Condition within(Page page) {
		return within(page.after(), page.before(), 0);
	}

	/** The rows within bounds, when the terms before the given one are equal for all. */
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

	/** The rows whose first value is not outside the bounds: more than those within. */
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
			// Nulls are last: nothing follows them, all values precede them.
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
