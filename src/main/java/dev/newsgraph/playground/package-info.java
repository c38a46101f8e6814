/**
 * The page at {@code /graphiql}: its files and settings, its library of questions, and
 * the endpoints for estimates and plans of operations. The source of the page is in
 * {@code src/playground/}.
 */
@NullMarked
package dev.newsgraph.playground;

import org.jspecify.annotations.NullMarked;
