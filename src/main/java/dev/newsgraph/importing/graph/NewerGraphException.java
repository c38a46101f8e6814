package dev.newsgraph.importing.graph;

import dev.newsgraph.importing.resolution.GraphVersion;

/**
 * Thrown before something is written to a graph to which a newer version of the gateway
 * has written. The transaction is rolled back.
 */
public final class NewerGraphException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NewerGraphException(GraphVersion graph) {
		super("A newer version of Newsgraph has written to this graph (%s; this version has %s), so this version only reads it: import with the newer version."
			.formatted(graph, GraphVersion.CURRENT));
	}

}
