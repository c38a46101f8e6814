package dev.newsgraph.caching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

import dev.newsgraph.transport.OperationRequest;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTagsTests {

	private static final MediaType TYPE = MediaType.APPLICATION_GRAPHQL_RESPONSE;

	private final EntityTags tags = new EntityTags("1.0");

	@Test
	void allThatDeterminesAnAnswerIsInTheTag() {
		List<EntityTag> different = List.of(tag("{a}", null, Map.of(), Map.of()), tag("{b}", null, Map.of(), Map.of()),
				tag("{a}", "A", Map.of(), Map.of()), tag("{a}", null, Map.of("x", 1), Map.of()),
				tag("{a}", null, Map.of("x", "1"), Map.of()), tag("{a}", null, Map.of("x", List.of(1)), Map.of()),
				tag("{a}", null, Map.of("x", true), Map.of()), tag("{a}", null, Map.of("x", Map.of("y", 1)), Map.of()),
				tag("{a}", null, Map.of(), Map.of("revision", true)),
				new EntityTags("1.1").of(operation("{a}", null, Map.of(), Map.of()), TYPE, "", "r"),
				this.tags.of(operation("{a}", null, Map.of(), Map.of()), MediaType.APPLICATION_JSON, "", "r"),
				this.tags.of(operation("{a}", null, Map.of(), Map.of()), TYPE, "editor", "r"),
				this.tags.of(operation("{a}", null, Map.of(), Map.of()), TYPE, "", "other"));
		assertThat(different).doesNotHaveDuplicates().allSatisfy((tag) -> assertThat(tag.value()).hasSize(43));
	}

	@Test
	void theOrderOfVariablesIsNot() {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("b", 2);
		variables.put("a", null);
		Map<String, Object> reversed = new LinkedHashMap<>();
		reversed.put("a", null);
		reversed.put("b", 2);
		assertThat(tag("{a}", null, variables, Map.of())).isEqualTo(tag("{a}", null, reversed, Map.of()));
		assertThat(tag("{a}", null, variables, Map.of())).isNotEqualTo(tag("{a}", null, Map.of("b", 2), Map.of()));
		assertThat(tag("{a}", null, Map.of(), Map.of("persistedQuery", Map.of("version", 1))))
			.isEqualTo(tag("{a}", null, Map.of(), Map.of()));
	}

	@Test
	void tagsAreComparedWeakly() {
		EntityTag tag = new EntityTag("abc");
		assertThat(tag.header()).isEqualTo("\"abc\"");
		assertThat(tag.in(List.of("\"abc\""))).isEqualTo(tag);
		assertThat(tag.in(List.of("W/\"abc\""))).isEqualTo(tag);
		assertThat(tag.in(List.of("\"x\", \"abc-gzip\""))).isEqualTo(new EntityTag("abc-gzip"));
		assertThat(tag.in(List.of("\"x\"", "\"y\",\"abc\""))).isEqualTo(tag);
		assertThat(tag.in(List.of("*", "\"abcd\"", "\"\"", "", "abc", "\"", "W/"))).isNull();
		assertThat(EntityTag.isAny(List.of(" * "))).isTrue();
		assertThat(EntityTag.isAny(List.of("\"*\""))).isFalse();
	}

	private EntityTag tag(String document, String name, Map<String, Object> variables, Map<String, Object> extensions) {
		return this.tags.of(operation(document, name, variables, extensions), TYPE, "", "r");
	}

	private static OperationRequest operation(String document, String name, Map<String, Object> variables,
			Map<String, Object> extensions) {
		return new OperationRequest(document, null, name, variables, extensions, true);
	}

}
