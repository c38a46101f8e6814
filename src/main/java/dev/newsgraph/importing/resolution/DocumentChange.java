package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleDocument;
import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.Document;

/**
 * A document that the graph does not hold in this version.
 *
 * @param folder the seed folder's name
 * @param path the path within it
 * @param document what the file holds now, null when it holds a document no longer
 * @param claims what it says of articles, its own first
 */
public record DocumentChange(String folder, String path, @Nullable Document document, List<SerializedClaim> claims) {

	/** Does here, off the writer's thread, what can be done without the graph. */
	public static DocumentChange of(String folder, Document document) {
		List<SerializedClaim> claims = new ArrayList<>();
		if (document instanceof ArticleDocument article) {
			List<String> related = article.related().stream().map(ArticleValues::address).toList();
			claims.add(SerializedClaim.of(Claim.of(true, article.sha256(), article.article(), related)));
			article.related()
				.forEach((mention) -> claims
					.add(SerializedClaim.of(Claim.of(false, article.sha256(), mention, List.of()))));
		}
		return new DocumentChange(folder, document.path(), document, List.copyOf(claims));
	}

	public static DocumentChange removed(String folder, String path) {
		return new DocumentChange(folder, path, null, List.of());
	}

	/** The keys of the articles that documents speak of. */
	public static SortedSet<String> articles(List<DocumentChange> documents) {
		SortedSet<String> articles = new TreeSet<>();
		documents.forEach((change) -> change.claims().stream().map(SerializedClaim::article).forEach(articles::add));
		return articles;
	}

	/** Returns how many of the changes write a document; the others remove one. */
	public static int written(List<DocumentChange> documents) {
		return (int) documents.stream().filter((change) -> change.document() != null).count();
	}

	/** The document's key in the graph. */
	public String key() {
		return this.folder + "/" + this.path;
	}

	/**
	 * A claim and its JSON.
	 *
	 * @param claim the claim
	 * @param json as the graph keeps it
	 */
	record SerializedClaim(Claim claim, String json) {

		public static SerializedClaim of(Claim claim) {
			return new SerializedClaim(claim, ClaimJson.write(claim));
		}

		String article() {
			return this.claim.values().address();
		}

	}

}
