package dev.newsgraph.importing.report;

/** The reason why an import ended. */
public enum ImportOutcome {

	/** The import was completed. Documents may have been rejected. */
	COMPLETED,
	/** The import was stopped by a user or an interrupt, after the current batch. */
	STOPPED,
	/** More documents were rejected than allowed. */
	TOO_MANY_REJECTS,
	/** There is no seed folder to read, it cannot be read, or its name is not valid. */
	NO_FOLDER,
	/** The database cannot be reached or rejects writes. */
	DATABASE_ERROR,
	/** A newer version of the gateway has written to the graph. Nothing was written. */
	NEWER_GRAPH,
	/** The process ended, or lost the database for long, while the import was running. */
	PROCESS_ENDED,
	/** An unexpected exception ended the import. It is in the log. */
	INTERNAL_ERROR

}
