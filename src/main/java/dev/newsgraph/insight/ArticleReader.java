package dev.newsgraph.insight;

import java.time.Instant;
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
import dev.newsgraph.insight.stories.StoryIndex;

/** Reads articles of the graph into an index, page by page. */
final class ArticleReader {

	private static final int PAGE_SIZE = 200;

	private static final int MAX_TEXT = 10_000;

	private final GraphClient client;

	private final Map<String, Object> parameters;

	private final BooleanSupplier stopped;

	/**
	 * Creates a reader.
	 * @param model the version of the model whose vectors are read
	 * @param stopped whether to return early
	 */
	ArticleReader(GraphClient client, String model, BooleanSupplier stopped) {
		this.client = client;
		this.parameters = Map.of("limit", PAGE_SIZE, "text", MAX_TEXT, "model", model);
		this.stopped = stopped;
	}

	/** Reads all articles into an empty index, and returns their number. */
	long readAll(StoryIndex index) {
		return read(index, InsightStatement.ARTICLES, Map.of("after", ""));
	}

	/**
	 * Reads the articles that have changed, and removes those that were removed.
	 * @param sequence the change up to which the index has read the graph
	 * @return the number of articles
	 */
	long readChanged(StoryIndex index, long sequence) {
		List<Record> removed = this.client.lookUp(InsightStatement.REMOVED_ARTICLES.with(Map.of("sequence", sequence)));
		removed.forEach((row) -> index.remove(row.get("key").asString()));
		return removed.size()
				+ read(index, InsightStatement.CHANGED_ARTICLES, Map.of("sequence", sequence + 1, "after", ""));
	}

	private long read(StoryIndex index, InsightStatement statement, Map<String, Object> start) {
		Map<String, Object> position = new HashMap<>(start);
		position.putAll(this.parameters);
		long articles = 0;
		List<Record> page;
		do {
			page = this.client.lookUp(statement.with(Map.copyOf(position)));
			index.put(page.stream().map(ArticleReader::article).toList());
			articles += page.size();
			if (!page.isEmpty()) {
				position.put("after", page.getLast().get("key").asString());
				if (start.containsKey("sequence")) {
					position.put("sequence", page.getLast().get("sequence").asLong());
				}
			}
		}
		while (page.size() == PAGE_SIZE && !this.stopped.getAsBoolean());
		return articles;
	}

	private static StoryArticle article(Record row) {
		return new StoryArticle(row.get("key").asString(), row.get("title").asString(), row.get("text").asString(),
				vector(row.get("vector")), instant(row.get("published")), strings(row.get("related")));
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
