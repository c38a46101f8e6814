package dev.newsgraph.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryArticle;
import dev.newsgraph.insight.stories.StoryIndex;
import dev.newsgraph.insight.stories.StorySettings;

import static org.assertj.core.api.Assertions.assertThat;

class StoryPartTests {

	@ParameterizedTest
	@CsvSource({ "0, 0, 1", "3, 2, 1", "1000, 0, 1", "0, 1001, 2", "999, 2, 2", "1500, 1500, 3", "2001, 0, 3" })
	void partsAreSmallAndOnlyTheLastHasTheDigest(int removed, int added, int count) {
		List<StoryPart> parts = StoryPart.of("s", Map.of("title", "T"), "d", keys("r", 0, removed),
				keys("a", 0, added));
		assertThat(parts).hasSize(count).allSatisfy((part) -> {
			assertThat(part.articles()).isLessThanOrEqualTo(1_000);
			assertThat(part.row()).containsEntry("title", "T").containsEntry("key", "s");
		});
		assertThat(parts.stream().flatMap((part) -> part.removed().stream())).isEqualTo(keys("r", 0, removed));
		assertThat(parts.stream().flatMap((part) -> part.added().stream())).isEqualTo(keys("a", 0, added));
		assertThat(parts.subList(0, count - 1)).allMatch((part) -> part.digest() == null);
		assertThat(parts.getLast().digest()).isEqualTo("d");
	}

	@Test
	void onlyDifferencesAreWrittenUnlessTheGraphLacksArticles() {
		StoryIndex index = new StoryIndex(StorySettings.WORDS);
		index.put(IntStream.range(0, 5)
			.mapToObj((i) -> new StoryArticle("a" + i, "Title", "", null, Instant.EPOCH, Set.of()))
			.toList());
		WrittenStories written = new WrittenStories("", new GraphPoint("", 0, ""),
				Map.of("s", new Story(keys("a", 0, 4), "a0")), Map.of("s", "old"));
		Map<String, Story> now = Map.of("s", new Story(keys("a", 1, 5), "a1"));
		StoryPart part = new StoryRows(index, written, Map.of("s", 4)).changed(now).getFirst();
		assertThat(part.removed()).containsExactly("a0");
		assertThat(part.added()).containsExactly("a4");
		part = new StoryRows(index, written, Map.of("s", 3)).changed(now).getFirst();
		assertThat(part.removed()).containsExactly("a0");
		assertThat(part.added()).containsExactly("a1", "a2", "a3", "a4");
	}

	private static List<String> keys(String prefix, int from, int end) {
		List<String> keys = new ArrayList<>();
		IntStream.range(from, end).forEach((i) -> keys.add(prefix + i));
		return keys;
	}

}
