package dev.newsgraph.documents;

import java.util.List;

/**
 * A document that describes one article and mentions others.
 *
 * @param path the path within the seed folder, with {@code /} between names
 * @param sha256 SHA-256 of the file's bytes, lower case hexadecimal
 * @param article what the document says of its own article
 * @param related what it says of the articles it lists as related, in its order; each
 * address once
 */
public record ArticleDocument(String path, String sha256, ArticleValues article,
		List<ArticleValues> related) implements Document {

	public ArticleDocument {
		related = List.copyOf(related);
	}

}
