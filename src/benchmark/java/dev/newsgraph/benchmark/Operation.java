package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Map;

/**
 * An operation in GraphQL for the gateway and in Cypher for the driver.
 *
 * @param name the name in the report
 * @param document the GraphQL operation with one root field
 * @param variables sets of variables, which successive requests use
 * @param cypher a hand-written statement for the same data, with one column that is named
 * as the root field
 * @param parameters sets of parameters, with the same indexes as the variables
 */
public record Operation(String name, String document, List<Map<String, Object>> variables, String cypher,
		List<Map<String, Object>> parameters) {
}
