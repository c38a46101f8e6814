package dev.newsgraph.insight.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoryIdsTests {

	@Test
	void aStoryKeepsItsIdWhileMostArticlesStay() {
		Map<String, Story> first = StoryIds.assign(List.of(story("a", "b", "c")), Map.of());
		String id = first.keySet().iterator().next();
		assertThat(StoryIds.assign(List.of(story("0", "b", "c", "d", "e")), articles(first))).containsOnlyKeys(id);
		assertThat(StoryIds.assign(List.of(story("c", "d", "e")), articles(first))).doesNotContainKey(id);
	}

	@Test
	void theGreaterPartOfASplitStoryKeepsTheId() {
		Map<String, Story> first = StoryIds.assign(List.of(story("a", "b", "c", "d", "e")), Map.of());
		String id = first.keySet().iterator().next();
		Map<String, Story> second = StoryIds.assign(List.of(story("a", "b"), story("c", "d", "e")), articles(first));
		assertThat(second).hasSize(2);
		assertThat(second.get(id)).isEqualTo(story("c", "d", "e"));
	}

	@Test
	void joinedStoriesHaveTheIdOfTheGreaterOne() {
		Map<String, Story> first = StoryIds.assign(List.of(story("a", "b"), story("c", "d", "e")), Map.of());
		Map<String, Story> second = StoryIds.assign(List.of(story("a", "b", "c", "d", "e")), articles(first));
		assertThat(second).hasSize(1);
		assertThat(first.get(second.keySet().iterator().next())).isEqualTo(story("c", "d", "e"));
	}

	@Test
	void newIdsAreThoseOfAnyGraphWithTheStory() {
		Map<String, Story> alone = StoryIds.assign(List.of(story("a", "b")), Map.of());
		assertThat(StoryIds.assign(List.of(story("a", "b"), story("x", "y")), Map.of("x", "old", "y", "old")))
			.containsKey("old")
			.containsKeys(alone.keySet().toArray(String[]::new));
	}

	@Test
	void anIdIsNotGivenTwice() {
		Map<String, Story> first = StoryIds.assign(List.of(story("a", "b", "c", "d", "e")), Map.of());
		Map<String, Story> second = StoryIds.assign(List.of(story("a", "x"), story("b", "c", "d", "e")),
				articles(first));
		assertThat(second).hasSize(2).containsKeys(first.keySet().toArray(String[]::new));
	}

	private static Story story(String... articles) {
		return new Story(List.of(articles), articles[0]);
	}

	private static Map<String, String> articles(Map<String, Story> stories) {
		Map<String, String> ids = new HashMap<>();
		stories.forEach((id, story) -> story.articles().forEach((article) -> ids.put(article, id)));
		return ids;
	}

}
