package dev.newsgraph.replica;

import java.util.Map;

/**
 * What a gateway says about its graph, so that others can compare it with theirs.
 *
 * @param documents the digest of the documents in the graph; empty if it is not known
 * @param mapping the version of the mapping from files to documents. The digests of
 * gateways with different versions cannot be compared
 * @param unchangedMillis how long the digest has been the same. Ages of different
 * gateways can be compared also if their clocks differ
 * @param settled whether no import is changing the graph
 * @param ready whether the gateway has caught up with the others since its start. One
 * that answers from an outdated graph has not, and one whose last import of a folder has
 * ended early says that it has not, so the others do not wait for its documents
 */
record ReplicaView(String documents, String mapping, long unchangedMillis, boolean settled, boolean ready) {

	static final String DOCUMENTS = "documents";

	static final String MAPPING = "mapping";

	static final String UNCHANGED_MILLIS = "unchangedMillis";

	static final String SETTLED = "settled";

	static final String READY = "ready";

	private static final int SHOWN_DIGITS = 12;

	/** Returns the first digits of the digest. */
	String shortDocuments() {
		return this.documents.substring(0, Math.min(SHOWN_DIGITS, this.documents.length())) + "…";
	}

	/** Returns the details of the health endpoint. */
	Map<String, Object> toDetails() {
		return Map.of(DOCUMENTS, this.documents, MAPPING, this.mapping, UNCHANGED_MILLIS, this.unchangedMillis, SETTLED,
				this.settled, READY, this.ready);
	}

}
