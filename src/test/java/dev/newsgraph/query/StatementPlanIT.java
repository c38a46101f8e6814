package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the database goes about a statement, with the importer's constraints and indexes.
 */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class StatementPlanIT {

	private static final Path MANUAL = Path.of("src/test/resources/dev/newsgraph/query/manual");

	private static final Pattern EXAMPLE = Pattern
		.compile("```graphql\n(.*?)```\n(?:\nVariables:\n\n```json\n(.*?)```\n)?", Pattern.DOTALL);

	/** Enough that a scan would be worth avoiding. */
	private static final String GRAPH = """
			UNWIND range(0, 2999) AS i
			CREATE (a:Article {key: "https://example.org/" + i, title: "Title " + i % 700, hasDocument: i % 2 = 0})
			SET a.heat = CASE i % 7 WHEN 0 THEN null WHEN 1 THEN -1 ELSE i % 101 END, a.quality = CASE WHEN i % 5 > 0 THEN i % 53 END,
			  a.originalUrl = "https://original.example/" + i % 900,
			  a.publishedDateTime = CASE WHEN i % 11 > 0 THEN datetime({epochSeconds: 1500000000 + i * 3600}) END,
			  a.updatedDateTime = CASE WHEN i % 3 > 0 THEN datetime({epochSeconds: 1500000000 + i * 7200}) END
			MERGE (p:Provider {domain: "p" + i % 60 + ".example"}) SET p.name = "P" + i % 50
			MERGE (t:Topic {slug: "t" + i % 40}) SET t.name = "T" + i % 40
			CREATE (a)-[:PUBLISHED_BY]->(p)
			CREATE (a)-[:ABOUT {position: 0, key: t.slug, heat: a.heat, publishedDateTime: a.publishedDateTime}]->(t)
			CREATE (a)-[:HAS_IMAGE {position: 0}]->(:Image {url: "https://img.example/" + i})
			CREATE (:Document {key: "d/" + i, folder: "d", path: "" + i, sha256: "" + i})-[:DESCRIBES]->(a)
			WITH collect(a) AS articles
			UNWIND range(0, 2999) AS i
			UNWIND [1, 17, 400] AS step
			WITH articles[i] AS a, articles[(i * step + step) % 3000] AS b, step
			CREATE (a)-[:RELATED_TO {position: step}]->(b)
			""";

	@Autowired
	private GraphClient client;

	@Autowired
	private Driver driver;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	@BeforeAll
	void write() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		this.client.write((transaction) -> transaction.run(CypherStatement.of(GRAPH)));
		this.client.write((transaction) -> transaction.run(CypherStatement.of("CALL db.resampleOutdatedIndexes()")));
	}

	@AfterAll
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void theManualsStatementsScanAndMultiplyNothing() throws IOException {
		try (Stream<Path> pages = Files.list(MANUAL)) {
			for (Path page : pages.toList()) {
				EXAMPLE.matcher(Files.readString(page)).results().forEach((example) -> {
					@SuppressWarnings("unchecked")
					Map<String, Object> variables = (example.group(2) != null)
							? AnswerPage.JSON.readValue(example.group(2), Map.class) : Map.of();
					assertThat(plans(example.group(1), variables)).isNotEmpty()
						.allSatisfy(StatementPlanIT::assertFrugal);
				});
			}
		}
	}

	@Test
	void deepStatementsScanAndMultiplyNothing() {
		String deep = """
				{
				  articles(first: 3, orderBy: [{field: QUALITY}]) { totalCount pageInfo { hasNextPage } edges { node {
				    provider { coverage(first: 2) { edges { node { topic { articles(first: 1) {
				      edges { node { relatedOfRelated(direction: BOTH) { totalCount edges { via { title } } } } } } } } } } }
				    topics { subtopics { name } parent { name } }
				    relatedBy(last: 2) { pageInfo { hasPreviousPage } edges { node { sources { path } images { url } } } }
				  } } }
				}""";
		assertThat(plans(deep, Map.of())).hasSize(1).allSatisfy(StatementPlanIT::assertFrugal);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"network(depth: 4, direction: OUT) { totalCount pageInfo { hasNextPage } edges { cursor distance via { title } node { provider { name } } } }",
			"network(depth: 1, orderBy: [{field: TITLE}]) { edges { node { network { capped } } } }",
			"similar(where: {heat: {gt: 3}}) { totalCount edges { score node { title } evidence { ... on SharedTopic { topic { coTopics { edges { lift } } } } ... on DirectRelation { documents { path } } } } }",
			"provider { timeline(interval: HOUR) { start } coverage { edges { node { share articles { totalCount edges { node { title } } } } } } }",
			"topics { timeline { end averageHeat } coTopics { nodes { name } } }" })
	void traversalsOfOneArticleScanAndMultiplyNothing(String field) {
		assertThat(plans("{ article(webUrl: \"https://example.org/7\") { %s } }".formatted(field), Map.of())).hasSize(1)
			.allSatisfy((plan) -> {
				assertFrugal(plan);
				assertThat(operators(plan)).doesNotContain("NodeByLabelScan");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"path(from: \"https://example.org/7\", to: \"https://example.org/70\", maxLength: 10) { length }",
			"whyRelated(from: \"https://example.org/7\", to: \"https://example.org/8\") { score evidence { ... on ShortestPaths { paths { steps { position } } } } }" })
	void traversalsBetweenTwoArticlesScanAndMultiplyNothing(String field) {
		assertThat(plans("{ %s }".formatted(field), Map.of())).hasSize(1).allSatisfy((plan) -> {
			assertFrugal(plan);
			assertThat(operators(plan)).contains("NodeUniqueIndexSeek").doesNotContain("NodeByLabelScan");
		});
	}

	static Stream<Arguments> orderedPages() {
		List<Arguments> pages = new ArrayList<>();
		for (String direction : List.of("ASC", "DESC")) {
			for (String field : List.of("PUBLISHED_DATE_TIME", "UPDATED_DATE_TIME", "QUALITY", "HEAT", "TITLE")) {
				pages.add(Arguments.of("articles", field, direction));
			}
			pages.add(Arguments.of("providers", "NAME", direction));
			pages.add(Arguments.of("providers", "DOMAIN", direction));
			pages.add(Arguments.of("topics", "NAME", direction));
			pages.add(Arguments.of("topics", "SLUG", direction));
		}
		return pages.stream();
	}

	@ParameterizedTest
	@MethodSource("orderedPages")
	void orderedPagesRunOffAnIndex(String connection, String field, String direction) {
		String page = "{ %s(orderBy: [{field: %s, direction: %s}], %%s) { edges { node { id } } pageInfo { hasNextPage startCursor endCursor } } }"
			.formatted(connection, field, direction);
		JsonNode info = new Api(this.port).data(page.formatted("first: 5")).get(connection).get("pageInfo");
		String end = info.get("endCursor").asString();
		for (String bounds : List.of("first: 5", "last: 5", "first: 5, after: \"%s\"".formatted(end),
				"last: 5, before: \"%s\"".formatted(end))) {
			assertThat(plans(page.formatted(bounds), Map.of())).as(bounds).hasSize(1).allSatisfy((plan) -> {
				assertFrugal(plan);
				assertThat(operators(plan)).doesNotContain("Sort", "NodeByLabelScan")
					.containsAnyOf("NodeIndexScan", "NodeIndexSeekByRange", "NodeUniqueIndexScan",
							"NodeUniqueIndexSeekByRange");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAT, direction: DESC", "PUBLISHED_DATE_TIME, direction: DESC", "PUBLISHED_DATE_TIME" })
	void pagesOfOneTopicRunOffAnIndexOfItsArticles(String order) {
		String page = "{ articles(where: {topics: {some: {slug: {eq: \"x\"}}}, quality: {gte: 5}}, orderBy: [{field: %s}], first: 5) { nodes { id } } }";
		assertThat(plans(page.formatted(order), Map.of())).hasSize(1).allSatisfy((plan) -> {
			assertFrugal(plan);
			assertThat(operators(plan)).contains("DirectedRelationshipIndexSeek").doesNotContain("NodeByLabelScan");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "stories", "providers" })
	void blindSpotsReadTheArticlesOfTheWindowOnly(String connection) {
		String page = "{ %s { nodes { blindSpots { nodes { onTopicCount } } } } }".formatted(connection);
		assertThat(plans(page, Map.of())).hasSize(1)
			.allSatisfy((plan) -> assertThat(operators(plan)).contains("DirectedRelationshipIndexSeek"));
	}

	/** Not even the unscored articles that the filter excludes are read. */
	@ParameterizedTest
	@ValueSource(strings = { "gte: 90", "gt: 3, lt: 90", "eq: 7", "isNull: false" })
	void filteredPagesOfScoresRunOffTheirIndex(String heat) {
		String page = "{ articles(where: {heat: {%s}}, orderBy: [{field: HEAT}], %s) { edges { node { id } } } }";
		for (String bounds : List.of("first: 5", "last: 5")) {
			assertThat(plans(page.formatted(heat, bounds), Map.of())).as(bounds).hasSize(1).allSatisfy((plan) -> {
				assertFrugal(plan);
				assertThat(operators(plan)).doesNotContain("NodeByLabelScan", "NodeIndexScan", "NodeUniqueIndexScan");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "article(by: {originalUrl: \"https://original.example/7\"}) { title }",
			"articles(where: {originalUrl: {eq: \"https://original.example/7\"}}) { totalCount }",
			"articles(where: {originalUrl: {startsWith: \"https://original.example/70\"}}) { totalCount }",
			"articles(where: {publishedDateTime: {withinLast: \"P7D\"}}) { totalCount nodes { title } }",
			"articles(where: {updatedDateTime: {withinLast: \"PT1H\"}}) { totalCount }" })
	void conditionsOnIndexedValuesReadNoOtherArticles(String field) {
		assertThat(plans("{ " + field + " }", Map.of())).hasSize(1)
			.allSatisfy((plan) -> assertThat(operators(plan)).doesNotContain("NodeByLabelScan", "NodeIndexScan")
				.containsAnyOf("NodeIndexSeek", "NodeIndexSeekByRange"));
	}

	private List<Plan> plans(String operation, Map<String, Object> variables) {
		this.statements.drainReads();
		new Api(this.port).data(operation, variables);
		try (Session session = this.driver.session()) {
			return this.statements.drainReads()
				.stream()
				.map((text) -> session.run("EXPLAIN " + text).consume().queryPlan().orElseThrow())
				.toList();
		}
	}

	private static void assertFrugal(Plan plan) {
		assertThat(operators(plan)).doesNotContain("AllNodesScan", "CartesianProduct of many");
	}

	private static List<String> operators(Plan plan) {
		List<String> operators = new ArrayList<>();
		String name = plan.operatorType().replace("@neo4j", "");
		operators.add(name.equals("CartesianProduct") && plan.children().stream().noneMatch(StatementPlanIT::isOneRow)
				? name + " of many" : name);
		plan.children().forEach((child) -> operators.addAll(operators((Plan) child)));
		return operators;
	}

	/**
	 * Such as the look-up of a key, or the question whether the first part of a page
	 * filled it.
	 */
	private static boolean isOneRow(Plan plan) {
		return Set.of("Argument", "Filter", "Projection", "NodeUniqueIndexSeek")
			.contains(plan.operatorType().replace("@neo4j", ""))
				&& plan.children().stream().allMatch((child) -> isOneRow((Plan) child));
	}

}
