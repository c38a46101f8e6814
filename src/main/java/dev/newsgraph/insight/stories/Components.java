package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups the articles of one component after the other. Articles are connected by an edge
 * whose weight is at least the resolution. A community of more than one component would
 * have a part whose edges to the others are all weaker, so it would be better to split
 * it. So the components are independent of each other, and those without a change keep
 * their stories.
 */
final class Components {

	private final ArticleGraph graph;

	private final int[] ranks;

	private final double resolution;

	private final int[] places;

	/**
	 * Creates an instance.
	 * @param ranks for each number of an article, its place in the order of keys
	 */
	Components(ArticleGraph graph, int[] ranks, double resolution) {
		this.graph = graph;
		this.ranks = ranks;
		this.resolution = resolution;
		this.places = new int[ranks.length];
		Arrays.fill(this.places, -1);
	}

	/** Groups the components of these articles, and those that they were in before. */
	void update(BitSet touched) {
		BitSet open = (BitSet) touched.clone();
		touched.stream().mapToObj(this.graph::article).forEach((article) -> {
			if (article.component != null) {
				IntStream.of(article.component.members()).forEach(open::set);
			}
		});
		BitSet reached = new BitSet();
		for (int number = open.nextSetBit(0); number >= 0; number = open.nextSetBit(number + 1)) {
			IndexedArticle article = this.graph.article(number);
			if (!article.present) {
				article.component = null;
			}
			else if (!reached.get(number)) {
				group(reach(article, reached));
			}
		}
	}

	private IndexedArticle[] reach(IndexedArticle start, BitSet reached) {
		int[] members = new int[8];
		int size = 1;
		members[0] = start.number;
		reached.set(start.number);
		for (int next = 0; next < size; next++) {
			IndexedArticle article = this.graph.article(members[next]);
			for (int i = 0; i < article.neighbours.length; i++) {
				int other = article.neighbours[i];
				if (!reached.get(other) && this.graph.weight(article, i) >= this.resolution) {
					reached.set(other);
					members = (size == members.length) ? Arrays.copyOf(members, 2 * size) : members;
					members[size++] = other;
				}
			}
		}
		return Arrays.stream(members, 0, size)
			.mapToObj(this.graph::article)
			.sorted(Comparator.comparingInt((article) -> this.ranks[article.number]))
			.toArray(IndexedArticle[]::new);
	}

	private void group(IndexedArticle[] articles) {
		Component component = null;
		if (articles.length > 1) {
			for (int i = 0; i < articles.length; i++) {
				this.places[articles[i].number] = i;
			}
			List<Story> stories = stories(ComponentGraph.of(this.graph, articles, this.places));
			int[] members = Arrays.stream(articles).mapToInt((article) -> article.number).toArray();
			Arrays.stream(members).forEach((number) -> this.places[number] = -1);
			component = new Component(members, stories);
		}
		for (IndexedArticle article : articles) {
			article.component = component;
		}
	}

	private List<Story> stories(ComponentGraph articles) {
		return CommunityMerge.of(articles, Communities.of(articles, this.resolution), this.resolution)
			.stream()
			.filter((members) -> members.length > 1)
			.sorted(Comparator.comparingInt((members) -> members[0]))
			.map((members) -> story(articles, members))
			.toList();
	}

	private static Story story(ComponentGraph articles, int[] members) {
		int[] compared = CommunityMerge.compared(members);
		int central = members[0];
		double nearest = -1;
		for (int article : members) {
			double sum = 0;
			for (int other : compared) {
				sum += (other != article) ? articles.between(article, other) : 0;
			}
			central = (sum > nearest) ? article : central;
			nearest = Math.max(nearest, sum);
		}
		return new Story(IntStream.of(members).mapToObj(articles::key).toList(), articles.key(central));
	}

}
