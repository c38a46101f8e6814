package dev.newsgraph.importing.report;

/**
 * What an import would change in the graph.
 *
 * @param kind a document or an article
 * @param change what would happen to it
 * @param name the document's folder and path, or the article's address
 */
public record Difference(Kind kind, Change change, String name) {

	/** What differs. */
	public enum Kind {

		/** A document of a seed folder. */
		DOCUMENT,
		/** An article, with or without a document of its own. */
		ARTICLE

	}

	/** How it differs. */
	public enum Change {

		/** The graph does not hold it yet. */
		ADDED,
		/** The graph holds another version. */
		CHANGED,
		/** The graph would no longer hold it. */
		REMOVED

	}

}
