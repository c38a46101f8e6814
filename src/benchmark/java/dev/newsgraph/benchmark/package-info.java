/**
 * Measures the gateway beside the driver with hand-written Cypher, on a corpus of its own
 * making.
 */
@NullMarked
package dev.newsgraph.benchmark;

import org.jspecify.annotations.NullMarked;
