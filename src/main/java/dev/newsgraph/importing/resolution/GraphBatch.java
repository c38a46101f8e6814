package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows to write for a batch.
 *
 * @param rows the lists of rows; each list is sorted by key and has no duplicates
 * @param log what the batch changes in articles
 */
public record GraphBatch(Map<Rows, List<Object>> rows, ArticleLog log) {

	/** The lists that are written only if something changes. */
	private static final Set<Rows> CHANGES = EnumSet.of(Rows.REMOVED_ARTICLES, Rows.REMOVED_COLLECTIONS,
			Rows.NEW_ARTICLES, Rows.ARTICLES, Rows.NEW_COLLECTIONS, Rows.COLLECTIONS);

	GraphBatch(ArticleLog log) {
		this(new EnumMap<>(Rows.class), log);
	}

	void add(Rows list, Object row) {
		this.rows.computeIfAbsent(list, (key) -> new ArrayList<>()).add(row);
	}

	/**
	 * Returns whether the batch changes an article or a collection.
	 */
	public boolean hasChanges() {
		return CHANGES.stream().anyMatch(this.rows::containsKey);
	}

	/** Returns the number of rows of a list. */
	public int size(Rows list) {
		return this.rows.getOrDefault(list, List.of()).size();
	}

	/** The lists of {@code write.cypher}, in the order of its statements. */
	public enum Rows {

		KNOWN_DOCUMENTS("knownDocuments"), REMOVED_DOCUMENTS("removedDocuments"), REMOVED_ARTICLES("removedArticles"),
		REMOVED_COLLECTIONS("removedCollections"), DETACHED_ARTICLES("detachedArticles"),
		DETACHED_COLLECTIONS("detachedCollections"), DETACHED_PROVIDERS("detachedProviders"),
		NEW_DOCUMENTS("newDocuments"), DOCUMENTS("documents"), PROVIDERS("providers"), TOPICS("topics"),
		IMAGES("images"), REPLACED_IMAGES("replacedImages"), NEW_ARTICLES("newArticles"),
		RETURNED_ARTICLES("returnedArticles"), ARTICLES("articles"), NEW_COLLECTIONS("newCollections"),
		COLLECTIONS("collections"), DESCRIBES("describes"), MENTIONS("mentions"),
		DESCRIBES_COLLECTION("describesCollection"), DESCRIBES_TOPIC("describesTopic"), PUBLISHED_BY("publishedBy"),
		ABOUT("about"), ARTICLE_IMAGES("articleImages"), PROVIDER_IMAGES("providerImages"), RELATED_TO("relatedTo"),
		PROVIDED_BY("providedBy"), COVERS("covers"), COLLECTION_IMAGES("collectionImages"), LISTS("lists"),
		ITEM_LINKS("itemLinks"), ORPHANED_ITEM_NAMES("orphanedItemNames"), ORPHANED_PROVIDERS("orphanedProviders"),
		ORPHANED_IMAGES("orphanedImages"), TOPIC_HIERARCHY("topicHierarchy");

		private final String parameter;

		Rows(String parameter) {
			this.parameter = parameter;
		}

		/** Returns the entry of {@code $batch} that holds the list. */
		public String parameter() {
			return this.parameter;
		}

	}

}
