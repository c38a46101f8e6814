package dev.newsgraph.importing;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherStatement;

/**
 * The rows that bring the graph from before a batch to after it.
 *
 * @param rows flat lists, each sorted and free of repetitions
 */
record GraphBatch(Map<Rows, List<Object>> rows) {

	GraphBatch() {
		this(new EnumMap<>(Rows.class));
	}

	/** The one statement that writes the batch; its text is always the same. */
	CypherStatement statement(String job, ZonedDateTime importedAt) {
		Map<String, Object> parameters = new HashMap<>();
		Arrays.stream(Rows.values()).forEach((list) -> parameters.put(list.parameter, list(list)));
		parameters.put("job", job);
		parameters.put("importedAt", importedAt);
		return CypherFile.WRITE.with(parameters);
	}

	List<Object> list(Rows list) {
		return this.rows.getOrDefault(list, List.of());
	}

	void add(Rows list, Object row) {
		this.rows.computeIfAbsent(list, (key) -> new ArrayList<>()).add(row);
	}

	/** The lists of {@code write.cypher}. */
	enum Rows {

		KNOWN_DOCUMENTS("knownDocuments"), REMOVED_DOCUMENTS("removedDocuments"), REMOVED_ARTICLES("removedArticles"),
		REWIRED_ARTICLES("rewiredArticles"), REWIRED_PROVIDERS("rewiredProviders"), DOCUMENTS("documents"),
		PROVIDERS("providers"), TOPICS("topics"), IMAGES("images"), ARTICLES("articles"), DESCRIBES("describes"),
		MENTIONS("mentions"), DESCRIBES_TOPIC("describesTopic"), PUBLISHED_BY("publishedBy"), ABOUT("about"),
		ARTICLE_IMAGES("articleImages"), PROVIDER_IMAGES("providerImages"), RELATED_TO("relatedTo"),
		LEFT_PROVIDERS("leftProviders"), LEFT_IMAGES("leftImages");

		private final String parameter;

		Rows(String parameter) {
			this.parameter = parameter;
		}

	}

}
