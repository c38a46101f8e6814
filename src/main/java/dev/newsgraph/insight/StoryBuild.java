package dev.newsgraph.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryGrouping;
import dev.newsgraph.insight.stories.StoryIds;
import dev.newsgraph.insight.stories.StorySettings;

/**
 * Groups the articles of the graph into stories, and writes the stories that differ from
 * those of the graph. Each transaction that writes increases the version of the stories,
 * which is a part of the revision that clients and caches see. Only one gateway writes at
 * a time.
 */
final class StoryBuild {

	private static final Logger LOGGER = LoggerFactory.getLogger(StoryBuild.class);

	/** After this time without a transaction, another gateway may write. */
	private static final Duration LEASE = Duration.ofMinutes(2);

	private final GraphClient client;

	private final InsightProperties properties;

	private final ArticleEmbeddings embeddings;

	private boolean tooLarge;

	/** The state of the graph in which all articles had their vectors. */
	private String embedded = "";

	StoryBuild(GraphClient client, InsightProperties properties, ArticleEmbeddings embeddings) {
		this.client = client;
		this.properties = properties;
		this.embeddings = embeddings;
	}

	/**
	 * Builds the stories, if the graph has changed since they were built and no import is
	 * running.
	 * @param stopped whether to return early
	 * @return whether the stories are those of the graph
	 */
	boolean run(BooleanSupplier stopped) {
		StorySettings settings = this.embeddings.areUsed() ? StorySettings.DEFAULTS : StorySettings.WORDS;
		Record state = this.client.lookUp(InsightStatement.STATE.with(Map.of("settings", text(settings)))).getFirst();
		if (state.get("history").isNull() || state.get("importing").asBoolean() || !isEmbedded(state, stopped)) {
			return false;
		}
		if (state.get("current").asBoolean()) {
			return true;
		}
		if (isTooLarge(state.get("articles").asLong())) {
			return false;
		}
		ArticleReader read = ArticleReader.read(this.client,
				settings.equals(StorySettings.DEFAULTS) ? SentenceModel.VERSION : "", stopped);
		if (stopped.getAsBoolean()) {
			return false;
		}
		Map<String, Story> stories = StoryIds.assign(new StoryGrouping(settings).group(read.articles()),
				read.stories());
		return !stopped.getAsBoolean() && write(state, text(settings), read, stories, stopped);
	}

	/** Fills in missing vectors, once for each state of the graph. */
	private boolean isEmbedded(Record state, BooleanSupplier stopped) {
		String graph = state.get("history").asString() + state.get("sequence").asLong();
		if (!graph.equals(this.embedded) && this.embeddings.update(stopped)) {
			this.embedded = graph;
		}
		return graph.equals(this.embedded);
	}

	private static String text(StorySettings settings) {
		return settings + (settings.equals(StorySettings.DEFAULTS) ? SentenceModel.VERSION : "");
	}

	private boolean isTooLarge(long articles) {
		boolean large = articles > this.properties.maxArticles();
		if (large && !this.tooLarge) {
			LOGGER
				.warn("No stories are built, because the graph has {} articles, and newsgraph.insight.max-articles is "
						+ "{}.", articles, this.properties.maxArticles());
		}
		this.tooLarge = large;
		return large;
	}

	private boolean write(Record state, String settings, ArticleReader read, Map<String, Story> stories,
			BooleanSupplier stopped) {
		Map<String, String> digests = new TreeMap<>();
		this.client.lookUp(InsightStatement.DIGESTS.with(Map.of()))
			.forEach((row) -> digests.put(row.get("key").asString(), row.get("digest").asString("")));
		List<Map<String, @Nullable Object>> rows = new StoryRows(read.articles()).changed(stories, digests);
		List<String> removed = digests.keySet().stream().filter((id) -> !stories.containsKey(id)).toList();
		String token = UUID.randomUUID().toString();
		Map<String, Object> lease = Map.of("token", token, "seconds", LEASE.toSeconds());
		if (this.client.write((transaction) -> transaction.run(InsightStatement.BEGIN.with(lease))).isEmpty()) {
			return false;
		}
		for (CypherStatement statement : statements(rows, removed)) {
			if (stopped.getAsBoolean() || !write(lease, statement, stopped)) {
				return false;
			}
		}
		this.client.write((transaction) -> transaction.run(InsightStatement.END.with(Map.of("token", token, "history",
				state.get("history").asString(), "sequence", state.get("sequence").asLong(), "settings", settings))));
		LOGGER.info("{} stories of {} articles: {} written, {} removed.", stories.size(), read.articles().size(),
				rows.size(), removed.size());
		return true;
	}

	private List<CypherStatement> statements(List<Map<String, @Nullable Object>> rows, List<String> removed) {
		List<CypherStatement> statements = new ArrayList<>();
		int size = this.properties.batchSize();
		for (int from = 0; from < removed.size(); from += size) {
			statements.add(InsightStatement.REMOVE
				.with(Map.of("keys", removed.subList(from, Math.min(from + size, removed.size())))));
		}
		for (int from = 0; from < rows.size(); from += size) {
			statements.add(InsightStatement.WRITE
				.with(Map.of("rows", rows.subList(from, Math.min(from + size, rows.size())))));
		}
		return statements;
	}

	/** Writes a batch, and rests for the same time if clients read meanwhile. */
	private boolean write(Map<String, Object> lease, CypherStatement statement, BooleanSupplier stopped) {
		this.client.requireDiskSpace();
		Pace pace = new Pace(this.client);
		boolean written = this.client.load((transaction) -> {
			boolean held = !transaction.run(InsightStatement.CONTINUE.with(lease)).isEmpty();
			if (held) {
				transaction.run(statement);
			}
			return held;
		});
		pace.rest(stopped);
		return written;
	}

}
