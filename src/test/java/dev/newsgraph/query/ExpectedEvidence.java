package dev.newsgraph.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.newsgraph.query.SmallGraph.Story;

/**
 * Computes the evidence for two articles of the small graph with the formulas of the
 * schema.
 */
final class ExpectedEvidence {

	private ExpectedEvidence() {
	}

	/**
	 * Returns each piece of evidence as a sentence with its strength, in the order of a
	 * response.
	 */
	static List<Reason> between(int a, int b, boolean withPaths) {
		List<Reason> reasons = new ArrayList<>();
		direct(a, b, reasons);
		direct(b, a, reasons);
		List<List<Integer>> chains = SmallGraphPaths.shortest(a, b, 4);
		if (withPaths && !chains.isEmpty() && chains.getFirst().size() > 2) {
			reasons.add(new Reason("%d paths of %d, such as %s".formatted(chains.size(), chains.getFirst().size() - 1,
					chains.getFirst().stream().map(SmallGraph::address).toList()), 0));
		}
		Set<Integer> shared = new TreeSet<>(SmallGraph.neighbours(a, "BOTH"));
		shared.retainAll(SmallGraph.neighbours(b, "BOTH"));
		shared.stream()
			.sorted(Comparator.comparing(ExpectedEvidence::degree).thenComparing(SmallGraph::address))
			.forEach((article) -> reasons
				.add(new Reason("shares %s of %d".formatted(SmallGraph.address(article), degree(article)),
						0.25 * Math.log(2) / Math.log(degree(article)))));
		Story one = SmallGraph.STORIES.get(a);
		Story other = SmallGraph.STORIES.get(b);
		one.topics()
			.stream()
			.filter(other.topics()::contains)
			.sorted(Comparator.comparing(ExpectedEvidence::articlesAbout).thenComparing(Comparator.naturalOrder()))
			.forEach((topic) -> reasons.add(new Reason("about %s of %d".formatted(topic, articlesAbout(topic)),
					0.3 * rarity(articlesAbout(topic)))));
		if (one.domain() != null && one.domain().equals(other.domain())) {
			long articles = SmallGraph.STORIES.stream()
				.filter((story) -> Objects.equals(story.domain(), one.domain()))
				.count();
			reasons.add(new Reason("by " + one.domain(), 0.1 * rarity(articles)));
		}
		if (one.published() != null && other.published() != null) {
			double days = Duration.between(one.published(), other.published()).abs().toSeconds() / 86400.0;
			reasons.add(new Reason("%s days".formatted(days), 0.1 / (1 + days / 7)));
		}
		return reasons;
	}

	static double score(List<Reason> reasons) {
		double doubt = 1;
		for (Reason reason : reasons) {
			doubt *= 1 - reason.strength();
		}
		return 1 - doubt;
	}

	private static void direct(int from, int to, List<Reason> reasons) {
		Integer position = SmallGraph.position(from, to);
		if (position != null) {
			reasons.add(new Reason(
					"%s lists %s at %d".formatted(SmallGraph.address(from), SmallGraph.address(to), position), 0.5));
		}
	}

	private static long degree(int article) {
		return SmallGraph.RELATIONS.stream()
			.filter((relation) -> relation[0] == article || relation[1] == article)
			.count();
	}

	private static long articlesAbout(String topic) {
		return SmallGraph.STORIES.stream().filter((story) -> story.topics().contains(topic)).count();
	}

	private static double rarity(long articles) {
		return 1 - Math.log(articles) / Math.log(SmallGraph.STORIES.size());
	}

	/** A piece of evidence. */
	record Reason(String sentence, double strength) {
	}

}
