package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading a source file: a document, problems, or both (a bad related item
 * is left out of a good document).
 *
 * @param document null when the file is rejected
 * @param problems in the order of the file; never empty when the file is rejected
 * @param unknownKeys keys that the contract does not name, kept in {@code extra}, each
 * once; below the top level with the keys above them, as in {@code provider.twitter}
 */
public record ParseResult(@Nullable Document document, List<Problem> problems, List<String> unknownKeys) {

	public ParseResult {
		problems = List.copyOf(problems);
		unknownKeys = List.copyOf(unknownKeys);
	}

}
