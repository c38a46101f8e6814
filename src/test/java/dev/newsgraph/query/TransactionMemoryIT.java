package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest pages over thousands of rows, with the default memory. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class TransactionMemoryIT {

	private static final int ARTICLES = 9000;

	// Each article has three relations, one of them with one of few articles.
	private static final String NODES = """
			UNWIND range($from, $from + 999) AS i
			CREATE (a:Article {key: "https://www.example.org/news/2024/05/an-article-with-a-long-address-" + i,
			  title: "A robot story " + i, excerpt: "A few words about the story " + i, hasDocument: true, quality: i % 53,
			  publishedDateTime: datetime({epochSeconds: 1500000000 + i * 3600})})
			MERGE (p:Provider {domain: "p" + i % 400 + ".example"}) SET p.name = "P" + i % 400
			MERGE (t:Topic {slug: "t" + i % 7}) SET t.name = "T" + i % 7
			CREATE (a)-[:PUBLISHED_BY]->(p)
			CREATE (a)-[:ABOUT {position: 0}]->(t)
			""";

	private static final String RELATIONS = """
			WITH "https://www.example.org/news/2024/05/an-article-with-a-long-address-" AS address
			UNWIND range($from, $from + 999) AS i
			UNWIND [[1, i + 1], [2, i * 17 + 5], [3, i % 40 * (i % 3)]] AS relation
			MATCH (a:Article {key: address + i}), (b:Article {key: address + relation[1] % $articles})
			WHERE a <> b
			MERGE (a)-[r:RELATED_TO]->(b) ON CREATE SET r.position = relation[0]
			""";

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeAll
	void write() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		for (String statement : List.of(NODES, RELATIONS)) {
			for (long from = 0; from < ARTICLES; from += 1000) {
				Map<String, Object> parameters = Map.of("from", from, "articles", (long) ARTICLES);
				this.client.write((transaction) -> transaction.run(new CypherStatement(statement, parameters)));
			}
		}
	}

	@AfterAll
	void clear() {
		TestDatabase.clear(this.client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "search(text: \"robot\", first: 100) { edges { cursor } }",
			"search(text: \"robot\", last: 100) { totalCount edges { cursor node { title related(first: 5) { edges { node { title } } } } } }",
			"search(text: \"robot\", first: 100, where: {quality: {lt: 30}}) { totalCount edges { highlights { fragment } } pageInfo { hasNextPage } }",
			"search(text: \"robot\", first: 100) { aggregate { count quality { average } } byProvider: groups(by: PROVIDER, first: 1000) { nodes { count provider { name } } } byDay: groups(by: DAY, first: 1000) { nodes { key count } } edges { rank } pageInfo { endCursor } }",
			"coverage(first: 100) { totalCount edges { node { articleCount articles(first: 100) { edges { node { title } } } } } }" })
	void searchesAndCoverage(String field) {
		answers("{ " + field + " }");
	}

	@ParameterizedTest
	@ValueSource(strings = { "network(depth: 4, first: 100) { edges { node { title } } }",
			"network(depth: 4, first: 100) { totalCount edges { cursor distance pathCount via { title } node { title related(first: 5) { edges { node { title } } } } } pageInfo { hasNextPage } }",
			"network(depth: 4, last: 100, orderBy: [{field: TITLE}]) { edges { via { title } via2: via { key: webUrl } } pageInfo { hasPreviousPage } }",
			"network(depth: 4, first: 100, where: {quality: {gt: 20}}) { aggregate { count } groups(by: TOPIC, first: 1000) { nodes { count topic { name } } } edges { pathCount } }",
			"relatedOfRelated(direction: BOTH, first: 100) { totalCount edges { via { title } } }",
			"similar(first: 100) { totalCount edges { score evidence { strength } node { title } } }",
			"topics { timeline(interval: HOUR) { start articleCount } }",
			"provider { coverage(first: 100) { totalCount edges { node { share } } } }" })
	void whatIsAroundAnArticleThatManyList(String field) {
		answers("{ article(webUrl: \"https://www.example.org/news/2024/05/an-article-with-a-long-address-0\") { %s } }"
			.formatted(field));
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "4321" })
	void theEvidenceOfTwoArticles(String other) {
		String address = "https://www.example.org/news/2024/05/an-article-with-a-long-address-";
		answers("{ whyRelated(from: \"%s0\", to: \"%s%s\") { score evidence { strength ... on ShortestPaths { pathCount paths { length } } } } }"
			.formatted(address, address, other));
	}

	private void answers(String operation) {
		Map<String, Object> answer = new Api(this.port).ask(operation, Map.of());
		assertThat(answer).as(operation).doesNotContainKey("errors");
		assertThat(answer.get("data").toString()).hasSizeGreaterThan(40);
	}

}
