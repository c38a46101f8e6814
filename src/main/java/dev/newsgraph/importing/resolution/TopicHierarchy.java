package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.TopicSlug;

/**
 * The tree of topics as all topic documents together want it: a pure function of the
 * topics, and so of the set of documents. In a circle of parents, the topic with the
 * greatest slug gets none.
 *
 * @param edges parent by topic, both slugs
 * @param bare the names of topics that only their subtopics speak of, by slug
 * @param left the topics that nobody speaks of
 * @param circles the topics whose parent was left out because of a circle, with that
 * parent
 */
public record TopicHierarchy(SortedMap<String, String> edges, SortedMap<String, String> bare, List<String> left,
		SortedMap<String, String> circles) {

	public static TopicHierarchy of(List<TopicState> topics) {
		SortedMap<String, String> edges = new TreeMap<>();
		SortedMap<String, String> bare = new TreeMap<>();
		// The name of a bare parent is the spelling of the child with the greatest rank,
		// then slug.
		topics.stream()
			.sorted(Comparator.comparing(TopicState::order).thenComparing(TopicState::slug))
			.forEach((topic) -> {
				if (topic.parent() != null) {
					edges.put(topic.slug(), TopicSlug.of(topic.parent()));
					bare.put(TopicSlug.of(topic.parent()), topic.parent());
				}
			});
		SortedMap<String, String> circles = new TreeMap<>();
		circles(edges).forEach((topic) -> circles.put(topic, edges.remove(topic)));
		List<String> left = new ArrayList<>();
		for (TopicState topic : topics) {
			if (topic.used() || topic.described()) {
				bare.remove(topic.slug());
			}
			else if (!bare.containsKey(topic.slug())) {
				left.add(topic.slug());
			}
		}
		left.sort(null);
		return new TopicHierarchy(edges, bare, left, circles);
	}

	/** The greatest topic of each circle. */
	private static List<String> circles(Map<String, String> parents) {
		List<String> greatest = new ArrayList<>();
		Set<String> done = new HashSet<>();
		for (String start : parents.keySet()) {
			Map<String, Integer> path = new HashMap<>();
			List<String> order = new ArrayList<>();
			String topic = start;
			while (topic != null && !done.contains(topic) && !path.containsKey(topic)) {
				path.put(topic, order.size());
				order.add(topic);
				topic = parents.get(topic);
			}
			if (topic != null && path.containsKey(topic)) {
				greatest.add(order.subList(path.get(topic), order.size())
					.stream()
					.max(Comparator.naturalOrder())
					.orElseThrow());
			}
			done.addAll(order);
		}
		return greatest;
	}

	/**
	 * A topic before the tree is looked after.
	 *
	 * @param slug its key
	 * @param name as shown
	 * @param rank of who named it, null when only its subtopics do
	 * @param parent the name of the parent that its documents want
	 * @param used whether articles are about it
	 * @param document one of its own documents, null when it has none
	 * @param parents the slugs of the parents that it has
	 */
	public record TopicState(String slug, String name, @Nullable String rank, @Nullable String parent, boolean used,
			@Nullable DocumentName document, List<String> parents) {

		boolean described() {
			return this.document != null;
		}

		private String order() {
			return (this.rank != null) ? this.rank : "";
		}

	}

	/**
	 * A document's name.
	 *
	 * @param folder the seed folder
	 * @param path the path within it
	 */
	public record DocumentName(String folder, String path) {
	}

}
