package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.GraphBatch.Rows;
import dev.newsgraph.importing.resolution.SharedNodes.TopicNode;

/**
 * The topics of a batch. A topic has the values of its own documents; without documents
 * it has the spelling of the article with the highest rank.
 */
final class TopicRows {

	private final Precedence<String> names = new Precedence<>();

	private final SortedSet<String> slugs = new TreeSet<>();

	private final SortedMap<String, TopicChange> described;

	private boolean leavesTopic;

	TopicRows(SortedMap<String, TopicChange> described) {
		this.described = described;
		described.forEach((slug, change) -> {
			this.slugs.add(slug);
			if (change.before() != null) {
				this.names.remove(slug, change.before().rank());
			}
			if (change.after() != null) {
				this.names.add(slug, new Candidate<>(change.after().rank(), change.after().values().name()));
			}
		});
	}

	/** Collects the topics of a changed article. */
	void collect(ArticleChange change) {
		Map<String, String> before = names(change.before());
		Map<String, String> after = names(change.after());
		Set<String> touched = new LinkedHashSet<>(before.keySet());
		touched.addAll(after.keySet());
		for (String slug : touched) {
			this.names.change(slug, candidate(change.before(), before.get(slug)),
					candidate(change.after(), after.get(slug)));
		}
		this.slugs.addAll(touched);
		this.leavesTopic = this.leavesTopic || !after.keySet().containsAll(before.keySet());
	}

	/** Returns the slugs of the topics of the batch. */
	Collection<String> slugs() {
		return this.slugs;
	}

	/** Adds the rows of the topics to the batch. */
	void addRows(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch) {
		Set<String> unresolved = this.slugs.stream()
			.filter((slug) -> this.names.isUnresolved(slug, node(nodes, slug).nameRank()))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!unresolved.isEmpty()) {
			List<Contributor> contributors = graph.contributors(List.of(), unresolved, List.of());
			unresolved.forEach((slug) -> search.search(slug, this.names, contributors,
					(contributor, article) -> candidate(article, names(article).get(slug))));
		}
		for (String slug : this.slugs) {
			TopicNode node = node(nodes, slug);
			Candidate<String> name = this.names.winner(slug, (unresolved.contains(slug)) ? null : node.nameRank());
			TopicChange described = this.described.get(slug);
			if (name != null || unresolved.contains(slug)) {
				// An unused name is kept until the topic hierarchy is updated.
				Row row = new Row().with("slug", slug)
					.with("name", (name != null) ? name.value() : node.name())
					.with("nameRank", (name != null) ? name.rank() : null);
				if (described != null && described.after() != null) {
					describe(row, described.after().values());
				}
				batch.add(Rows.TOPICS, row.map());
			}
		}
		if (isHierarchyAffected()) {
			batch.add(Rows.TOPIC_HIERARCHY, true);
		}
	}

	/**
	 * Returns whether the topic hierarchy can change. It depends on topic documents, and
	 * on which topics have no article. An article that gets a topic changes neither.
	 */
	private boolean isHierarchyAffected() {
		return !this.described.isEmpty() || this.leavesTopic;
	}

	static void describe(Row row, TopicClaim values) {
		row.with("shortname", values.shortname())
			.with("parent", values.parent())
			.with("keywords", values.keywords())
			.with("hashtags", values.hashtags())
			.with("extra", values.extra());
	}

	private static TopicNode node(SharedNodes nodes, String slug) {
		return nodes.topics().getOrDefault(slug, TopicNode.UNKNOWN);
	}

	private static Map<String, String> names(@Nullable ResolvedArticle article) {
		return (article != null) ? Topics.bySlug(article) : Map.of();
	}

	private static @Nullable Candidate<String> candidate(@Nullable ResolvedArticle article, @Nullable String name) {
		return (article != null && name != null) ? new Candidate<>(article.precedence(), name) : null;
	}

}
