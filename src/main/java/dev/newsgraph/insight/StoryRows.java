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
import dev.newsgraph.insight.stories.StoryIndex;

/** The rows that are written for stories. */
final class StoryRows {

	private final StoryIndex articles;

	StoryRows(StoryIndex articles) {
		this.articles = articles;
	}

	/**
	 * Returns the rows of the stories that differ from those of the graph.
	 * @param stories the stories by id
	 * @param written the stories of the graph. Those that are the same objects are not
	 * compared
	 * @param sizes the number of articles that each story of the graph has now
	 */
	List<Map<String, @Nullable Object>> changed(Map<String, Story> stories, WrittenStories written,
			Map<String, Integer> sizes) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		new TreeMap<>(stories).forEach((id, story) -> {
			boolean isComplete = sizes.getOrDefault(id, 0) == story.articles().size();
			if (!isComplete || story != written.stories().get(id)) {
				Map<String, @Nullable Object> row = row(id, story);
				if (!isComplete || !Objects.equals(row.get("digest"), written.digests().get(id))) {
					rows.add(row);
				}
			}
		});
		return rows;
	}

	private Map<String, @Nullable Object> row(String id, Story story) {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("key", id);
		row.put("title", this.articles.title(story.central()));
		Instant first = null;
		Instant last = null;
		for (String key : story.articles()) {
			Instant published = this.articles.published(key);
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
