package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.DocumentChange;

/** Receives batches of changed documents in the order in which they were read. */
public interface BatchSink {

	/**
	 * Processes a batch.
	 * @param batch the batch
	 * @param next returns the next batch, or {@code null} if none is waiting
	 */
	void write(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next);

	/** Called after the last batch. */
	void complete();

}
