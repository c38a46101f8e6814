/**
 * The database access of the import: lookups, writing batches, the import lock,
 * prefetching and throttling.
 */
@NullMarked
package dev.newsgraph.importing.graph;

import org.jspecify.annotations.NullMarked;
