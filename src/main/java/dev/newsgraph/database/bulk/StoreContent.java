package dev.newsgraph.database.bulk;

import java.io.IOException;

/** All nodes and relationships of a store. */
public interface StoreContent {

	/**
	 * Opens the nodes.
	 * @throws IOException if they cannot be read
	 */
	EntitySource nodes() throws IOException;

	/**
	 * Opens the relationships.
	 * @throws IOException if they cannot be read
	 */
	EntitySource edges() throws IOException;

	/** Returns the number of nodes. */
	long nodeCount();

	/** Returns the number of relationships. */
	long edgeCount();

}
