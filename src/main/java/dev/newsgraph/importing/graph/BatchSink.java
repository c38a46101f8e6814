package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.DocumentChange;

/** Takes the batches that were read. */
public interface BatchSink {

	/**
	 * Takes a batch.
	 * @param next tells the batch after it, or null when none waits
	 */
	void write(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next);

	/** Called when the last batch was taken. */
	void complete();

}
