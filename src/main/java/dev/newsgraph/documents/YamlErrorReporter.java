package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reports errors of the YAML parser as problems with a position, a message and a hint.
 */
final class YamlErrorReporter {

	private final String yaml;

	YamlErrorReporter(String yaml) {
		this.yaml = yaml;
	}

	/** Reports an exception of the parser. */
	void report(YAMLException cause, Findings findings) {
		if (cause instanceof ReaderException) {
			reportCharacter(findings);
			return;
		}
		if (!(cause instanceof MarkedYAMLException marked)) {
			findings.add(ProblemCode.INVALID_YAML, Position.START, "the front matter is not valid YAML.",
					"Check its indentation and quotation marks.");
			return;
		}
		String problem = (marked.getProblem() != null) ? marked.getProblem() : "";
		Mark mark = mark(marked, problem);
		int line = (mark != null) ? mark.getLine() : 0;
		int column = (mark != null) ? mark.getColumn() : 0;
		int tab = tab(line, column);
		if (tab >= 0) {
			findings.add(ProblemCode.TAB_INDENTATION, new Position(line + 1, tab + 1),
					"there is a tab where YAML allows only spaces.", "Replace the tab with spaces.");
			return;
		}
		findings.add(ProblemCode.INVALID_YAML, new Position(line + 1, column + 1),
				"this is not valid YAML (%s).".formatted(brief(problem)), hint(problem));
	}

	/**
	 * Returns the position to report. If a quotation mark is not closed, this is the
	 * position of the opening quotation mark, not the end of the text.
	 */
	private static @Nullable Mark mark(MarkedYAMLException marked, String problem) {
		boolean unclosed = problem.contains("unexpected end of stream")
				|| problem.contains("unexpected document separator");
		Mark mark = (unclosed || marked.getProblemMark() == null) ? marked.getContextMark() : marked.getProblemMark();
		return (mark != null) ? mark : marked.getProblemMark();
	}

	/**
	 * Returns the column of a tab at the position or in the indentation of its line, or
	 * -1 if there is none.
	 */
	private int tab(int line, int column) {
		int start = 0;
		for (int i = 0; i < line && start < this.yaml.length(); start++) {
			char c = this.yaml.charAt(start);
			if (c == '\n' || (c == '\r' && !this.yaml.startsWith("\n", start + 1))) {
				i++;
			}
		}
		int indent = start;
		while (indent < this.yaml.length() && this.yaml.charAt(indent) == ' ') {
			indent++;
		}
		if (this.yaml.startsWith("\t", indent)) {
			return indent - start;
		}
		int end = this.yaml.length();
		int place = (start + column <= end && this.yaml.codePointCount(start, end) > column)
				? this.yaml.offsetByCodePoints(start, column) : end;
		return (this.yaml.startsWith("\t", place)) ? column : -1;
	}

	/**
	 * Returns the parser's message without its general advice about characters for
	 * indentation.
	 */
	private static String brief(String problem) {
		int advice = problem.indexOf(". (Do not use");
		return ((advice < 0) ? problem : problem.substring(0, advice)).strip();
	}

	private static String hint(String problem) {
		if (problem.contains("mapping values are not allowed")) {
			return "Put the value in quotes if it contains a colon, or align the key with the keys next to it.";
		}
		if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
			return "Close the quotation mark that begins here.";
		}
		if (problem.contains("expected <block end>") || problem.contains("could not find expected ':'")) {
			return "Write the keys of a mapping in one column, each followed by a colon and a space. "
					+ "Put text that contains quotation marks in the other kind of quotes.";
		}
		if (problem.contains("expected ',' or") || problem.contains("<stream end>")) {
			return "Close the bracket or brace. Put text that begins with a bracket or brace in quotes.";
		}
		if (problem.contains("escape character")) {
			return "Write each backslash twice or use single quotes.";
		}
		return "Put the value in quotes.";
	}

	/** Reports an escape of eight digits that is beyond the last Unicode character. */
	void reportEscape(Findings findings) {
		int index = this.yaml.indexOf("\\U");
		while (index >= 0 && this.yaml.startsWith("0", index + 2)) {
			index = this.yaml.indexOf("\\U", index + 2);
		}
		findings.add(ProblemCode.INVALID_YAML, Position.after(this.yaml.substring(0, Math.max(index, 0))),
				"this escape is not a Unicode character.", "Write the character itself.");
	}

	private void reportCharacter(Findings findings) {
		int index = 0;
		while (index < this.yaml.length() && StreamReader.isPrintable(this.yaml.codePointAt(index))) {
			index += Character.charCount(this.yaml.codePointAt(index));
		}
		int character = (index < this.yaml.length()) ? this.yaml.codePointAt(index) : 0;
		findings.add(ProblemCode.INVALID_CHARACTER, Position.after(this.yaml.substring(0, index)),
				"the control character U+%04X is not allowed.".formatted(character), "Delete the character.");
	}

}
