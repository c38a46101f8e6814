package dev.newsgraph.query.compiled;

import org.springframework.modulith.NamedInterface;

/**
 * The answer to an operation that succeeded without an error. Its status is 200.
 *
 * @param bytes the JSON in UTF-8
 * @param isRepeatable whether the same request has the same answer as long as the graph
 * does not change
 */
@NamedInterface("compiled")
public record CompiledAnswer(byte[] bytes, boolean isRepeatable) {
}
