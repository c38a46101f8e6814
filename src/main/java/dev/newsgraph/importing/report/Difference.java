package dev.newsgraph.importing.report;

/**
 * A change that an import would make to the graph.
 *
 * @param kind whether a document, an article or a collection changes
 * @param change how it changes
 * @param name the folder and path of the document, or the address of the article, or the
 * folder and path of the collection
 */
public record Difference(Kind kind, Change change, String name) {

	/** The kind of what changes. */
	public enum Kind {

		/** A document of a seed folder. */
		DOCUMENT,
		/** An article, with or without a document of its own. */
		ARTICLE,
		/** A collection. */
		COLLECTION

	}

	/** The kind of change. */
	public enum Change {

		/** It is not in the graph yet. */
		ADDED,
		/** The graph holds another version of it. */
		CHANGED,
		/** It would be removed from the graph. */
		REMOVED

	}

}
