package dev.newsgraph.playground;

import java.util.List;

/**
 * The settings of the page, as JSON.
 *
 * @param endpoint the path of the GraphQL endpoint
 * @param explain whether this client can see statements and their plans
 * @param imports whether the schema has the mutation that starts imports
 * @param seedFolders the names of the folders in the import root
 * @param limits the limits of an operation
 * @param gateways the other gateways that the page can query
 * @param version the version of the gateway
 */
record PlaygroundSettings(String endpoint, boolean explain, boolean imports, List<String> seedFolders, Limits limits,
		List<OtherGateway> gateways, String version) {

	/**
	 * The limits of an operation.
	 *
	 * @param defaultFirst default number of entries of a page
	 * @param maxFirst maximum number of entries of a page
	 * @param maxDepth maximum depth of nested fields
	 * @param maxSelections maximum number of selections, after fragments are expanded
	 * @param maxRows maximum number of objects in a response
	 * @param maxCost maximum cost
	 * @param readTimeoutMillis timeout of the database for a root field, in milliseconds
	 */
	record Limits(int defaultFirst, int maxFirst, int maxDepth, int maxSelections, long maxRows, long maxCost,
			long readTimeoutMillis) {
	}

}
