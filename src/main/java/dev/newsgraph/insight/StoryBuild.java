package dev.newsgraph.insight;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryIndex;
import dev.newsgraph.insight.stories.StorySettings;

/**
 * Groups the articles of the graph into stories. The first run reads all articles. Later
 * runs read those that have changed since, and compute only what depends on them.
 */
final class StoryBuild {

	private static final Logger LOGGER = LoggerFactory.getLogger(StoryBuild.class);

	private final GraphClient client;

	private final InsightProperties properties;

	private final ArticleEmbeddings embeddings;

	private final StoryWriter writer;

	private boolean isSchemaDefined;

	private boolean tooLarge;

	private boolean hasWritten;

	private boolean areOthersTold;

	/** The articles of the run before, or {@code null} if all are to be read. */
	private @Nullable ReadArticles articles;

	private volatile long behind;

	/** The state of the graph in which all articles had their vectors. */
	private String embedded = "";

	StoryBuild(GraphClient client, InsightProperties properties, ArticleEmbeddings embeddings) {
		this.client = client;
		this.properties = properties;
		this.embeddings = embeddings;
		this.writer = new StoryWriter(client, properties.batchSize());
	}

	/**
	 * Returns how many transactions of imports the stories did not include, when this
	 * gateway looked last.
	 */
	long behind() {
		return this.behind;
	}

	/**
	 * Builds the stories, if the graph has changed since they were built and no import is
	 * running.
	 * @param stopped whether to return early
	 * @return whether the stories are those of the graph
	 */
	boolean run(BooleanSupplier stopped) {
		if (!this.isSchemaDefined) {
			this.client.defineSchema(InsightStatement.SCHEMA.statements());
			this.isSchemaDefined = true;
		}
		StorySettings settings = this.embeddings.areUsed() ? StorySettings.DEFAULTS : StorySettings.WORDS;
		Record state = this.client.lookUp(InsightStatement.STATE.with(Map.of("settings", text(settings)))).getFirst();
		this.behind = state.get("behind").asLong();
		if (state.get("history").isNull() || state.get("importing").asBoolean() || !isEmbedded(state, stopped)) {
			return false;
		}
		if (state.get("current").asBoolean()) {
			return true;
		}
		warnOfOthers(state.get("settings").asString(""), text(settings));
		if (isTooLarge(state.get("articles").asLong())) {
			this.articles = null;
			return false;
		}
		ReadArticles current = read(state, settings, stopped);
		if (stopped.getAsBoolean()) {
			return false;
		}
		List<Story> stories = current.index().stories();
		this.articles = current.index().isSparse() ? null : current;
		boolean written = !stopped.getAsBoolean() && this.writer.write(current, stories, stopped);
		if (written) {
			this.behind = 0;
			this.hasWritten = true;
		}
		return written;
	}

	/** Reads the articles that have changed since the last run, or all of them. */
	private ReadArticles read(Record state, StorySettings settings, BooleanSupplier stopped) {
		long start = System.nanoTime();
		ArticleReader reader = new ArticleReader(this.client,
				settings.equals(StorySettings.DEFAULTS) ? SentenceModel.VERSION : "", stopped);
		GraphPoint point = GraphPoint.of(state, text(settings));
		ReadArticles before = this.articles;
		// After a failure, all are read again.
		this.articles = null;
		if (before != null && point.follows(before.point())
				&& before.point().sequence() >= state.get("forgotten").asLong()) {
			log("changed", reader.readChanged(before.index(), before.point().sequence()), start);
			if (before.index().size() == state.get("articles").asLong()) {
				return new ReadArticles(before.index(), point);
			}
		}
		StoryIndex index = new StoryIndex(settings);
		log("all", reader.readAll(index), start);
		return new ReadArticles(index, point);
	}

	private static void log(String which, long articles, long start) {
		LOGGER.debug("Articles read ({}): {}, in {} ms.", which, articles,
				Duration.ofNanos(System.nanoTime() - start).toMillis());
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

	/** Says once that two gateways replace each other's stories without end. */
	private void warnOfOthers(String found, String own) {
		if (this.hasWritten && !this.areOthersTold && !found.isEmpty() && !found.equals(own)) {
			LOGGER
				.warn("Another gateway has built the stories with other settings, and this gateway builds them again. "
						+ "All gateways of a database need the same version and the same newsgraph.insight.embeddings, and "
						+ "all or none of them the model.");
			this.areOthersTold = true;
		}
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

}
