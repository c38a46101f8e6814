/**
 * The page at {@code /graphiql}: its files, what it must know, its library of questions,
 * and what it asks about operations before and beside running them. The page's own source
 * is {@code src/playground/}.
 */
@NullMarked
package dev.newsgraph.playground;

import org.jspecify.annotations.NullMarked;
