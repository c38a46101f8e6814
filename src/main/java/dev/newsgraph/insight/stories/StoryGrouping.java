package dev.newsgraph.insight.stories;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups articles into stories. Equal sets of articles give equal stories, in whatever
 * order the articles come. Use it from one thread at a time for each call; it keeps no
 * state.
 */
public final class StoryGrouping {

	private final StorySettings settings;

	/** Creates a grouping. */
	public StoryGrouping(StorySettings settings) {
		this.settings = settings;
	}

	/**
	 * Returns the stories of the articles, in the order of their first article. An
	 * article that is near to no other one is in no story.
	 */
	public List<Story> group(Collection<StoryArticle> articles) {
		List<StoryArticle> sorted = articles.stream().sorted(Comparator.comparing(StoryArticle::key)).toList();
		TermVectors words = TermVectors.of(sorted);
		long[] pairs = Candidates.of(sorted, words, this.settings.candidates());
		ArticleGraph graph = ArticleGraph.of(sorted.size(), pairs, new Nearness(sorted, words, this.settings),
				this.settings);
		int[] communities = Communities.of(graph, this.settings.resolution());
		return CommunityMerge.of(graph, communities, this.settings.resolution())
			.stream()
			.filter((members) -> members.length > 1)
			.sorted(Comparator.comparingInt((members) -> members[0]))
			.map((members) -> story(sorted, members, graph))
			.toList();
	}

	private static Story story(List<StoryArticle> articles, int[] members, ArticleGraph graph) {
		int[] compared = CommunityMerge.compared(members);
		int central = IntStream.of(members)
			.boxed()
			.max(Comparator
				.<Integer>comparingDouble((article) -> IntStream.of(compared)
					.filter((other) -> other != article)
					.mapToDouble((other) -> graph.between(article, other))
					.sum())
				.thenComparing(Comparator.reverseOrder()))
			.orElseThrow();
		return new Story(IntStream.of(members).mapToObj((article) -> articles.get(article).key()).toList(),
				articles.get(central).key());
	}

}
