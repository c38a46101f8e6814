package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.Map;

import dev.newsgraph.documents.Document;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.DocumentVersion;
import dev.newsgraph.importing.resolution.GraphRevision;

/**
 * The state of the graph that a transaction reads when it acquires the import lock, or
 * writes at its end.
 *
 * @param token the fencing token, which increases each time the lock is acquired
 * @param revision the digest of all documents
 * @param sequence the number of transactions that changed the graph
 * @param sizes how much the graph holds
 */
record GraphState(long token, GraphRevision revision, long sequence, Sizes sizes) {

	/**
	 * Returns the state after a batch. The sequence grows only if the batch changes the
	 * graph.
	 * @param batch the batch
	 * @param known the versions of its documents that the graph holds, by key
	 * @param mapping the version of the mapping from files to documents
	 * @param changed whether the batch changes an article or a collection
	 */
	GraphState after(List<DocumentChange> batch, Map<String, DocumentVersion> known, String mapping, boolean changed) {
		GraphRevision after = this.revision;
		for (DocumentChange change : batch) {
			DocumentVersion before = known.get(change.key());
			if (before != null) {
				after = after.minus(before);
			}
			Document document = change.document();
			if (document != null) {
				after = after.plus(new DocumentVersion(change.folder(), change.path(), document.sha256(), mapping));
			}
		}
		return (changed || !after.equals(this.revision)) ? withRevision(after) : this;
	}

	/** Returns the state after a change of something other than documents. */
	GraphState afterChange() {
		return withRevision(this.revision);
	}

	/** Returns the state after a change that leads to a revision. */
	GraphState withRevision(GraphRevision after) {
		return new GraphState(this.token, after, this.sequence + 1, this.sizes);
	}

	/**
	 * How much the graph holds when the import lock is acquired. What is not there does
	 * not have to be looked up.
	 *
	 * @param documents the number of documents
	 * @param removed the number of removed articles that the graph remembers
	 * @param itemNames the number of names that items of collections have
	 * @param changes the number of changes that were ever recorded
	 */
	record Sizes(long documents, long removed, long itemNames, long changes) {
	}

}
