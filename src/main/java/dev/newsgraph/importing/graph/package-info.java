/** The Cypher of the import: look-ups, batches, locks, prefetch and throttling. */
@NullMarked
package dev.newsgraph.importing.graph;

import org.jspecify.annotations.NullMarked;
