/**
 * The import of seed folders into the graph: requests, settings and runs.
 */
@NullMarked
package dev.newsgraph.importing;

import org.jspecify.annotations.NullMarked;
