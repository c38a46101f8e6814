package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** What the YAML parser stumbled over, said for the person who wrote it. */
final class YamlMistake {

	private final String yaml;

	YamlMistake(String yaml) {
		this.yaml = yaml;
	}

	void report(YAMLException cause, Findings findings) {
		if (cause instanceof ReaderException) {
			reportCharacter(findings);
			return;
		}
		if (!(cause instanceof MarkedYAMLException marked)) {
			findings.add(ProblemCode.INVALID_YAML, Position.START, "the front matter is no YAML.",
					"Check its indentation and quotation marks.");
			return;
		}
		String said = (marked.getProblem() != null) ? marked.getProblem() : "";
		Mark mark = mark(marked, said);
		int line = (mark != null) ? mark.getLine() : 0;
		int column = (mark != null) ? mark.getColumn() : 0;
		int tab = tab(line, column);
		if (tab >= 0) {
			findings.add(ProblemCode.TAB_INDENTATION, new Position(line + 1, tab + 1),
					"a tab stands where YAML takes spaces only.", "Put spaces in the place of the tab.");
			return;
		}
		findings.add(ProblemCode.INVALID_YAML, new Position(line + 1, column + 1),
				"this is no YAML (%s).".formatted(brief(said)), mend(said));
	}

	/**
	 * The open quotation mark tells more than the end of the text, where it is missed.
	 */
	private static @Nullable Mark mark(MarkedYAMLException marked, String said) {
		boolean open = said.contains("unexpected end of stream") || said.contains("unexpected document separator");
		Mark mark = (open || marked.getProblemMark() == null) ? marked.getContextMark() : marked.getProblemMark();
		return (mark != null) ? mark : marked.getProblemMark();
	}

	/**
	 * The column of the tab at the place or in the blanks that begin its line; -1 for
	 * none.
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

	/** The parser's advice against indentation by any character is beside the point. */
	private static String brief(String said) {
		int advice = said.indexOf(". (Do not use");
		return ((advice < 0) ? said : said.substring(0, advice)).strip();
	}

	private static String mend(String said) {
		if (said.contains("mapping values are not allowed")) {
			return "Put the value in quotes, as it holds a colon; or set the key under its neighbours.";
		}
		if (said.contains("unexpected end of stream") || said.contains("unexpected document separator")) {
			return "Close the quotation mark that opens here.";
		}
		if (said.contains("expected <block end>") || said.contains("could not find expected ':'")) {
			return "Set the keys of one mapping in one column, each with a colon and a space; "
					+ "text with quotation marks inside goes in the other kind of quotes.";
		}
		if (said.contains("expected ',' or") || said.contains("<stream end>")) {
			return "Close the bracket or brace; text that begins with one goes in quotes.";
		}
		if (said.contains("escape character")) {
			return "Write a backslash twice, or take single quotes.";
		}
		return "Put the value in quotes.";
	}

	/** An escape of eight digits that is above every character. */
	void reportEscape(Findings findings) {
		int at = this.yaml.indexOf("\\U");
		while (at >= 0 && this.yaml.startsWith("0", at + 2)) {
			at = this.yaml.indexOf("\\U", at + 2);
		}
		findings.add(ProblemCode.INVALID_YAML, Position.after(this.yaml.substring(0, Math.max(at, 0))),
				"this escape is no character.", "Write the character itself.");
	}

	private void reportCharacter(Findings findings) {
		int at = 0;
		while (at < this.yaml.length() && StreamReader.isPrintable(this.yaml.codePointAt(at))) {
			at += Character.charCount(this.yaml.codePointAt(at));
		}
		int character = (at < this.yaml.length()) ? this.yaml.codePointAt(at) : 0;
		findings.add(ProblemCode.INVALID_CHARACTER, Position.after(this.yaml.substring(0, at)),
				"the control character U+%04X stands here.".formatted(character), "Delete it.");
	}

}
