package dev.newsgraph.importing;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.newsgraph.importing.graph.StoredDocuments;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedFolderReader;

/** Removes stored documents of a seed folder. */
final class DocumentRemoval {

	private final ChangeSink sink;

	private final BooleanSupplier stopped;

	/**
	 * Creates a removal.
	 * @param sink receives the removed documents
	 * @param stopped returns whether to end early
	 */
	DocumentRemoval(ChangeSink sink, BooleanSupplier stopped) {
		this.sink = sink;
		this.stopped = stopped;
	}

	/**
	 * Removes every document of a folder, regardless of the files on disk.
	 * @throws CancellationException if the import is stopped
	 */
	void removeAll(String folder, StoredDocuments documents) {
		remove(folder, documents, (path) -> true);
	}

	/**
	 * Removes the documents whose file is missing.
	 * @throws CancellationException if the import is stopped
	 */
	void removeMissing(SeedFolder folder, StoredDocuments documents) {
		try (SeedFolderReader reader = folder.open()) {
			remove(folder.name(), documents, reader::isMissing);
		}
	}

	private void remove(String folder, StoredDocuments documents, Predicate<String> condition) {
		documents.forEachPath((path) -> {
			if (this.stopped.getAsBoolean()) {
				throw new CancellationException();
			}
			if (condition.test(path)) {
				this.sink.accept(DocumentChange.removed(folder, path), 0);
			}
		});
	}

}
