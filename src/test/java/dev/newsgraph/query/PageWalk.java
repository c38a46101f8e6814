package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages through one connection.
 *
 * @param field connection without its paging, including the fields that contain it
 * @param arguments other arguments of the connection
 * @param key field that identifies its nodes
 */
record PageWalk(Api api, String field, String arguments, String key) {

	void assertWalks(List<String> expected) {
		assertThat(keys(page("first: 100"))).isEqualTo(expected);
		for (int size : new int[] { 1, 2, 5 }) {
			assertThat(walk("first: " + size, "after", "hasNextPage", "hasPreviousPage", "endCursor", expected))
				.isEqualTo(expected);
			List<String> backward = walk("last: " + size, "before", "hasPreviousPage", "hasNextPage", "startCursor",
					expected);
			assertThat(backward).isEqualTo(expected);
		}
	}

	private List<String> walk(String size, String bound, String onward, String back, String edge,
			List<String> expected) {
		List<String> met = new ArrayList<>();
		String cursor = null;
		while (met.size() <= expected.size()) {
			JsonNode page = page(size, bound, cursor);
			List<String> keys = keys(page);
			met.addAll(bound.equals("after") ? met.size() : 0, keys);
			JsonNode info = page.get("pageInfo");
			assertThat(page.get("totalCount").asInt()).isEqualTo(expected.size());
			assertThat(info.get(back).asBoolean()).isEqualTo(cursor != null);
			assertThat(info.get(onward).asBoolean()).isEqualTo(met.size() < expected.size());
			assertThat(info.get("startCursor")).isEqualTo(page.get("edges").get(0).get("cursor"));
			assertThat(info.get("endCursor")).isEqualTo(page.get("edges").get(keys.size() - 1).get("cursor"));
			if (!info.get(onward).asBoolean()) {
				return met;
			}
			cursor = info.get(edge).asString();
		}
		return met;
	}

	/**
	 * Pages of most sizes have the cursor in a variable, so the operation is the same.
	 */
	private JsonNode page(String size, String bound, String cursor) {
		if (cursor == null) {
			return page(size);
		}
		if (size.endsWith(" 5")) {
			return page("%s, %s: \"%s\"".formatted(size, bound, cursor));
		}
		return page("query ($cursor: String!) ", "%s, %s: $cursor".formatted(size, bound), Map.of("cursor", cursor));
	}

	JsonNode page(String paging) {
		return page("", paging, Map.of());
	}

	private JsonNode page(String head, String paging, Map<String, Object> variables) {
		String given = Stream.of(this.arguments, paging)
			.filter((text) -> !text.isEmpty())
			.reduce((a, b) -> a + ", " + b)
			.orElse("");
		String call = this.field.endsWith(")") ? this.field.substring(0, this.field.length() - 1) + ", " + given + ")"
				: "%s(%s)".formatted(this.field, given);
		JsonNode node = this.api.data(head
				+ "{ %s { totalCount edges { cursor node { %s } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }%s }"
					.formatted(call, this.key, " }".repeat(opened(this.field))),
				variables);
		while (!node.has("totalCount")) {
			node = node.iterator().next();
		}
		return node;
	}

	private static int opened(String field) {
		return field.chars().map((one) -> (one == '{') ? 1 : (one == '}') ? -1 : 0).sum();
	}

	List<String> keys(JsonNode page) {
		return page.get("edges").valueStream().map((edge) -> {
			JsonNode value = edge.get("node");
			while (value.isObject()) {
				value = value.iterator().next();
			}
			return value.asString();
		}).toList();
	}

}
