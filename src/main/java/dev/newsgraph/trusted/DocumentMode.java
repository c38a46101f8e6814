package dev.newsgraph.trusted;

/** Which documents the gateway executes. */
public enum DocumentMode {

	/** All documents. */
	ANY,

	/** Only those of the folder. */
	ONLY

}
