package dev.newsgraph.documents;

/** What a source file turned out to hold. */
public sealed interface Document permits ArticleDocument, TopicDocument {

	/** The path within the seed folder, with {@code /} between names. */
	String path();

	/** SHA-256 of the file's bytes, lower case hexadecimal. */
	String sha256();

}
