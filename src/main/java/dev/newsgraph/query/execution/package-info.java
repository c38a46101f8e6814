/**
 * Executes planned operations: data fetchers, instrumentations, scalars and errors.
 */
@NullMarked
package dev.newsgraph.query.execution;

import org.jspecify.annotations.NullMarked;
