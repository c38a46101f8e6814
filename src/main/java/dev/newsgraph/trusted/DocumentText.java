package dev.newsgraph.trusted;

import java.util.List;

/**
 * The text of a document, and the files from which it comes.
 *
 * @param text the complete text
 * @param file the path of the file of the document
 * @param operation the name of the operation in a manifest; empty for a {@code .graphql}
 * file
 * @param parts the fragments of other files, in the order of their lines
 */
record DocumentText(String text, String file, String operation, List<Part> parts) {

	DocumentText {
		parts = List.copyOf(parts);
	}

	/**
	 * Returns the problem at a line of the text.
	 * @param line the line of the text, or 0 for all of it
	 */
	DocumentProblem problem(int line, String message) {
		if (!this.operation.isEmpty()) {
			String place = (line > 0) ? "operation `%s`, line %d: ".formatted(this.operation, line)
					: "operation `%s`: ".formatted(this.operation);
			return new DocumentProblem(this.file, 0, place + message);
		}
		DocumentProblem problem = new DocumentProblem(this.file, line, message);
		for (Part part : this.parts) {
			if (line >= part.line) {
				problem = new DocumentProblem(part.file, part.fileLine + line - part.line, message);
			}
		}
		return problem;
	}

	/**
	 * A fragment of another file.
	 *
	 * @param line its first line in the text
	 * @param file the path of its file
	 * @param fileLine its first line in its file
	 */
	record Part(int line, String file, int fileLine) {
	}

}
