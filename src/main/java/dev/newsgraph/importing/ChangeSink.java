package dev.newsgraph.importing;

import dev.newsgraph.importing.resolution.DocumentChange;

/** Receives the changes that bring the graph up to a seed folder. */
interface ChangeSink {

	/**
	 * Takes a change. The call may wait until there is room for it.
	 * @param change the change
	 * @param bytes the size of the document's file
	 */
	void accept(DocumentChange change, long bytes);

}
