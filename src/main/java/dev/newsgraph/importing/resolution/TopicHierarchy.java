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
 * The hierarchy of topics that results from all topic documents. It depends only on the
 * topics, and therefore only on the set of documents. In a cycle of parents, the topic
 * with the greatest slug gets no parent.
 *
 * @param edges the parents by topic, both as slugs
 * @param undocumented the names of topics that are known only as parents, by slug
 * @param unused the topics that no article, document or subtopic refers to
 * @param cycles the topics whose parent was left out because of a cycle, with this parent
 */
public record TopicHierarchy(SortedMap<String, String> edges, SortedMap<String, String> undocumented,
		List<String> unused, SortedMap<String, String> cycles) {

	/** Returns the hierarchy of topics. */
	public static TopicHierarchy of(List<TopicState> topics) {
		SortedMap<String, String> edges = new TreeMap<>();
		SortedMap<String, String> undocumented = new TreeMap<>();
		// The name of an undocumented parent is the spelling of the child with the
		// greatest rank, then the greatest slug.
		topics.stream()
			.sorted(Comparator.comparing(TopicState::order).thenComparing(TopicState::slug))
			.forEach((topic) -> {
				if (topic.parent() != null) {
					edges.put(topic.slug(), TopicSlug.of(topic.parent()));
					undocumented.put(TopicSlug.of(topic.parent()), topic.parent());
				}
			});
		SortedMap<String, String> cycles = new TreeMap<>();
		cycles(edges).forEach((topic) -> cycles.put(topic, edges.remove(topic)));
		List<String> unused = new ArrayList<>();
		for (TopicState topic : topics) {
			if (topic.used() || topic.isDescribed()) {
				undocumented.remove(topic.slug());
			}
			else if (!undocumented.containsKey(topic.slug())) {
				unused.add(topic.slug());
			}
		}
		unused.sort(null);
		return new TopicHierarchy(edges, undocumented, unused, cycles);
	}

	/** Returns the greatest topic of each cycle. */
	private static List<String> cycles(Map<String, String> parents) {
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
	 * A topic in the graph before the hierarchy is updated.
	 *
	 * @param slug the key of the topic
	 * @param name the name that is shown
	 * @param rank the rank of the name, {@code null} if the topic is known only as a
	 * parent
	 * @param parent the name of the parent that its documents give
	 * @param used whether articles refer to the topic
	 * @param document one of the documents of the topic, {@code null} if it has none
	 * @param parents the slugs of the parents in the graph
	 */
	public record TopicState(String slug, String name, @Nullable String rank, @Nullable String parent, boolean used,
			@Nullable DocumentName document, List<String> parents) {

		boolean isDescribed() {
			return this.document != null;
		}

		private String order() {
			return (this.rank != null) ? this.rank : "";
		}

	}

	/**
	 * The name of a document.
	 *
	 * @param folder the name of the seed folder
	 * @param path the path within the folder
	 */
	public record DocumentName(String folder, String path) {
	}

}
