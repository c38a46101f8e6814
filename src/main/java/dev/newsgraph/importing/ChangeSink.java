package dev.newsgraph.importing;

import dev.newsgraph.importing.resolution.DocumentChange;

/** Receives the changes of documents that an import writes to the graph. */
interface ChangeSink {

	/**
	 * Accepts a change. The call can block until there is room for the change.
	 * @param change the change
	 * @param bytes the size of the file of the document, in bytes; 0 for a removed
	 * document
	 */
	void accept(DocumentChange change, long bytes);

}
