package dev.newsgraph.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Direction;
import dev.newsgraph.query.ModelGraph.Topic;

/** Computes the evidence for two articles of a model with the formulas of the schema. */
record ModelEvidence(ModelGraph graph) {

	/** Returns all evidence in the order of a response. */
	List<Evidence> between(Article a, Article b, boolean withPaths) {
		List<Evidence> evidence = new ArrayList<>();
		direct(a, b, evidence);
		direct(b, a, evidence);
		List<List<Article>> chains = withPaths ? new ModelPaths(this.graph).chains(a, b, 4) : List.of();
		if (!chains.isEmpty() && chains.getFirst().size() > 2) {
			evidence.add(new Evidence("ShortestPaths", 0, Map.of("length", chains.getFirst().size() - 1, "pathCount",
					chains.size(), "paths", chains.subList(0, Math.min(10, chains.size())))));
		}
		neighbours(a, b, evidence);
		topics(a, b, evidence);
		if (a.provider() != null && a.provider().equals(b.provider())) {
			int count = this.graph.by(this.graph.provider(a)).size();
			evidence.add(new Evidence("SameProvider", 0.1 * rarity(count), Map.of("provider", this.graph.provider(a))));
		}
		if (a.publishedDateTime() != null && b.publishedDateTime() != null) {
			double days = Duration.between(a.publishedDateTime(), b.publishedDateTime()).abs().toMillis() / 86400000.0;
			evidence.add(new Evidence("DaysApart", 0.1 / (1 + days / 7), Map.of("days", days)));
		}
		return evidence;
	}

	/** Returns the articles that are similar to an article, the best first. */
	List<Similar> similar(Article article) {
		Set<Article> candidates = new LinkedHashSet<>();
		new ModelPaths(this.graph).network(article, Direction.BOTH, 2)
			.forEach((reached) -> candidates.add(reached.article()));
		this.graph.topics(article).forEach((topic) -> candidates.addAll(this.graph.about(topic)));
		candidates.remove(article);
		return candidates.stream().map((other) -> {
			List<Evidence> evidence = between(article, other, false);
			return new Similar(other, score(evidence), evidence);
		})
			.sorted(Comparator.comparing((Similar one) -> -one.score()).thenComparing((one) -> one.article().key()))
			.toList();
	}

	static double score(List<Evidence> evidence) {
		double doubt = 1;
		for (Evidence one : evidence) {
			doubt = doubt * (1 - one.strength());
		}
		return 1 - doubt;
	}

	private void direct(Article from, Article to, List<Evidence> evidence) {
		int position = from.related().indexOf(to.key());
		if (position >= 0) {
			evidence.add(new Evidence("DirectRelation", 0.5, Map.of("from", from, "to", to, "position", position)));
		}
	}

	private void neighbours(Article a, Article b, List<Evidence> evidence) {
		List<Article> shared = new ArrayList<>(this.graph.neighbours(a, Direction.BOTH));
		shared.retainAll(this.graph.neighbours(b, Direction.BOTH));
		shared.sort(Comparator.comparing(this::degree).thenComparing(Article::key));
		for (Article article : shared) {
			evidence.add(new Evidence("SharedNeighbour", 0.25 * Math.log(2) / Math.log(degree(article)),
					Map.of("article", article, "degree", degree(article))));
		}
	}

	private void topics(Article a, Article b, List<Evidence> evidence) {
		List<Topic> shared = new ArrayList<>(this.graph.topics(a));
		shared.retainAll(this.graph.topics(b));
		shared.sort(Comparator.comparing((Topic topic) -> this.graph.about(topic).size()).thenComparing(Topic::slug));
		for (Topic topic : shared) {
			int count = this.graph.about(topic).size();
			Map<String, Object> values = new LinkedHashMap<>();
			values.put("topic", topic);
			values.put("articleCount", count);
			values.put("rarity", rarity(count));
			evidence.add(new Evidence("SharedTopic", 0.3 * rarity(count), values));
		}
	}

	private int degree(Article article) {
		return article.related().size() + this.graph.listing(article).size();
	}

	private double rarity(int articles) {
		return 1 - Math.log(articles) / Math.log(this.graph.articles().size());
	}

	/**
	 * A piece of evidence.
	 *
	 * @param type name of the type in the schema
	 * @param values fields except the strength
	 */
	record Evidence(String type, double strength, Map<String, Object> values) {
	}

	/** A similar article. */
	record Similar(Article article, double score, List<Evidence> evidence) {
	}

}
