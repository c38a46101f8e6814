package dev.newsgraph.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.embedding.ModelUnavailableException;
import dev.newsgraph.insight.embedding.SentenceModel;

/**
 * Stores a vector with each article that has a text. A vector depends only on the text of
 * its article and on the model.
 */
final class ArticleEmbeddings {

	private static final Logger LOGGER = LoggerFactory.getLogger(ArticleEmbeddings.class);

	private static final int PAGE_SIZE = 64;

	private final GraphClient client;

	private final SentenceModel model;

	private volatile boolean used;

	/**
	 * Creates an instance.
	 * @param used whether articles get vectors
	 */
	ArticleEmbeddings(GraphClient client, SentenceModel model, boolean used) {
		this.client = client;
		this.model = model;
		this.used = used;
	}

	/** Returns whether articles get vectors, and the model has not failed. */
	boolean areUsed() {
		return this.used;
	}

	/**
	 * Embeds the articles whose vector is missing, or is that of another model. If the
	 * model cannot be loaded, this is logged once, and no article is embedded.
	 * @param stopped whether to return early
	 */
	void update(BooleanSupplier stopped) {
		String after = "";
		while (this.used && !stopped.getAsBoolean()) {
			List<Record> page = this.client.lookUp(InsightStatement.UNEMBEDDED
				.with(Map.of("after", after, "limit", PAGE_SIZE, "model", SentenceModel.VERSION, "text", 2_000)));
			if (page.isEmpty()) {
				return;
			}
			after = page.getLast().get("key").asString();
			try {
				store(rows(page, stopped));
			}
			catch (ModelUnavailableException ex) {
				this.used = false;
				LOGGER.warn(ex.getMessage());
				LOGGER.debug("The model cannot be loaded.", ex);
			}
		}
	}

	private List<Map<String, Object>> rows(List<Record> page, BooleanSupplier stopped) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (Record article : page) {
			String title = article.get("title").asString();
			String text = article.get("text").asString();
			if (SentenceModel.isUseful(title, text) && !stopped.getAsBoolean()) {
				rows.add(Map.of("key", article.get("key").asString(), "sequence", article.get("sequence").asLong(),
						"vector", this.model.embed(title, text)));
			}
		}
		return rows;
	}

	private void store(List<Map<String, Object>> rows) {
		if (!rows.isEmpty()) {
			this.client.requireDiskSpace();
			this.client.load((transaction) -> transaction
				.run(InsightStatement.EMBED.with(Map.of("rows", rows, "model", SentenceModel.VERSION))));
		}
	}

}
