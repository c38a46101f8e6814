package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import dev.newsgraph.query.ModelGraph.Article;

/**
 * A connection with its filter and its order, but no page yet.
 *
 * @param field its name
 * @param type what its types are named after: {@code Related} of
 * {@code RelatedConnection}
 * @param arguments but those of the page
 * @param matching what meets the filter, in any order
 * @param order how it is put
 * @param article the article of an edge; null when it has none
 * @param edge what is asked of an edge
 */
record ExpectedConnection<P, E>(String field, String type, List<String> arguments, Function<P, List<E>> matching,
		Comparator<E> order, Function<E, Article> article, Selection<E> edge) {

	/** All edges, in order. */
	List<E> all(P parent) {
		return this.matching.apply(parent).stream().sorted(this.order).toList();
	}

}
