package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The subscription {@code articleChanged}, over a graph that the test writes itself. */
@SubscriptionTest
class ArticleChangesIT {

	private static final String CHANGES = """
			subscription ($since: String, $where: ArticleFilter) {
			  articleChanged(since: $since, where: $where) {
			    cursor kind articleId webUrl
			    article { title related { totalCount edges { node { title } } } }
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
	void changesAreFollowedInTheirOrderWithTheWholeSelection() throws Exception {
		write("a", "b", "c", "d", "e", "f", "g");
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", CHANGES);
			awaitGroups(1);
			assertThat(socket.isQuiet(200)).isTrue();
			write("h");
			write("b", "a");
			run("MATCH (a:Article {key: 'a'}), (b:Article {key: 'b'}) CREATE (a)-[:RELATED_TO {position: 0}]->(b)",
					Map.of());
			remove("c");
			JsonNode h = change(socket);
			assertThat(h.get("kind").asString()).isEqualTo("CREATED");
			assertThat(h.at("/article/title").asString()).isEqualTo("Article h");
			JsonNode a = change(socket);
			assertThat(a.get("kind").asString()).isEqualTo("UPDATED");
			assertThat(a.get("webUrl").asString()).isEqualTo("https://paper.example/a");
			assertThat(change(socket).at("/article/title").asString()).isEqualTo("Article b");
			JsonNode c = change(socket);
			assertThat(c.get("kind").asString()).isEqualTo("REMOVED");
			assertThat(c.get("article").isNull()).isTrue();
			assertThat(c.get("articleId").asString())
				.isEqualTo(new dev.newsgraph.identity.GlobalId("Article", "c").encode());
			assertThat(socket.isQuiet(200)).isTrue();
			socket.send(Map.of("id", "1", "type", "complete"));
			write("i");
			assertThat(socket.isQuiet(200)).isTrue();
		}
		awaitGroups(0);
	}

	@Test
	void aStreamContinuesAtItsCursor() throws Exception {
		write("start");
		String cursor;
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", CHANGES);
			awaitGroups(1);
			write("a", "b", "c", "d", "e");
			change(socket);
			cursor = change(socket).get("cursor").asString();
		}
		write("f", "b");
		List<String> titles = new ArrayList<>();
		try (TestStream stream = TestStream.open(this.port, CHANGES, Map.of("since", cursor))) {
			for (int i = 0; i < 5; i++) {
				titles.add(stream.next().at("/data/articleChanged/article/title").asString().substring(8));
			}
			assertThat(titles).containsExactly("c", "d", "e", "b", "f");
			write("g");
			JsonNode last = stream.next().at("/data/articleChanged");
			assertThat(last.at("/article/title").asString()).isEqualTo("Article g");
		}
	}

	@Test
	void aFilterSelectsArticles() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", CHANGES, Map.of("where", Map.of("title", Map.of("startsWith", "Article b"))));
			awaitGroups(1);
			write("a", "b", "c");
			write("a", "bb", "d", "e", "f", "g");
			assertThat(change(socket).at("/article/title").asString()).isEqualTo("Article b");
			assertThat(change(socket).at("/article/title").asString()).isEqualTo("Article bb");
			assertThat(socket.isQuiet(200)).isTrue();
		}
	}

	@Test
	void equalSubscriptionsAreReadByOneStatement() throws Exception {
		write("a", "b", "c", "d");
		String cursor;
		try (TestSocket first = TestSocket.connect(this.port);
				TestSocket second = TestSocket.connect(this.port);
				TestSocket third = TestSocket.connect(this.port)) {
			first.subscribe("1", CHANGES);
			second.subscribe("other", CHANGES);
			awaitGroups(1);
			write("e", "f");
			cursor = change(first).get("cursor").asString();
			change(first);
			change(second);
			change(second);
			third.subscribe("1", CHANGES, Map.of("since", cursor));
			assertThat(change(third).at("/article/title").asString()).isEqualTo("Article f");
			awaitGroups(1);
			write("g");
			for (TestSocket socket : List.of(first, second, third)) {
				assertThat(change(socket).at("/article/title").asString()).isEqualTo("Article g");
			}
		}
	}

	@Test
	void aClientThatDoesNotReadIsClosedAndDelaysNoOther() throws Exception {
		try (TestSocket stuck = TestSocket.connectWithoutReading(this.port);
				TestSocket reading = TestSocket.connect(this.port)) {
			String large = CHANGES.replace("title related", "title body related");
			stuck.subscribe("1", large);
			reading.subscribe("1", large);
			awaitGroups(1);
			int changes = 0;
			// More than the buffers of the sockets hold.
			for (int batch = 0; batch < 40; batch++) {
				String[] keys = new String[20];
				for (int i = 0; i < keys.length; i++) {
					keys[i] = "%03d".formatted(changes++);
				}
				write(keys);
				run("MATCH (a:Article) WHERE a.key IN $keys SET a.body = $body",
						Map.of("keys", List.of(keys), "body", "x".repeat(20_000)));
			}
			for (int i = 0; i < changes; i++) {
				assertThat(change(reading).at("/article/title").asString()).isEqualTo("Article %03d".formatted(i));
			}
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(this.hub.subscriptions()).isEqualTo(1));
			assertThat(stuck.received()).isLessThan(changes);
		}
	}

	@Test
	void aCursorThatCannotBeContinuedIsRefused() throws Exception {
		write("a");
		String cursor;
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", CHANGES);
			awaitGroups(1);
			write("b");
			cursor = change(socket).get("cursor").asString();
			char last = cursor.charAt(cursor.length() - 2);
			String forged = cursor.substring(0, cursor.length() - 2) + ((last == 'A') ? 'B' : 'A')
					+ cursor.charAt(cursor.length() - 1);
			assertThat(code(socket, forged)).isEqualTo("INVALID_CURSOR");
			assertThat(code(socket, new ChangeCursor(99, "b").encode(history()))).isEqualTo("INVALID_CURSOR");
			run("MATCH (state:GraphState) SET state.removalsForgotten = 2, state.sequence = 3", Map.of());
			assertThat(code(socket, new ChangeCursor(1, "b").encode(history()))).isEqualTo("CURSOR_TOO_OLD");
			// Other removals of the same sequence can be forgotten.
			assertThat(code(socket, new ChangeCursor(2, "b").encode(history()))).isEqualTo("CURSOR_TOO_OLD");
			socket.subscribe("after", CHANGES, Map.of("since", ChangeCursor.after(2).encode(history())));
			assertThat(socket.isQuiet(200)).isTrue();
			// Another database.
			run("MATCH (state:GraphState) SET state.history = 'another'", Map.of());
			assertThat(socket.next("error").at("/payload/0/extensions/code").asString()).isEqualTo("INVALID_CURSOR");
			assertThat(code(socket, cursor)).isEqualTo("INVALID_CURSOR");
		}
	}

	private String code(TestSocket socket, String cursor) throws InterruptedException {
		socket.subscribe("forged", CHANGES, Map.of("since", cursor));
		return socket.next("error").at("/payload/0/extensions/code").asString();
	}

	private static JsonNode change(TestSocket socket) throws InterruptedException {
		return socket.data().get("articleChanged");
	}

	private void awaitGroups(int number) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(this.hub.groups()).isEqualTo(number));
	}

	private void write(String... keys) {
		this.sequence++;
		run("""
				UNWIND $keys AS key
				MERGE (a:Article {key: key})
				ON CREATE SET a.createdSequence = $sequence, a.webUrl = 'https://paper.example/' + key,
				  a.title = 'Article ' + key, a.hasDocument = true
				SET a.changeSequence = $sequence
				WITH DISTINCT 1 AS one
				MATCH (state:GraphState) SET state.sequence = $sequence""",
				Map.of("keys", List.of(keys), "sequence", this.sequence));
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

	private String history() {
		return this.client.read(CypherStatement.of("MATCH (s:GraphState) RETURN s.history AS history"))
			.getFirst()
			.get("history")
			.asString();
	}

	private void run(String statement, Map<String, Object> parameters) {
		this.client.write((transaction) -> transaction.run(new CypherStatement(statement, parameters)));
	}

}
