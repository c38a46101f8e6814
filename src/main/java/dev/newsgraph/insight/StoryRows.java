package dev.newsgraph.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryArticle;

/** The rows that are written for stories. */
final class StoryRows {

	private final Map<String, StoryArticle> articles = new HashMap<>();

	StoryRows(List<StoryArticle> articles) {
		articles.forEach((article) -> this.articles.put(article.key(), article));
	}

	/**
	 * Returns the rows of the stories that differ from those of the graph.
	 * @param stories the stories by id
	 * @param digests the digests of the stories of the graph, by id
	 */
	List<Map<String, @Nullable Object>> changed(Map<String, Story> stories, Map<String, String> digests) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		new TreeMap<>(stories).forEach((id, story) -> {
			Map<String, @Nullable Object> row = row(id, story);
			if (!Objects.equals(row.get("digest"), digests.get(id))) {
				rows.add(row);
			}
		});
		return rows;
	}

	private Map<String, @Nullable Object> row(String id, Story story) {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("key", id);
		row.put("title", article(story.central()).title());
		Instant first = null;
		Instant last = null;
		for (String key : story.articles()) {
			Instant published = article(key).published();
			if (published != null) {
				first = (first == null || published.isBefore(first)) ? published : first;
				last = (last == null || published.isAfter(last)) ? published : last;
			}
		}
		row.put("firstPublished", date(first));
		row.put("lastPublished", date(last));
		row.put("articles", story.articles());
		row.put("digest", digest(new TreeMap<>(row).toString()));
		return row;
	}

	private static @Nullable Object date(@Nullable Instant instant) {
		return (instant != null) ? instant.atZone(ZoneOffset.UTC) : null;
	}

	private StoryArticle article(String key) {
		return Objects.requireNonNull(this.articles.get(key));
	}

	private static String digest(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
