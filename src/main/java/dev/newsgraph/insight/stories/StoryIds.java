package dev.newsgraph.insight.stories;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Gives stories the ids of the stories of the run before. A story keeps its id as long as
 * it has most of its articles.
 */
public final class StoryIds {

	private StoryIds() {
	}

	/**
	 * Returns the stories by id.
	 * @param stories the stories, in their order
	 * @param before the id of the story of each article in the run before
	 */
	public static Map<String, Story> assign(List<Story> stories, Map<String, String> before) {
		Map<String, Integer> sizes = new HashMap<>();
		before.values().forEach((id) -> sizes.merge(id, 1, Integer::sum));
		List<Overlap> overlaps = new ArrayList<>();
		for (int i = 0; i < stories.size(); i++) {
			overlaps.addAll(overlaps(i, stories.get(i), before));
		}
		overlaps.sort(Comparator.comparingInt(Overlap::articles)
			.reversed()
			.thenComparing(Overlap::story)
			.thenComparing(Overlap::id));
		Map<Integer, String> ids = new HashMap<>();
		Set<String> used = new HashSet<>();
		for (Overlap overlap : overlaps) {
			boolean most = 2 * overlap.articles() > sizes.getOrDefault(overlap.id(), 0);
			if (most && !ids.containsKey(overlap.story()) && used.add(overlap.id())) {
				ids.put(overlap.story(), overlap.id());
			}
		}
		used.addAll(before.values());
		Map<String, Story> identified = new TreeMap<>();
		for (int i = 0; i < stories.size(); i++) {
			String id = ids.get(i);
			identified.put((id != null) ? id : newId(stories.get(i), used), stories.get(i));
		}
		return identified;
	}

	private static List<Overlap> overlaps(int number, Story story, Map<String, String> before) {
		Map<String, Integer> counts = new TreeMap<>();
		for (String article : story.articles()) {
			String id = before.get(article);
			if (id != null) {
				counts.merge(id, 1, Integer::sum);
			}
		}
		return counts.entrySet()
			.stream()
			.map((count) -> new Overlap(number, count.getKey(), count.getValue()))
			.toList();
	}

	/** Equal stories of two graphs have equal ids, unless the id is used already. */
	private static String newId(Story story, Set<String> used) {
		String name = story.articles().getFirst();
		String id = id(name);
		for (int i = 2; !used.add(id); i++) {
			id = id(name + " " + i);
		}
		return id;
	}

	private static String id(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * What a story has in common with one of the run before.
	 *
	 * @param story number of the story
	 * @param id id of the story of the run before
	 * @param articles number of articles in common
	 */
	private record Overlap(int story, String id, int articles) {
	}

}
