package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.query.SmallGraph.Story;

import static org.assertj.core.api.Assertions.assertThat;

/** A cursor stays good whatever is imported between two pages. */
@ApiTest
class PagingOfAChangingGraphIT {

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	private Api api;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		this.api = new Api(this.port);
	}

	@Test
	void cursorsRemainValidWhileAnImportAddsArticles() {
		PageWalk walk = new PageWalk(this.api, "articles", "orderBy: [{field: HEAT, direction: DESC}]", "webUrl");
		List<String> whole = addresses(5, 6, 11, 0, 1, 9, 8, 2, 3, 4, 7, 10);
		List<String> met = new ArrayList<>();
		String cursor = null;
		int added = 20;
		do {
			JsonNode page = walk.page((cursor != null) ? "first: 2, after: \"%s\"".formatted(cursor) : "first: 2");
			met.addAll(walk.keys(page));
			cursor = page.get("pageInfo").get("endCursor").asString();
			// One before all pages that are read; it changes none of those to come.
			SmallGraph.add(this.client, new Story(added, "New", null, 100 + added, null, null, List.of()));
			added++;
			if (!page.get("pageInfo").get("hasNextPage").asBoolean()) {
				break;
			}
		}
		while (met.size() < 50);
		assertThat(met).isEqualTo(whole);
	}

	@Test
	void articlesAddedAfterACursorAreReturned() {
		PageWalk walk = new PageWalk(this.api, "articles", "orderBy: [{field: HEAT, direction: DESC}]", "webUrl");
		JsonNode page = walk.page("first: 3");
		SmallGraph.add(this.client, new Story(20, "New", null, 6, null, null, List.of()));
		assertThat(walk
			.keys(walk.page("first: 2, after: \"%s\"".formatted(page.get("pageInfo").get("endCursor").asString()))))
			.isEqualTo(addresses(20, 0));
	}

	@Test
	void pagesOfAnEmptyGraphAreEmpty() {
		TestDatabase.clear(this.client);
		for (String field : List.of("articles", "providers", "topics")) {
			for (String size : List.of("first: 3", "last: 3")) {
				JsonNode page = new PageWalk(this.api, field, "", "id").page(size);
				assertThat(page.get("edges")).isEmpty();
				assertThat(page.get("totalCount").asInt()).isZero();
				assertThat(page.get("pageInfo").get("hasNextPage").asBoolean()).isFalse();
				assertThat(page.get("pageInfo").get("hasPreviousPage").asBoolean()).isFalse();
			}
		}
	}

	private static List<String> addresses(int... numbers) {
		return IntStream.of(numbers).mapToObj(SmallGraph::address).toList();
	}

}
