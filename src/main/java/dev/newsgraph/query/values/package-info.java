/** Texts, durations and instants that clients pass, without the graph. */
@NullMarked
package dev.newsgraph.query.values;

import org.jspecify.annotations.NullMarked;
