package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a cap leaves out is said, never silently. */
@ApiTest
@TestPropertySource(properties = { "newsgraph.query.caps.network-relations=3", "newsgraph.query.caps.chains=1" })
class CapsIT {

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
	}

	@Test
	void aNetworkReportsItsCap() {
		Map<String, Object> answer = ask("{ article(webUrl: \"%s\") { network(first: 1) { capped totalCount } } }"
			.formatted(SmallGraph.address(0)));
		assertThat(answer.get("data").toString()).contains("capped=true");
		assertThat(notices(answer)).containsExactly(Map.of("path", List.of("article", "network"), "code", "CAPPED",
				"message",
				"The result may be incomplete because a limit was reached. The limit is set by newsgraph.query.caps.network-relations"));
	}

	@Test
	void theNoticeDoesNotDependOnTheSelection() {
		Map<String, Object> answer = ask("{ article(webUrl: \"%s\") { more: relatedOfRelated { edges { distance } } } }"
			.formatted(SmallGraph.address(0)));
		assertThat(notices(answer)).extracting("path").containsExactly(List.of("article", "more"));
	}

	@Test
	void theNoticeDoesNotDependOnTheFilter() {
		Map<String, Object> answer = ask(
				"{ article(webUrl: \"%s\") { network(where: {quality: {gt: 99}}) { totalCount edges { distance } } } }"
					.formatted(SmallGraph.address(0)));
		assertThat(answer.get("data").toString()).contains("totalCount=0", "edges=[]");
		assertThat(notices(answer)).extracting("path").containsExactly(List.of("article", "network"));
	}

	@Test
	void aPathReportsItsCap() {
		// 0 - 2 - 6 and 0 - 5 - 6 are out; 0 - 6 is a relation.
		Map<String, Object> answer = ask("{ path(from: \"%s\", to: \"%s\") { length } }"
			.formatted(SmallGraph.address(1), SmallGraph.address(6)));
		assertThat(notices(answer)).extracting("path").containsExactly(List.of("path"));
	}

	@Test
	void noNoticeIfNoCapWasReached() {
		Map<String, Object> answer = ask(
				"{ article(webUrl: \"%s\") { network(depth: 1, direction: OUT) { capped totalCount } } }"
					.formatted(SmallGraph.address(2)));
		assertThat(answer.get("data").toString()).contains("capped=false", "totalCount=3");
		assertThat(answer).doesNotContainKey("extensions");
	}

	private Map<String, Object> ask(String operation) {
		Map<String, Object> answer = new Api(this.port).ask(operation, Map.of());
		assertThat(answer).doesNotContainKey("errors");
		return answer;
	}

	private static List<Map<String, Object>> notices(Map<String, Object> answer) {
		@SuppressWarnings("unchecked")
		Map<String, List<Map<String, Object>>> extensions = (Map<String, List<Map<String, Object>>>) answer
			.get("extensions");
		return extensions.get("notices");
	}

}
