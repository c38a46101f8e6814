package dev.newsgraph.importing.report;

/** Looks on while an import runs, from its threads, and can end it. */
public interface ImportObserver {

	/** Sees nothing. */
	ImportObserver NONE = new ImportObserver() {
	};

	/** Called after each portion that was read and each batch that was written. */
	default void progress(ImportProgress progress) {
	}

	/** Called once for each problem, as it is found. */
	default void problem(FileProblem problem) {
	}

	/** Called once for each difference that a dry run found. */
	default void difference(Difference difference) {
	}

	/** Whether the documents are to be counted before the first is read. */
	default boolean wantsTotal() {
		return false;
	}

	/** Whether the import is to end after the batch that is being written. */
	default boolean isStopped() {
		return false;
	}

}
