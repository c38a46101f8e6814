package dev.newsgraph.playground;

import java.util.List;

/**
 * What the page must know of the gateway.
 *
 * @param endpoint the path of the GraphQL endpoint
 * @param explain whether this caller may see statements and their plans
 * @param imports whether the schema lets imports be started
 * @param seedFolders names of the folders under the import root
 * @param limits the most that an operation may ask
 * @param version the gateway's
 */
record PlaygroundSettings(String endpoint, boolean explain, boolean imports, List<String> seedFolders, Limits limits,
		String version) {

	/**
	 * The most that an operation may ask.
	 *
	 * @param defaultFirst entries of a page when nothing else is said
	 * @param maxFirst entries of a page
	 * @param maxDepth how deep fields are nested
	 * @param maxFields fields, fragments spread out
	 * @param maxRows objects that can come back
	 * @param maxCost what it may cost
	 * @param readTimeoutMillis how long the database may take for a root field
	 */
	record Limits(int defaultFirst, int maxFirst, int maxDepth, int maxFields, long maxRows, long maxCost,
			long readTimeoutMillis) {
	}

}
