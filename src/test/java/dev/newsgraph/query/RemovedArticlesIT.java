package dev.newsgraph.query;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Articles that are removed while a statement reads them are left out of its lists. Each
 * row takes so long that removals fall between the search for the rows and the read of
 * their fields: without the check of the statement, up to a half of the answers have
 * errors.
 */
@ApiTest
class RemovedArticlesIT {

	private static final int READS = 10;

	private static final CypherStatement REMOVE = CypherStatement
		.of("MATCH (a:Article) WHERE a.heat >= 50 DETACH DELETE a");

	private static final CypherStatement ADD = CypherStatement.of("""
			UNWIND range(50, 99) AS number
			MATCH (topic:Topic {slug: "ai"})
			MATCH (provider:Provider {domain: "alpha.example"})
			MATCH (first:Article {key: "https://example.org/0"})
			CREATE (a:Article {key: "https://example.org/" + number, webUrl: "https://example.org/" + number,
			  title: "Article " + number, hasDocument: true, heat: number, quality: 1})
			CREATE (a)-[:ABOUT {position: 0}]->(topic)
			CREATE (a)-[:PUBLISHED_BY]->(provider)
			CREATE (first)-[:RELATED_TO {position: number}]->(a)
			CREATE (a)-[:RELATED_TO {position: 0}]->(first)""");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		run(CypherStatement.of("""
				CREATE (topic:Topic {slug: "ai", name: "AI"})
				CREATE (provider:Provider {domain: "alpha.example", name: "Alpha"})
				WITH topic, provider
				UNWIND range(0, 49) AS number
				CREATE (a:Article {key: "https://example.org/" + number, webUrl: "https://example.org/" + number,
				  title: "Article " + number, hasDocument: true, heat: number, quality: 1})
				CREATE (a)-[:ABOUT {position: 0}]->(topic)
				CREATE (a)-[:PUBLISHED_BY]->(provider)"""));
		run(CypherStatement.of("""
				MATCH (a:Article), (b:Article) WHERE b.heat - a.heat IN [1, 2, 3]
				CREATE (a)-[:RELATED_TO {position: b.heat - a.heat}]->(b)"""));
		run(ADD);
	}

	private void run(CypherStatement statement) {
		this.client.write((transaction) -> transaction.run(statement));
	}

	@ParameterizedTest
	@ValueSource(strings = { "articles(first: 100, orderBy: [{field: HEAT}], where: WHERE) { nodes { ROW } }",
			"articles(first: 99, orderBy: [{field: TITLE}], where: WHERE) { edges { node { ROW } } pageInfo { hasNextPage } }",
			"articles(first: 100, orderBy: [{field: RELATED_COUNT}], where: WHERE) { nodes { ROW } }",
			"articles(first: 100, where: {topics: {some: {slug: {eq: \"ai\"}}}, quality: {ne: $other}}) { nodes { ROW } }",
			"topic(name: \"AI\") { articles(first: 100, where: WHERE) { nodes { ROW } } }",
			"article(webUrl: \"https://example.org/0\") { related(first: 100, where: WHERE) { nodes { ROW } } }",
			"article(webUrl: \"https://example.org/0\") { network(depth: 1, first: 100, where: WHERE) { nodes { ROW } } }",
			"search(text: \"article\", first: 100, where: WHERE) { nodes { ROW } }" })
	void areLeftOut(String field) {
		String operation = "query ($other: Int!) { %s }".formatted(field.replace("WHERE", "{quality: {ne: $other}}"))
			.replace("ROW",
					"title hasDocument relatedBy(first: 20) { nodes { network(depth: 2, first: 3) { nodes { id title } } } }");
		Api api = new Api(this.port);
		AtomicBoolean ended = new AtomicBoolean();
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			while (!ended.get()) {
				run(REMOVE);
				run(ADD);
			}
		});
		try {
			for (int i = 0; i < READS; i++) {
				// Another value of the variable, so that no answer is kept.
				JsonNode data = api.data(operation, Map.of("other", i + 2));
				assertThat(data.toString()).doesNotContain("null");
				assertThat(data.findValues("hasDocument").size()).isBetween(3, 100);
			}
		}
		finally {
			ended.set(true);
			writer.join();
		}
	}

}
