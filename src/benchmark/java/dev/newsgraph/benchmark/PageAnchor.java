package dev.newsgraph.benchmark;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.JsonNode;

/**
 * The last article of a page, after which the next page begins.
 *
 * @param cursor its cursor
 * @param published its date of publication
 * @param key its key
 */
record PageAnchor(String cursor, ZonedDateTime published, String key) {

	private static final int STEP = 100;

	/** Pages through the articles of the gateway, newest first, and returns the last of them. */
	static PageAnchor after(int articles, Gateway gateway) throws IOException, InterruptedException {
		String document = """
				query ($first: Int!, $after: String) {
				  articles(first: $first, after: $after, orderBy: [{field: PUBLISHED_DATE_TIME, direction: DESC}]) {
				    edges { node { webUrl originalUrl publishedDateTime } }
				    pageInfo { endCursor }
				  }
				}
				""";
		Map<String, Object> variables = new LinkedHashMap<>();
		JsonNode page = null;
		for (int left = articles; left > 0; left -= STEP) {
			variables.put("first", Math.min(left, STEP));
			page = gateway.execute(document, variables).get("articles");
			variables.put("after", page.at("/pageInfo/endCursor").stringValue());
		}
		JsonNode edges = Objects.requireNonNull(page).get("edges");
		JsonNode last = edges.get(edges.size() - 1).get("node");
		JsonNode address = last.get(last.get("webUrl").isNull() ? "originalUrl" : "webUrl");
		return new PageAnchor(page.at("/pageInfo/endCursor").stringValue(),
				ZonedDateTime.parse(last.get("publishedDateTime").stringValue()), address.stringValue());
	}

}
