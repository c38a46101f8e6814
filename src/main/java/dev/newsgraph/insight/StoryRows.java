package dev.newsgraph.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryIndex;

/** What is written for stories. */
final class StoryRows {

	private final StoryIndex articles;

	private final WrittenStories written;

	private final Map<String, Integer> sizes;

	/**
	 * Creates an instance.
	 * @param articles the articles of the stories
	 * @param written the stories of the graph
	 * @param sizes the number of articles that each story of the graph has now
	 */
	StoryRows(StoryIndex articles, WrittenStories written, Map<String, Integer> sizes) {
		this.articles = articles;
		this.written = written;
		this.sizes = sizes;
	}

	/**
	 * Returns the parts of the stories that differ from those of the graph. Stories that
	 * are the same objects are compared by their number of articles only.
	 * @param stories the stories by id
	 */
	List<StoryPart> changed(Map<String, Story> stories) {
		List<StoryPart> parts = new ArrayList<>();
		new TreeMap<>(stories).forEach((id, story) -> {
			boolean isComplete = this.sizes.getOrDefault(id, 0) == story.articles().size();
			if (!isComplete || story != this.written.stories().get(id)) {
				Map<String, @Nullable Object> values = values(story);
				Map<String, @Nullable Object> all = new TreeMap<>(values);
				all.put("key", id);
				all.put("articles", story.articles());
				String digest = digest(all.toString());
				if (!isComplete || !digest.equals(this.written.digests().get(id))) {
					parts.addAll(parts(id, story, values, digest));
				}
			}
		});
		return parts;
	}

	/** Only the differences are written, as far as the graph has what was written. */
	private List<StoryPart> parts(String id, Story story, Map<String, @Nullable Object> values, String digest) {
		Story old = this.written.stories().get(id);
		List<String> before = (old != null) ? old.articles() : List.of();
		Set<String> now = new HashSet<>(story.articles());
		Set<String> kept = (this.sizes.getOrDefault(id, 0) == before.size()) ? new HashSet<>(before) : Set.of();
		return StoryPart.of(id, values, digest, before.stream().filter((key) -> !now.contains(key)).toList(),
				story.articles().stream().filter((key) -> !kept.contains(key)).toList());
	}

	private Map<String, @Nullable Object> values(Story story) {
		Map<String, @Nullable Object> values = new TreeMap<>();
		values.put("title", this.articles.title(story.central()));
		Instant first = null;
		Instant last = null;
		for (String key : story.articles()) {
			Instant published = this.articles.published(key);
			if (published != null) {
				first = (first == null || published.isBefore(first)) ? published : first;
				last = (last == null || published.isAfter(last)) ? published : last;
			}
		}
		values.put("firstPublished", date(first));
		values.put("lastPublished", date(last));
		return values;
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
