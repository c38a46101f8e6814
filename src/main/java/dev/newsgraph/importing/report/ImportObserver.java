package dev.newsgraph.importing.report;

/**
 * Observes an import and can stop it. The methods are called from the threads of the
 * import.
 */
public interface ImportObserver {

	/** An observer that does nothing. */
	ImportObserver NONE = new ImportObserver() {
	};

	/** Called after each portion that was read and each batch that was written. */
	default void progress(ImportProgress progress) {
	}

	/** Called once for each problem when it is found. */
	default void problem(FileProblem problem) {
	}

	/** Called once for each difference that a dry run finds. */
	default void difference(Difference difference) {
	}

	/** Returns whether to count the documents before the first one is read. */
	default boolean wantsTotal() {
		return false;
	}

	/** Returns whether to end the import after the current batch. */
	default boolean isStopped() {
		return false;
	}

}
