package dev.newsgraph.playground;

import java.util.List;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.limits.RoleLimits;

/**
 * The settings of the page, as JSON.
 *
 * @param endpoint the path of the GraphQL endpoint
 * @param explain whether this client can see statements and their plans
 * @param imports whether this client can start imports
 * @param seedFolders the names of the folders in the import root, if this client can
 * start imports
 * @param limits the limits of an operation
 * @param gateways the other gateways that the page can query
 * @param version the version of the gateway
 * @param commit the abbreviated id of the commit that the gateway was built from, or an
 * empty text
 * @param identity who this client is
 */
record PlaygroundSettings(String endpoint, boolean explain, boolean imports, List<String> seedFolders, Limits limits,
		List<OtherGateway> gateways, String version, String commit, Caller identity) {

	/**
	 * A client.
	 *
	 * @param name the name of the API key, or the subject of the token
	 * @param role what the client may do, in lower case
	 * @param signedIn whether the client has sent a key or a token
	 */
	record Caller(String name, String role, boolean signedIn) {
	}

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

		/** Returns the limits for a caller with a role. */
		Limits of(Role role, RoleLimits roles) {
			return new Limits(this.defaultFirst, this.maxFirst, this.maxDepth, this.maxSelections,
					roles.rows(role, this.maxRows).most(), roles.cost(role, this.maxCost).most(),
					this.readTimeoutMillis);
		}

	}

}
