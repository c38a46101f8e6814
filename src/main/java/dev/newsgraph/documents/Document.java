package dev.newsgraph.documents;

/** A document that was read from a source file. */
public sealed interface Document permits ArticleDocument, CollectionDocument, TopicDocument {

	/** Returns the path within the seed folder, with {@code /} as separator. */
	String path();

	/** Returns the SHA-256 of the file's bytes, in lower case hexadecimal. */
	String sha256();

}
