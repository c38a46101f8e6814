/**
 * From the text of a search to a query of the full-text index, and from a hit to its
 * highlights. Pure.
 */
@NullMarked
package dev.newsgraph.query.search;

import org.jspecify.annotations.NullMarked;
