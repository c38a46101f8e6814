package dev.newsgraph.importing;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.Document;

/**
 * A document that the graph does not hold in this version.
 *
 * @param folder the seed folder's name
 * @param path the path within it
 * @param document what the file holds now, null when it holds a document no longer
 */
record DocumentChange(String folder, String path, @Nullable Document document) {

	/** The document's key in the graph. */
	String key() {
		return this.folder + "/" + this.path;
	}

}
