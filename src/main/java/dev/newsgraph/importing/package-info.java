/** Seed folders to batches to graph: provenance, precedence and the report. */
@NullMarked
package dev.newsgraph.importing;

import org.jspecify.annotations.NullMarked;
