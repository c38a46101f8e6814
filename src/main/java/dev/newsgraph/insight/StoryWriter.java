package dev.newsgraph.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryIds;

/**
 * Writes the stories that differ from those of the graph. Each transaction that writes
 * increases the version of the stories, which is a part of the revision that clients and
 * caches see. Only one gateway writes at a time.
 */
final class StoryWriter {

	private static final Logger LOGGER = LoggerFactory.getLogger(StoryWriter.class);

	/** After this time without a transaction, another gateway may write. */
	private static final Duration LEASE = Duration.ofMinutes(2);

	/** Articles that enter or leave stories in one transaction, at most. */
	private static final int MAX_ARTICLES = 2 * StoryPart.MAX_ARTICLES;

	private final GraphClient client;

	private final int batchSize;

	/** What the run before has written. */
	private @Nullable WrittenStories written;

	/**
	 * Creates a writer.
	 * @param batchSize stories that are written in one transaction, at most
	 */
	StoryWriter(GraphClient client, int batchSize) {
		this.client = client;
		this.batchSize = batchSize;
	}

	/**
	 * Writes the stories.
	 * @param articles the articles that they were made of
	 * @param found the stories, in their order
	 * @param stopped whether to return early
	 * @return whether the stories of the graph are these
	 */
	boolean write(ReadArticles articles, List<Story> found, BooleanSupplier stopped) {
		String token = UUID.randomUUID().toString();
		List<Record> begun = this.client
			.write((transaction) -> transaction.run(InsightStatement.BEGIN.with(lease(token))));
		if (begun.isEmpty()) {
			return false;
		}
		boolean ended = false;
		try {
			ended = write(articles, found, before(begun.getFirst()), token, stopped);
		}
		finally {
			if (!ended) {
				release(token);
			}
		}
		return ended;
	}

	private boolean write(ReadArticles articles, List<Story> found, WrittenStories before, String token,
			BooleanSupplier stopped) {
		this.written = null;
		Map<String, Story> stories = StoryIds.assign(found, before.ofArticles());
		List<StoryPart> parts = new StoryRows(articles.index(), before, WrittenStories.sizes(this.client))
			.changed(stories);
		List<String> removed = before.stories()
			.keySet()
			.stream()
			.filter((id) -> !stories.containsKey(id))
			.sorted()
			.toList();
		for (CypherStatement statement : statements(parts, removed(removed, before))) {
			if (stopped.getAsBoolean() || !write(token, statement, stopped)) {
				return false;
			}
		}
		Map<String, Object> end = Map.of("token", token, "history", articles.point().history(), "sequence",
				articles.point().sequence(), "settings", articles.point().settings());
		if (this.client.write((transaction) -> transaction.run(InsightStatement.END.with(end))).isEmpty()) {
			return false;
		}
		this.written = new WrittenStories(token, articles.point(), stories, digests(before, parts, removed));
		LOGGER.info("{} stories of {} articles: {} written, {} removed.", stories.size(), articles.index().size(),
				parts.stream().filter((part) -> part.digest() != null).count(), removed.size());
		return true;
	}

	private static Map<String, Object> lease(String token) {
		return Map.of("token", token, "seconds", LEASE.toSeconds());
	}

	/**
	 * Lets another gateway write. If this fails, it can write when the lease has ended.
	 */
	private void release(String token) {
		try {
			this.client.write((transaction) -> transaction.run(InsightStatement.RELEASE.with(Map.of("token", token))));
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The lease of the stories cannot be released.", ex);
		}
	}

	/**
	 * Returns the stories of the graph, which are read if another gateway has written.
	 */
	private WrittenStories before(Record begun) {
		WrittenStories known = this.written;
		boolean isKnown = known != null && known.run().equals(begun.get("run").asString(""))
				&& known.point().equals(GraphPoint.of(begun, begun.get("settings").asString("")));
		return (isKnown && known != null) ? known : WrittenStories.read(this.client);
	}

	private static Map<String, String> digests(WrittenStories before, List<StoryPart> parts, List<String> removed) {
		Map<String, String> digests = new HashMap<>(before.digests());
		removed.forEach(digests::remove);
		for (StoryPart part : parts) {
			String digest = part.digest();
			if (digest != null) {
				digests.put(part.key(), digest);
			}
		}
		return digests;
	}

	/** Returns the parts of the stories that are removed. */
	private static List<StoryPart> removed(List<String> ids, WrittenStories before) {
		return ids.stream().flatMap((id) -> {
			Story story = Objects.requireNonNull(before.stories().get(id));
			return StoryPart.of(id, Map.of(), "", story.articles(), List.of()).stream();
		}).toList();
	}

	private List<CypherStatement> statements(List<StoryPart> parts, List<StoryPart> removed) {
		List<CypherStatement> statements = new ArrayList<>();
		addStatements(InsightStatement.REMOVE, removed, statements);
		addStatements(InsightStatement.WRITE, parts, statements);
		return statements;
	}

	private void addStatements(InsightStatement statement, List<StoryPart> parts, List<CypherStatement> statements) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		int articles = 0;
		for (StoryPart part : parts) {
			articles += part.articles();
			if (!rows.isEmpty() && (rows.size() == this.batchSize || articles > MAX_ARTICLES)) {
				statements.add(statement.with(Map.of("rows", rows)));
				rows = new ArrayList<>();
				articles = part.articles();
			}
			rows.add(part.row());
		}
		if (!rows.isEmpty()) {
			statements.add(statement.with(Map.of("rows", rows)));
		}
	}

	/** Writes a batch, and rests for the same time if clients read meanwhile. */
	private boolean write(String token, CypherStatement statement, BooleanSupplier stopped) {
		this.client.requireDiskSpace();
		Pace pace = new Pace(this.client);
		boolean written = this.client.load((transaction) -> {
			boolean held = !transaction.run(InsightStatement.CONTINUE.with(lease(token))).isEmpty();
			if (held) {
				transaction.run(statement);
			}
			return held;
		});
		pace.rest(stopped);
		return written;
	}

}
