/**
 * Metrics, traces and the log of slow operations. It listens to the events of the other
 * packages, none of which depends on it.
 */
@NullMarked
package dev.newsgraph.observability;

import org.jspecify.annotations.NullMarked;
