package dev.newsgraph.importing.report;

/** Why an import ended. */
public enum ImportOutcome {

	/** Everything was done; single documents may have been rejected. */
	COMPLETE,
	/** It was stopped, after the batch that was being written. */
	STOPPED,
	/** More documents were rejected than allowed. */
	TOO_MANY_REJECTS,
	/** There is nothing to read, or it cannot be read. */
	NO_FOLDER,
	/** The database cannot be reached, or takes no more. */
	DATABASE,
	/** A fault of the import's own, which the log tells. */
	FAULT

}
