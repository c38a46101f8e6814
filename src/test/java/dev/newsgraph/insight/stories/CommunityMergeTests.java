package dev.newsgraph.insight.stories;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommunityMergeTests {

	@Test
	void nearCommunitiesAreJoined() {
		assertThat(CommunityMerge.of(graph("storm osterby", "storm osterby", "cup final", "storm osterby"),
				new int[] { 0, 1, 2, 3 }, 0.6))
			.containsExactly(new int[] { 0, 1, 3 }, new int[] { 2 });
	}

	@Test
	void otherCommunitiesAreLeft() {
		assertThat(CommunityMerge.of(graph("storm osterby", "cup final", "team cup"), new int[] { 0, 1, 1 }, 0.6))
			.containsExactly(new int[] { 0 }, new int[] { 1, 2 });
	}

	@Test
	void articlesThatAreComparedAreAtEqualDistances() {
		int[] community = new int[640];
		for (int i = 0; i < community.length; i++) {
			community[i] = i;
		}
		assertThat(CommunityMerge.compared(community)).hasSize(64).startsWith(0, 10, 20).endsWith(630);
	}

	private static ComponentGraph graph(String... titles) {
		return IndexedArticles.titled(titles).graph(StorySettings.WORDS);
	}

}
