package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleDocument;
import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.CollectionDocument;
import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.ItemPath;

/**
 * A change of a document: a new version or the removal.
 *
 * @param folder the name of the seed folder
 * @param path the path within the folder
 * @param document the new version, {@code null} if the document is removed
 * @param claims the claims on articles, that on the document's own article first; or the
 * claim on its collection
 */
public record DocumentChange(String folder, String path, @Nullable Document document, List<SerializedClaim> claims) {

	/**
	 * Returns the change that writes a document. Claims are serialized here, outside the
	 * thread that writes.
	 */
	public static DocumentChange of(String folder, Document document) {
		return new DocumentChange(folder, document.path(), document,
				claims(folder, document).stream().map(SerializedClaim::of).toList());
	}

	/** Returns the claims of a document, in the order of {@link #claims()}. */
	public static List<Claim> claims(String folder, Document document) {
		List<Claim> claims = new ArrayList<>();
		if (document instanceof ArticleDocument article) {
			List<String> related = article.related().stream().map(ArticleValues::address).toList();
			claims.add(Claim.of(true, article.sha256(), article.article(), related));
			article.related().forEach((mention) -> claims.add(Claim.of(false, article.sha256(), mention, List.of())));
		}
		if (document instanceof CollectionDocument collection) {
			claims.add(Claim.ofCollection(collection.sha256(), values(folder, collection), collection.items()));
		}
		return claims;
	}

	private static ArticleValues values(String folder, CollectionDocument collection) {
		return new ArticleValues(key(folder, collection.path()), collection.title(), null, null, null, null, null, null,
				null, null, null, collection.excerpt(), null, null, null, collection.heat(), null, null,
				collection.provider(), collection.topics(), collection.images(), collection.extra());
	}

	/** Returns the change that removes a document. */
	public static DocumentChange removed(String folder, String path) {
		return new DocumentChange(folder, path, null, List.of());
	}

	/** Returns the keys of the articles that documents claim. */
	public static SortedSet<String> articles(List<DocumentChange> documents) {
		SortedSet<String> articles = new TreeSet<>();
		documents.forEach((change) -> change.claims().stream().map(SerializedClaim::article).forEach(articles::add));
		return articles;
	}

	/** Returns the number of changes that write a document. The others remove one. */
	public static int written(List<DocumentChange> documents) {
		return (int) documents.stream().filter((change) -> change.document() != null).count();
	}

	/** Returns the key of the document in the graph. */
	public String key() {
		return key(this.folder, this.path);
	}

	/**
	 * Returns what the items of collections can name this document by, within all seed
	 * folders.
	 */
	String itemName() {
		return key(this.folder, ItemPath.name(this.path));
	}

	private static String key(String folder, String path) {
		return folder + "/" + path;
	}

	/**
	 * A claim with its JSON.
	 *
	 * @param claim the claim
	 * @param json the JSON that the graph stores
	 */
	public record SerializedClaim(Claim claim, String json) {

		static SerializedClaim of(Claim claim) {
			return new SerializedClaim(claim, ClaimJson.write(claim));
		}

		/** Returns the key of the article or the collection. */
		public String article() {
			return this.claim.values().address();
		}

		/** Returns the fields that the claim fills, as one bit per field. */
		public long filled() {
			return this.claim.filled();
		}

	}

}
