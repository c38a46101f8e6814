package dev.newsgraph.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.embedding.SentenceModel;

/**
 * Stores a vector with each article that has a text. A vector depends only on the text of
 * its article and on the model. Only one gateway stores vectors at a time.
 */
final class ArticleEmbeddings {

	private static final Logger LOGGER = LoggerFactory.getLogger(ArticleEmbeddings.class);

	/** After this time without a transaction, another gateway may store vectors. */
	private static final Duration LEASE = Duration.ofMinutes(2);

	/** So that a batch takes less time than the lease. */
	private static final int MAX_BATCH = 200;

	/** Characters that are read of each text; the model reads fewer. */
	private static final int MAX_TEXT = 2_000;

	private final GraphClient client;

	private final SentenceModel model;

	private final int batchSize;

	private final String token = UUID.randomUUID().toString();

	private final LongAdder stored = new LongAdder();

	private volatile long backlog;

	private boolean failed;

	/**
	 * Creates an instance.
	 * @param model the model; if it is not loaded, no article gets a vector
	 * @param batchSize vectors that are stored in one transaction
	 */
	ArticleEmbeddings(GraphClient client, SentenceModel model, int batchSize) {
		this.client = client;
		this.model = model;
		this.batchSize = Math.min(batchSize, MAX_BATCH);
	}

	/** Returns whether articles get vectors. */
	boolean areUsed() {
		return this.model.isLoaded();
	}

	/** Returns how many articles had no vector when they were counted last. */
	long backlog() {
		return this.backlog;
	}

	/** Returns how many articles this gateway has processed since the start. */
	long stored() {
		return this.stored.sum();
	}

	/**
	 * Embeds the articles whose vector is missing, or is that of another model.
	 * @param stopped whether to return early
	 * @return whether all articles have their vectors, or none gets one
	 */
	boolean update(BooleanSupplier stopped) {
		if (!areUsed()) {
			return true;
		}
		Record found = this.client
			.lookUp(InsightStatement.BACKLOG.with(Map.of("model", SentenceModel.VERSION, "token", this.token)))
			.getFirst();
		this.backlog = found.get("backlog").asLong();
		if (this.backlog == 0) {
			return true;
		}
		return !found.get("busy").asBoolean() && embedAll(stopped);
	}

	private boolean embedAll(BooleanSupplier stopped) {
		long before = stored();
		long start = System.nanoTime();
		String after = "";
		while (!stopped.getAsBoolean()) {
			List<Record> page = this.client.lookUp(InsightStatement.UNEMBEDDED.with(
					Map.of("after", after, "limit", this.batchSize, "model", SentenceModel.VERSION, "text", MAX_TEXT)));
			if (page.isEmpty()) {
				this.client.write(
						(transaction) -> transaction.run(InsightStatement.EMBED_END.with(Map.of("token", this.token))));
				LOGGER.info("{} articles embedded in {} seconds.", stored() - before,
						Duration.ofNanos(System.nanoTime() - start).toSeconds());
				return true;
			}
			after = page.getLast().get("key").asString();
			if (!store(rows(page, stopped))) {
				return false;
			}
		}
		return false;
	}

	private List<Map<String, @Nullable Object>> rows(List<Record> page, BooleanSupplier stopped) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		for (Record article : page) {
			if (stopped.getAsBoolean()) {
				break;
			}
			Pace pace = new Pace(this.client);
			Map<String, @Nullable Object> row = new HashMap<>();
			row.put("key", article.get("key").asString());
			row.put("sequence", article.get("sequence").asLong());
			row.put("vector", vector(article));
			rows.add(row);
			pace.rest(stopped);
		}
		return rows;
	}

	/** Returns the vector, or {@code null} if the article has no text. */
	private float @Nullable [] vector(Record article) {
		String title = article.get("title").asString();
		String text = article.get("text").asString();
		if (!SentenceModel.isUseful(title, text)) {
			return null;
		}
		try {
			return this.model.embed(title, text);
		}
		catch (RuntimeException ex) {
			if (!this.failed) {
				LOGGER.warn("The text of the article {} cannot be embedded, so it is not found by meaning; further "
						+ "articles are not named.", article.get("key").asString());
				LOGGER.debug("The text cannot be embedded.", ex);
			}
			this.failed = true;
			return null;
		}
	}

	/** Stores vectors, and returns false if another gateway does. */
	private boolean store(List<Map<String, @Nullable Object>> rows) {
		if (rows.isEmpty()) {
			return true;
		}
		this.client.requireDiskSpace();
		boolean held = !this.client
			.load((transaction) -> transaction.run(InsightStatement.EMBED.with(Map.of("rows", rows, "model",
					SentenceModel.VERSION, "token", this.token, "seconds", LEASE.toSeconds()))))
			.isEmpty();
		if (held) {
			this.stored.add(rows.size());
			this.backlog = Math.max(0, this.backlog - rows.size());
		}
		return held;
	}

}
