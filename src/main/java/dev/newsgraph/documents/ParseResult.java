package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The result of reading a source file. It has a document, problems, or both; for example,
 * an invalid related item is left out of an otherwise valid document.
 *
 * @param document the document, {@code null} if the file is rejected
 * @param problems the problems in the order of the file; not empty if the file is
 * rejected
 * @param unknownKeys the keys that the document format does not define and that are kept
 * in {@code extra}. Each key occurs once. A nested key is prefixed with the keys above
 * it, as in {@code provider.twitter}.
 */
public record ParseResult(@Nullable Document document, List<Problem> problems, List<String> unknownKeys) {

	public ParseResult {
		problems = List.copyOf(problems);
		unknownKeys = List.copyOf(unknownKeys);
	}

}
