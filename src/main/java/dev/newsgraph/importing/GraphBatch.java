package dev.newsgraph.importing;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
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

	/** The statements that write the batch, in turn; their texts are always the same. */
	List<CypherStatement> statements(String job, ZonedDateTime importedAt) {
		return this.rows.entrySet()
			.stream()
			.map((list) -> new CypherStatement(list.getKey().text,
					Map.of("batch",
							Map.of(list.getKey().parameter, list.getValue(), "job", job, "importedAt", importedAt))))
			.toList();
	}

	void add(Rows list, Object row) {
		this.rows.computeIfAbsent(list, (key) -> new ArrayList<>()).add(row);
	}

	/** The lists of {@code write.cypher}, in the order of its statements. */
	enum Rows {

		KNOWN_DOCUMENTS("knownDocuments"), REMOVED_DOCUMENTS("removedDocuments"), REMOVED_ARTICLES("removedArticles"),
		REWIRED_ARTICLES("rewiredArticles"), REWIRED_PROVIDERS("rewiredProviders"), NEW_DOCUMENTS("newDocuments"),
		DOCUMENTS("documents"), PROVIDERS("providers"), TOPICS("topics"), NEW_IMAGES("newImages"), IMAGES("images"),
		NEW_ARTICLES("newArticles"), ARTICLES("articles"), DESCRIBES("describes"), MENTIONS("mentions"),
		DESCRIBES_TOPIC("describesTopic"), PUBLISHED_BY("publishedBy"), ABOUT("about"), ARTICLE_IMAGES("articleImages"),
		PROVIDER_IMAGES("providerImages"), RELATED_TO("relatedTo"), LEFT_PROVIDERS("leftProviders"),
		LEFT_IMAGES("leftImages");

		private final String parameter;

		private final String text;

		Rows(String parameter) {
			this.parameter = parameter;
			String begin = "UNWIND $batch." + parameter + " AS";
			this.text = CypherFile.WRITE.textsPlannedOnce()
				.stream()
				.filter((statement) -> statement.contains(begin))
				.findFirst()
				.orElseThrow();
		}

	}

}
