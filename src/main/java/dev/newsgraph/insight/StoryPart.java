package dev.newsgraph.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one row writes or removes of a story. A large story has several parts, so that no
 * transaction is large.
 *
 * @param key id of the story
 * @param values the other properties of the story
 * @param digest what the story is written from, empty if it is removed, or {@code null}
 * for all parts but the last: a story without it is written again
 * @param removed keys of articles that leave the story
 * @param added keys of articles that enter the story
 */
record StoryPart(String key, Map<String, @Nullable Object> values, @Nullable String digest, List<String> removed,
		List<String> added) {

	/** Articles of one part, at most. */
	static final int MAX_ARTICLES = 1_000;

	/** Returns the parts that change a story. There is at least one. */
	static List<StoryPart> of(String key, Map<String, @Nullable Object> values, String digest, List<String> removed,
			List<String> added) {
		List<StoryPart> parts = new ArrayList<>();
		int all = removed.size() + added.size();
		int from = 0;
		do {
			int end = Math.min(from + MAX_ARTICLES, all);
			parts.add(new StoryPart(key, values, (end == all) ? digest : null, part(removed, from, end),
					part(added, from - removed.size(), end - removed.size())));
			from = end;
		}
		while (from < all);
		return parts;
	}

	private static List<String> part(List<String> keys, int from, int end) {
		return keys.subList(Math.clamp(from, 0, keys.size()), Math.clamp(end, 0, keys.size()));
	}

	/** Returns the number of articles. */
	int articles() {
		return this.removed.size() + this.added.size();
	}

	/** Returns the parameters of the statement. */
	Map<String, @Nullable Object> row() {
		Map<String, @Nullable Object> row = new HashMap<>(this.values);
		row.put("key", this.key);
		row.put("digest", this.digest);
		row.put("removed", this.removed);
		row.put("added", this.added);
		return row;
	}

}
