package dev.newsgraph.trusted;

import java.util.List;

/**
 * The result of the check of a folder.
 *
 * @param documents the documents that can be used
 * @param problems all problems, in the order of files and lines
 */
public record FolderReport(List<Checked> documents, List<DocumentProblem> problems) {

	public FolderReport {
		documents = List.copyOf(documents);
		problems = List.copyOf(problems);
	}

	/**
	 * A document that can be used.
	 *
	 * @param document the document
	 * @param operations its operations
	 */
	public record Checked(TrustedDocument document, List<CheckedOperation> operations) {

		public Checked {
			operations = List.copyOf(operations);
		}

	}

}
