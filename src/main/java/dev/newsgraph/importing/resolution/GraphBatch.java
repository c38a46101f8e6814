package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that bring the graph from before a batch to after it.
 *
 * @param rows flat lists, each sorted and free of repetitions
 */
public record GraphBatch(Map<Rows, List<Object>> rows) {

	GraphBatch() {
		this(new EnumMap<>(Rows.class));
	}

	void add(Rows list, Object row) {
		this.rows.computeIfAbsent(list, (key) -> new ArrayList<>()).add(row);
	}

	/** The lists of {@code write.cypher}, in the order of its statements. */
	public enum Rows {

		KNOWN_DOCUMENTS("knownDocuments"), REMOVED_DOCUMENTS("removedDocuments"), REMOVED_ARTICLES("removedArticles"),
		REWIRED_ARTICLES("rewiredArticles"), REWIRED_PROVIDERS("rewiredProviders"), NEW_DOCUMENTS("newDocuments"),
		DOCUMENTS("documents"), PROVIDERS("providers"), TOPICS("topics"), NEW_IMAGES("newImages"), IMAGES("images"),
		NEW_ARTICLES("newArticles"), ARTICLES("articles"), DESCRIBES("describes"), MENTIONS("mentions"),
		DESCRIBES_TOPIC("describesTopic"), PUBLISHED_BY("publishedBy"), ABOUT("about"), ARTICLE_IMAGES("articleImages"),
		PROVIDER_IMAGES("providerImages"), RELATED_TO("relatedTo"), LEFT_PROVIDERS("leftProviders"),
		LEFT_IMAGES("leftImages");

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
