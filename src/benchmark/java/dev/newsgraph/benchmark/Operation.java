package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Map;

/**
 * One piece of work, as the gateway is asked for it and as the driver is.
 *
 * @param name for the report
 * @param document the GraphQL operation, of one root field
 * @param variables its variables, one set for each request in turn
 * @param cypher what a person would write to get the same data; one column, named as the
 * root field
 * @param parameters its parameters, in step with the variables
 */
public record Operation(String name, String document, List<Map<String, Object>> variables, String cypher,
		List<Map<String, Object>> parameters) {
}
