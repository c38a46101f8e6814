package dev.newsgraph.importing.source;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.SourceFile;

/** What came of reading a file. */
public sealed interface FileContent {

	/**
	 * Its bytes.
	 *
	 * @param file path and bytes
	 */
	record Present(SourceFile file) implements FileContent {
	}

	/**
	 * The file is no document, whatever it holds.
	 *
	 * @param problem why
	 */
	record Rejected(Problem problem) implements FileContent {
	}

	/**
	 * Nobody knows what it holds now.
	 *
	 * @param problem why
	 */
	record Unreadable(Problem problem) implements FileContent {
	}

	/** It went away since it was found. */
	record Gone() implements FileContent {
	}

}
