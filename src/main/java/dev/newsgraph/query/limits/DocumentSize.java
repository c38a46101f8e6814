package dev.newsgraph.query.limits;

import graphql.language.Document;

import dev.newsgraph.query.plan.OperationTooLargeException;

/**
 * The size of a document. If it has several operations, selections and depth are those of
 * the largest.
 *
 * @param characters number of characters, with comments and white space
 * @param tokens number of tokens
 * @param selections number of fields, fragment spreads and inline fragments, with
 * fragments expanded
 * @param depth levels of nested fields, with fragments expanded
 * @param directives number of directives as written
 */
public record DocumentSize(int characters, int tokens, int selections, int depth, int directives) {

	/** The size of a document that has not been parsed. */
	public static final DocumentSize NONE = new DocumentSize(0, 0, 0, 0, 0);

	/**
	 * Returns the size of a document. The time is proportional to its text, even if its
	 * fragments expand to much more.
	 * @param document parsed document
	 * @param characters number of characters of its text
	 * @param tokens number of tokens of its text
	 * @throws FragmentCycleException if a fragment contains itself
	 */
	public static DocumentSize of(Document document, int characters, int tokens) {
		SelectionCounter counter = new SelectionCounter(document);
		SelectionCounter.Count largest = counter.count();
		return new DocumentSize(characters, tokens, largest.selections(), largest.depth(), counter.directives());
	}

	/**
	 * Compares the size with the limits.
	 * @throws OperationTooLargeException if the size exceeds a limit
	 */
	public void check(OperationLimits limits) {
		if (this.selections > limits.maxSelections()) {
			throw OperationTooLargeException.of("it selects", this.selections,
					"fields and fragments, with fragments expanded", limits.maxSelections(), "max-selections",
					"Select fewer fields, or use several operations.");
		}
		if (this.depth > limits.maxDepth()) {
			throw OperationTooLargeException.of("it nests fields", this.depth, "levels deep", limits.maxDepth(),
					"max-depth", "Nest fewer levels, or use several operations.");
		}
		if (this.directives > limits.maxDirectives()) {
			throw OperationTooLargeException.of("it has", this.directives, "directives", limits.maxDirectives(),
					"max-directives", "Use fewer directives.");
		}
	}

}
