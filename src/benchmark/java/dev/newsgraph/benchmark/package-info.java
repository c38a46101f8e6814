/**
 * Benchmarks that compare the gateway with the driver and hand-written Cypher, on a
 * generated corpus.
 */
@NullMarked
package dev.newsgraph.benchmark;

import org.jspecify.annotations.NullMarked;
