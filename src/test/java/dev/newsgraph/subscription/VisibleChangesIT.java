package dev.newsgraph.subscription;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No change of an article that the caller does not see reaches the caller, by WebSocket,
 * by server-sent events, or by an export.
 */
@SubscriptionTest
@TestPropertySource(properties = { "newsgraph.access.local-role=reader",
		"newsgraph.access.visible.Article.READER={ published: { eq: true } }" })
class VisibleChangesIT {

	private static final String CHANGES = """
			subscription ($since: String) {
			  articleChanged(since: $since) {
			    cursor kind webUrl article { title related { totalCount nodes { title } } }
			  }
			}""";

	@Autowired
	private GraphClient client;

	@Autowired
	private EventHub hub;

	@LocalServerPort
	private int port;

	private long sequence;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		run("CREATE (:GraphState {id: 'graph', sequence: 0, history: randomUUID()})", Map.of());
	}

	@Test
	void onlyChangesOfVisibleArticlesAreSent() throws Exception {
		try (TestSocket socket = TestSocket.connectWithoutToken(this.port);
				TestStream stream = TestStream.openWithoutToken(this.port, CHANGES, Map.of())) {
			socket.subscribe("1", CHANGES);
			awaitSubscriptions(2);
			write("secret", false);
			write("a", true);
			run("""
					MATCH (a:Article {key: 'a'}), (b:Article {key: 'secret'})
					CREATE (a)-[:RELATED_TO {position: 0}]->(b)""", Map.of());
			write("secret", false);
			remove("secret");
			write("other", false);
			write("gone", true);
			remove("gone");
			// An article that is hidden later, and one that is shown later.
			write("a", false);
			write("other", true);
			write("last", true);
			StringBuilder sent = new StringBuilder();
			StringBuilder streamed = new StringBuilder();
			while (sent.indexOf("Article last") < 0) {
				sent.append(socket.next().at("/payload/data/articleChanged"));
			}
			while (streamed.indexOf("Article last") < 0) {
				streamed.append(stream.next().at("/data/articleChanged"));
			}
			for (String events : new String[] { sent.toString(), streamed.toString() }) {
				assertThat(events).contains("Article other").doesNotContain("secret", "REMOVED");
			}
			assertThat(socket.isQuiet(200)).isTrue();
		}
	}

	@Test
	void theChangesAfterACursorAreFilteredToo() throws Exception {
		String cursor;
		try (TestSocket socket = TestSocket.connectWithoutToken(this.port)) {
			socket.subscribe("1", CHANGES);
			awaitSubscriptions(1);
			write("first", true);
			cursor = socket.next().at("/payload/data/articleChanged/cursor").asString();
		}
		for (int i = 0; i < 7; i++) {
			write("secret" + i, false);
		}
		write("second", true);
		try (TestStream stream = TestStream.openWithoutToken(this.port, CHANGES, Map.of("since", cursor))) {
			JsonNode change = stream.next().at("/data/articleChanged");
			assertThat(change.at("/article/title").asString()).isEqualTo("Article second");
		}
	}

	@Test
	void anExportHasVisibleArticlesOnly() throws Exception {
		write("a", true);
		write("secret", false);
		write("b", true);
		String query = URLEncoder.encode("{ articles { nodes { title relatedCount } } }", StandardCharsets.UTF_8);
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> response = http.send(HttpRequest
				.newBuilder(
						URI.create("http://localhost:%d/graphql/export?all=true&query=%s".formatted(this.port, query)))
				.header("Accept", "text/csv")
				.build(), BodyHandlers.ofString());
			assertThat(response.body()).contains("Article a", "Article b").doesNotContain("secret");
			assertThat(response.statusCode()).isEqualTo(200);
		}
	}

	private void awaitSubscriptions(int number) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.hub.subscriptions() == number);
	}

	private void write(String key, boolean published) {
		this.sequence++;
		run("""
				MERGE (a:Article {key: $key})
				ON CREATE SET a.createdSequence = $sequence
				SET a.title = 'Article ' + $key, a.webUrl = 'https://paper.example/' + $key, a.published = $published,
				  a.changeSequence = $sequence
				WITH a
				MATCH (state:GraphState) SET state.sequence = $sequence""",
				Map.of("key", key, "published", published, "sequence", this.sequence));
	}

	private void remove(String key) {
		this.sequence++;
		run("""
				MATCH (a:Article {key: $key})
				CREATE (:RemovedArticle {key: $key, webUrl: a.webUrl, changeSequence: $sequence})
				DETACH DELETE a
				WITH DISTINCT 1 AS one
				MATCH (state:GraphState) SET state.sequence = $sequence""",
				Map.of("key", key, "sequence", this.sequence));
	}

	private void run(String statement, Map<String, Object> parameters) {
		this.client.write((transaction) -> transaction.run(new CypherStatement(statement, parameters)));
	}

}
