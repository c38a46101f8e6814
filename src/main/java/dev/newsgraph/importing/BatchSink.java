package dev.newsgraph.importing;

import java.util.List;

/** Takes the batches that were read. */
interface BatchSink {

	void write(List<DocumentChange> batch);

	/** Called when the last batch was taken. */
	void complete();

}
