package dev.newsgraph.importing.source;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.SourceFile;

/** The result of reading a file. */
public sealed interface FileContent {

	/**
	 * The file was read.
	 *
	 * @param file the path and the bytes
	 */
	record Present(SourceFile file) implements FileContent {
	}

	/**
	 * The file cannot be a document.
	 *
	 * @param problem the reason
	 */
	record Rejected(Problem problem) implements FileContent {
	}

	/**
	 * The current content of the file is not known.
	 *
	 * @param problem the reason
	 */
	record Unreadable(Problem problem) implements FileContent {
	}

	/** The file was deleted after the walk. */
	record Gone() implements FileContent {
	}

}
