package dev.newsgraph.trusted;

/**
 * A problem of a file in the folder of the trusted documents.
 *
 * @param file the path of the file in the folder, with {@code /}
 * @param line the line, or 0 if the problem is the whole file
 * @param message what is wrong, and how to fix it
 */
public record DocumentProblem(String file, int line, String message) {

	/** Returns the problem in one line: {@code file:line: message}. */
	@Override
	public String toString() {
		return (this.line > 0) ? this.file + ":" + this.line + ": " + this.message : this.file + ": " + this.message;
	}

}
