package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.newsgraph.query.ModelGraph.Article;

/**
 * A connection with its filter and order, without a page.
 *
 * @param field name of the field
 * @param type prefix of its types: {@code Related} for {@code RelatedConnection}
 * @param arguments arguments without those of the page
 * @param matching returns the edges that match the filter, in any order
 * @param order order of the edges
 * @param article returns the article of an edge; null if the edges have none
 * @param edge selection of an edge
 * @param nodes creates selections of the node of an edge
 */
record ExpectedConnection<P, E>(String field, String type, List<String> arguments, Function<P, List<E>> matching,
		Comparator<E> order, Function<E, Article> article, Selection<E> edge, Supplier<Selection<E>> nodes) {

	/** Returns all edges in order. */
	List<E> all(P parent) {
		return this.matching.apply(parent).stream().sorted(this.order).toList();
	}

}
