package dev.newsgraph.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.stories.StoryArticle;

/**
 * The articles of the graph, and the story of each of them.
 *
 * @param articles the articles
 * @param stories the id of the story of each article that is in a story
 */
record ArticleReader(List<StoryArticle> articles, Map<String, String> stories) {

	private static final int PAGE_SIZE = 200;

	private static final int MAX_TEXT = 10_000;

	/**
	 * Reads all articles, page by page.
	 * @param model the version of the model whose vectors are read
	 * @param stopped whether to return early
	 */
	static ArticleReader read(GraphClient client, String model, BooleanSupplier stopped) {
		List<StoryArticle> articles = new ArrayList<>();
		Map<String, String> stories = new HashMap<>();
		String after = "";
		List<Record> page;
		do {
			page = client.lookUp(InsightStatement.ARTICLES
				.with(Map.of("after", after, "limit", PAGE_SIZE, "text", MAX_TEXT, "model", model)));
			for (Record row : page) {
				StoryArticle article = article(row);
				articles.add(article);
				String story = row.get("story").asString(null);
				if (story != null) {
					stories.put(article.key(), story);
				}
				after = article.key();
			}
		}
		while (page.size() == PAGE_SIZE && !stopped.getAsBoolean());
		return new ArticleReader(articles, stories);
	}

	private static StoryArticle article(Record row) {
		return new StoryArticle(row.get("key").asString(), row.get("title").asString(), row.get("text").asString(),
				vector(row.get("vector")), instant(row.get("published")), strings(row.get("topics")),
				strings(row.get("related")));
	}

	private static float @Nullable [] vector(Value value) {
		if (value.isNull()) {
			return null;
		}
		float[] vector = new float[value.size()];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = (float) value.get(i).asDouble();
		}
		return vector;
	}

	private static @Nullable Instant instant(Value value) {
		return value.isNull() ? null : value.asZonedDateTime().toInstant();
	}

	private static Set<String> strings(Value value) {
		return new TreeSet<>(value.asList(Values.ofString()));
	}

}
