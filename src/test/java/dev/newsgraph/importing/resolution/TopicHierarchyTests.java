package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.newsgraph.importing.resolution.TopicHierarchy.DocumentName;
import dev.newsgraph.importing.resolution.TopicHierarchy.TopicState;

import static org.assertj.core.api.Assertions.assertThat;

class TopicHierarchyTests {

	@Test
	void aParentThatNoDocumentDescribesIsNamedByItsChild() {
		TopicHierarchy hierarchy = TopicHierarchy.of(List.of(described("vision", "Computer Science")));
		assertThat(hierarchy.edges()).isEqualTo(Map.of("vision", "computer-science"));
		assertThat(hierarchy.undocumented()).isEqualTo(Map.of("computer-science", "Computer Science"));
	}

	@Test
	void aTopicWithoutReferencesIsUnused() {
		TopicState lonely = new TopicState("lonely", "Lonely", null, null, false, null, List.of());
		assertThat(TopicHierarchy.of(List.of(lonely)).unused()).containsExactly("lonely");
	}

	@Test
	void theGreatestTopicOfACycleGetsNoParentInAnyOrder() {
		List<TopicState> topics = new ArrayList<>(
				List.of(described("a", "b"), described("b", "c"), described("c", "a"), described("d", "a")));
		Random random = new Random(1);
		for (int i = 0; i < 20; i++) {
			Collections.shuffle(topics, random);
			TopicHierarchy hierarchy = TopicHierarchy.of(topics);
			assertThat(hierarchy.edges()).isEqualTo(Map.of("a", "b", "b", "c", "d", "a"));
			assertThat(hierarchy.cycles()).isEqualTo(Map.of("c", "a"));
		}
	}

	private static TopicState described(String name, @Nullable String parent) {
		return new TopicState(name, name, "2", parent, false, new DocumentName("feed", name + ".md"), List.of());
	}

}
