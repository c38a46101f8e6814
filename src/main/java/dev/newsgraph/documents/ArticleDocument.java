package dev.newsgraph.documents;

import java.util.List;

/**
 * A document that describes one article and lists related articles.
 *
 * @param path the path within the seed folder, with {@code /} as separator
 * @param sha256 the SHA-256 of the file's bytes, in lower case hexadecimal
 * @param article the values of the article that the document describes
 * @param related the values of the related articles, in the order of the document; each
 * address occurs once
 */
public record ArticleDocument(String path, String sha256, ArticleValues article,
		List<ArticleValues> related) implements Document {

	public ArticleDocument {
		related = List.copyOf(related);
	}

}
