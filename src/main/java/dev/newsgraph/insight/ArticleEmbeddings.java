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

	/**
	 * A text that every model can read. If it fails too, the failure is not the text's.
	 */
	private static final String PROBE = "Ships sail on the sea";

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

	/**
	 * Returns with how many articles this gateway has stored a vector since the start, or
	 * that they get none.
	 */
	long stored() {
		return this.stored.sum();
	}

	/**
	 * Embeds the articles whose vector is missing, or is that of another model.
	 * @param stopped whether to return early
	 * @return whether all articles have their vectors, or none gets one
	 * @throws ModelFailedException if the model fails on every text. The articles that
	 * are left have no vector yet
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
		boolean all;
		try {
			all = embedPages(stopped);
		}
		finally {
			end();
		}
		if (all) {
			LOGGER.info("{} articles embedded in {} seconds.", stored() - before,
					Duration.ofNanos(System.nanoTime() - start).toSeconds());
		}
		return all;
	}

	/** Returns whether there is no further page. */
	private boolean embedPages(BooleanSupplier stopped) {
		String after = "";
		while (!stopped.getAsBoolean()) {
			List<Record> page = this.client.lookUp(InsightStatement.UNEMBEDDED.with(
					Map.of("after", after, "limit", this.batchSize, "model", SentenceModel.VERSION, "text", MAX_TEXT)));
			if (page.isEmpty()) {
				return true;
			}
			after = page.getLast().get("key").asString();
			List<Map<String, @Nullable Object>> rows = new ArrayList<>();
			ModelFailedException failure = embed(page, rows, stopped);
			if (!store(rows)) {
				return false;
			}
			if (failure != null) {
				throw failure;
			}
		}
		return false;
	}

	/**
	 * Lets another gateway store vectors. If this fails, it can do so when the lease has
	 * ended.
	 */
	private void end() {
		try {
			this.client
				.write((transaction) -> transaction.run(InsightStatement.EMBED_END.with(Map.of("token", this.token))));
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The lease of the vectors cannot be released.", ex);
		}
	}

	/**
	 * Adds the rows of a page, and returns why the rest is missing if the model fails.
	 */
	private @Nullable ModelFailedException embed(List<Record> page, List<Map<String, @Nullable Object>> rows,
			BooleanSupplier stopped) {
		for (Record article : page) {
			if (stopped.getAsBoolean()) {
				break;
			}
			Pace pace = new Pace(this.client);
			Map<String, @Nullable Object> row = new HashMap<>();
			row.put("key", article.get("key").asString());
			row.put("sequence", article.get("sequence").asLong());
			try {
				row.put("vector", vector(article));
			}
			catch (ModelFailedException ex) {
				return ex;
			}
			rows.add(row);
			pace.rest(stopped);
		}
		return null;
	}

	/**
	 * Returns the vector, or {@code null} if the article has no text, or one that the
	 * model fails on.
	 */
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
			requireModel();
			if (!this.failed) {
				LOGGER.warn("The text of the article {} cannot be embedded, so it is not found by meaning; further "
						+ "articles are not named.", article.get("key").asString());
				LOGGER.debug("The text cannot be embedded.", ex);
			}
			this.failed = true;
			return null;
		}
	}

	private void requireModel() {
		try {
			this.model.embed(PROBE, PROBE);
		}
		catch (RuntimeException ex) {
			throw new ModelFailedException(ex);
		}
	}

	/** Stores vectors, and returns false if another gateway does. */
	private boolean store(List<Map<String, @Nullable Object>> rows) {
		if (rows.isEmpty()) {
			return true;
		}
		this.client.requireDiskSpace();
		List<Record> written = this.client.load((transaction) -> transaction.run(InsightStatement.EMBED.with(Map
			.of("rows", rows, "model", SentenceModel.VERSION, "token", this.token, "seconds", LEASE.toSeconds()))));
		if (written.isEmpty()) {
			return false;
		}
		// An import can have changed or removed some of the articles meanwhile.
		long changed = written.getFirst().get("stored").asLong();
		this.stored.add(changed);
		this.backlog = Math.max(0, this.backlog - changed);
		return true;
	}

}
