/**
 * The revision of the graph as clients see it: read from the database, and kept as long
 * as it is known to be current.
 */
@NullMarked
package dev.newsgraph.revision;

import org.jspecify.annotations.NullMarked;
