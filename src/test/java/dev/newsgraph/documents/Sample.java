package dev.newsgraph.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds documents for tests. */
final class Sample {

	private static final DocumentReader READER = new DocumentReader();

	private Sample() {
	}

	/**
	 * Reads front matter with a title and an address on lines 2 and 3, and the text from
	 * line 4.
	 */
	static ParseResult article(String more) {
		return file("---\ntitle: IBM\nwebUrl: https://example.com/ibm\n" + more + "\n---\n");
	}

	static ParseResult file(String text) {
		return file("a.md", text);
	}

	static ParseResult file(String path, String text) {
		return READER.read(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
	}

	static ArticleDocument document(ParseResult result) {
		if (result.document() instanceof ArticleDocument document) {
			return document;
		}
		throw new AssertionError("No article: " + result);
	}

	static ArticleValues values(ParseResult result) {
		return document(result).article();
	}

	/** Each problem as {@code line:column CODE}. */
	static List<String> problems(ParseResult result) {
		return result.problems()
			.stream()
			.map((problem) -> problem.line() + ":" + problem.column() + " " + problem.code())
			.toList();
	}

}
