package dev.newsgraph.importing.resolution;

import dev.newsgraph.documents.DocumentReader;

/**
 * The version of what an import writes. The graph keeps the greatest one that has
 * written, so that an older gateway does not write to it.
 *
 * @param model the version of the labels, relationships and properties of the graph
 * @param mapping the version of the mapping from files to documents
 */
public record GraphVersion(long model, long mapping) {

	/**
	 * The version of this gateway. A new document key increases
	 * {@link DocumentReader#VERSION}, so that all documents are read again. The version
	 * of the model is increased when an older gateway would damage what this one writes,
	 * also when the definition of an index changes under its name.
	 */
	public static final GraphVersion CURRENT = new GraphVersion(1, DocumentReader.VERSION);

	/** Returns whether one of the two versions is greater than that of the other. */
	public boolean isNewerThan(GraphVersion other) {
		return this.model > other.model || this.mapping > other.mapping;
	}

	/** Returns the versions in words. */
	@Override
	public String toString() {
		return "model %d, mapping %d".formatted(this.model, this.mapping);
	}

}
