package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionResult;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.compiled.CompiledAnswer;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.CompiledRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader who does not see all articles has the same answers as from a graph without the
 * hidden articles.
 */
@ApiTest
@TestPropertySource(
		properties = { HiddenArticles.RULE, "newsgraph.federation.enabled=true", "newsgraph.revision.interval=0s" })
class VisibleObjectsIT {

	private static final String FORBIDDEN = "FORBIDDEN";

	private static final List<String> EXPORTS = List.of(
			"{ articles { edges { cursor node { title relatedCount topics { slug } related(first: 3) { totalCount nodes { title } } } } } }",
			"{ providers { nodes { domain articleCount } } }",
			"{ stories { nodes { title articleCount brokeBy { article { title } } } } }",
			"{ search(text: \"twin\", orderBy: [{field: TITLE}]) { nodes { webUrl } } }");

	private static final String ENTITIES = "query ($all: [_Any!]!) { _entities(representations: $all) { ... on Article { title relatedCount similar(first: 2) { totalCount } } } }";

	private static final int OPERATIONS_OF_A_GRAPH = 25;

	private static final int OPERATIONS_OF_A_FORM = 5;

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@Autowired
	private CompiledOperations compiled;

	@Autowired
	private ConnectionReader reader;

	@Autowired
	private List<FilterRegistrationBean<?>> filters;

	@Autowired
	private MeterRegistry metrics;

	@BeforeEach
	void defineIndexes() {
		TestDatabase.defineSchema(this.client);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{ articles(first: 50) { totalCount nodes { title relatedCount related { totalCount nodes { title } } } } }",
			"{ providers { nodes { domain articleCount articles { totalCount aggregate { count heat { max } } } } } }",
			"{ providers(orderBy: [{field: ARTICLE_COUNT, direction: DESC}]) { nodes { domain articleCount } } }",
			"{ providers(where: {articles: {some: {title: {eq: \"Unscored\"}}}}) { totalCount } }",
			"{ providers(where: {articles: {all: {heat: {gt: 4}}}}) { nodes { domain } } }",
			"{ providers(where: {articleCount: {gte: 3}}) { nodes { domain } } }",
			"{ articles(where: {related: {none: {heat: {eq: -1}}}}) { nodes { title } } }",
			"{ articles { groups(by: TOPIC) { nodes { key count topic { articleCount } } } } }",
			"{ stats { articleCount documentedArticleCount providerCount } timeline { start articleCount } }",
			"{ coverage { totalCount nodes { articleCount share articles { totalCount } } } }",
			"{ topics { nodes { slug articleCount timeline { articleCount } coverage { nodes { share } } } } }",
			"{ search(text: \"twin\", orderBy: [{field: TITLE}, {field: HEAT}]) { totalCount nodes { webUrl } } }",
			"{ articles { nodes { network(depth: 3) { totalCount edges { distance pathCount via { title } node { title } } } } } }",
			"{ articles { nodes { relatedOfRelated(direction: BOTH) { edges { pathCount via { title } node { title } } } } } }",
			"{ articles { nodes { similar { totalCount edges { score evidence { __typename strength } node { title } } } } } }",
			"{ topics { nodes { slug coTopics { edges { articleCount lift node { slug } } } } } }",
			"{ stats { relationCount documentCount storyCount } }",
			"{ stories { totalCount nodes { title articleCount topics { slug } brokeBy { article { title } } } } }",
			"{ articles { nodes { title sources { path } story { title } } } }",
			"{ topics { nodes { slug stories { totalCount nodes { title } } } } providers { nodes { domain stories(where: {articleCount: {gte: 1}}) { nodes { title relatedStories { nodes { relationCount sharedTopicCount sharedProviders { domain } story { title } } } } } } } }",
			"{ path(from: \"https://example.org/story/00\", to: \"https://example.org/story/07\") { length articles { title } } }",
			"{ whyRelated(from: \"https://example.org/story/00\", to: \"https://example.org/story/09\") { score evidence { ... on ShortestPaths { pathCount } ... on SharedNeighbour { degree article { title } } ... on SharedTopic { articleCount } ... on DirectRelation { documents { path } } } } }",
			"{ providers { nodes { domain articleCount blindSpots(latest: 20, windowDays: 3660) { totalCount nodes { story { title } seenCount topicArticleCount onTopicCount } } } } }",
			"{ topics { nodes { slug articleCount blindSpots(covered: true, recentDays: 30, windowDays: 3660) { nodes { provider { domain } seenCount onTopicCount topicArticleCount foundCount expectedCount } } } } }" })
	void aReaderReadsAGraphWithoutTheHiddenArticles(String operation) {
		SmallGraph.write(this.client);
		HiddenArticles.complete(this.client, revision());
		Map<String, Object> all = execute(operation, Map.of(), Identity.INTERNAL);
		Map<String, Object> seen = execute(operation, Map.of(), Identity.ANONYMOUS);
		assertThat(seen).doesNotContainKey("errors").isNotEqualTo(all);
		assertThat(compiled(operation, Identity.ANONYMOUS)).isEqualTo(AnswerPage.JSON.valueToTree(seen));
		assertThat(compiled(operation, Identity.INTERNAL)).isEqualTo(AnswerPage.JSON.valueToTree(all));
		assertThat(execute(operation, Map.of(), new Identity("analyst", Role.ANALYST))).isEqualTo(all);
		HiddenArticles.delete(this.client, revision());
		assertThat(seen).isEqualTo(execute(operation, Map.of(), Identity.INTERNAL));
	}

	@Test
	void aHiddenArticleIsNotFoundByItsKey() {
		SmallGraph.write(this.client);
		String operation = """
				query ($url: URL!, $id: ID!, $other: ID!) {
				  article(webUrl: $url) { title }
				  byId: article(by: {id: $id}) { title }
				  node(id: $id) { ... on Article { title } }
				  nodes(ids: [$id, $other]) { __typename }
				}
				""";
		Map<String, Object> variables = Map.of("url", SmallGraph.address(2), "id", SmallGraph.id(2), "other",
				SmallGraph.id(0));
		assertThat(execute(operation, variables, Identity.INTERNAL).toString()).contains("Unscored");
		Map<String, Object> data = new HashMap<>();
		data.put("article", null);
		data.put("byId", null);
		data.put("node", null);
		List<Object> nodes = new ArrayList<>();
		nodes.add(null);
		nodes.add(Map.of("__typename", "Article"));
		data.put("nodes", nodes);
		assertThat(execute(operation, variables, Identity.ANONYMOUS)).isEqualTo(Map.of("data", data));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ changes { totalCount } }", "{ diff { addedArticleCount } }" })
	void aStatementThatCannotLeaveThemOutIsRefused(String operation) {
		Map<String, Object> answer = execute(operation, Map.of(), Identity.ANONYMOUS);
		assertThat(answer).doesNotContainKey("data");
		assertThat(answer.toString()).contains(FORBIDDEN,
				"cannot leave out objects of the type `Article` that the role `reader` may not see");
	}

	@Test
	void aReaderExportsAGraphWithoutTheHiddenArticles() {
		SmallGraph.write(this.client);
		HiddenArticles.complete(this.client, revision());
		List<String> keys = keys();
		JsonNode all = otherWays(keys, Identity.INTERNAL, 4);
		JsonNode seen = otherWays(keys, Identity.ANONYMOUS, 4);
		assertThat(seen).isNotEqualTo(all);
		assertThat(seen.toString()).doesNotContain("Unscored");
		HiddenArticles.delete(this.client, revision());
		assertThat(seen).isEqualTo(otherWays(keys, Identity.INTERNAL, 4));
	}

	private List<String> keys() {
		return this.client.lookUp(CypherStatement.of("MATCH (a:Article) RETURN a.key AS key ORDER BY key"))
			.stream()
			.map((row) -> row.get("key").asString())
			.toList();
	}

	/** Returns the rows of exports, and all articles as entities of a federation. */
	private JsonNode otherWays(List<String> keys, Identity caller, int pageSize) {
		List<Object> answers = new ArrayList<>();
		for (String text : EXPORTS) {
			ConnectionPages pages = this.reader.as(caller).read(text, null, new HashMap<>(), null, pageSize);
			do {
				answers.addAll(pages.next(null));
			}
			while (!pages.isAtEnd());
		}
		List<Map<String, Object>> entities = keys.stream()
			.map((key) -> Map.<String, Object>of("__typename", "Article", "id", new GlobalId("Article", key).encode()))
			.toList();
		answers.add(execute(ENTITIES, Map.of("all", entities), caller));
		return AnswerPage.JSON.valueToTree(answers);
	}

	@Test
	void randomOperationsOfAReaderDoNotDependOnHiddenArticles() {
		compare(Long.getLong("visible.first", 0), Integer.getInteger("visible.operations", 10));
	}

	@Test
	@Tag("slow")
	void twoThousandRandomOperationsOfAReaderDoNotDependOnHiddenArticles() {
		compare(200, 2000);
	}

	private void compare(long first, int operations) {
		int changed = 0;
		int ofCompiled = 0;
		double hits = hits();
		ServletCalls calls = new ServletCalls(this.filters);
		for (long start = first; start < first + operations; start += OPERATIONS_OF_A_GRAPH) {
			ModelGraph graph = new RandomGraph(Math.floorDiv(start, OPERATIONS_OF_A_GRAPH)).graph();
			ModelGraphWriter.write(graph, this.client);
			HiddenArticles.complete(this.client, revision());
			List<String> keys = keys();
			JsonNode others = otherWays(keys, Identity.ANONYMOUS, 100);
			List<OperationCase> cases = new ArrayList<>();
			List<JsonNode> answers = new ArrayList<>();
			for (long seed = start; seed < start + OPERATIONS_OF_A_GRAPH; seed++) {
				OperationCase next = operation(seed, graph);
				JsonNode all = json(execute(next, Identity.INTERNAL));
				JsonNode answer = json(execute(next, Identity.ANONYMOUS));
				assertThat(answer.has("errors")).as("%s\n%s\n%s", next.text(), next.variables(), answer).isFalse();
				ofCompiled += requireEqual(calls, next, answer);
				changed += all.equals(answer) ? 0 : 1;
				cases.add(next);
				answers.add(answer);
			}
			HiddenArticles.delete(this.client, revision());
			assertThat(others).as("%d: exports and entities", start).isEqualTo(otherWays(keys, Identity.INTERNAL, 100));
			for (int i = 0; i < cases.size(); i++) {
				OperationCase one = cases.get(i);
				JsonNode expected = json(execute(one, Identity.INTERNAL));
				assertThat(comparable(one, answers.get(i))).as("%d: %s\n%s", start + i, one.text(), one.variables())
					.isEqualTo(comparable(one, expected));
			}
		}
		System.out.printf(
				"%d operations were compared, of which %d have another answer from all articles; %d were compiled, %.0f answers were kept ones%n",
				operations, changed, ofCompiled, hits() - hits);
		assertThat(changed).isGreaterThan(operations / 4);
		assertThat(ofCompiled).isGreaterThan(operations / 2);
		assertThat(hits() - hits).isGreaterThan(operations / 2);
	}

	private static OperationCase operation(long seed, ModelGraph graph) {
		RandomChoices choices = new RandomChoices(Math.floorDiv(seed, OPERATIONS_OF_A_FORM), seed);
		return (seed % 3 == 0) ? new RandomLookups(choices).next() : new RandomOperation(choices, graph).question();
	}

	/**
	 * Compares the other ways to an answer: by GET and by POST, kept and compiled.
	 * @return 1 if the operation was compiled
	 */
	private int requireEqual(ServletCalls calls, OperationCase operation, JsonNode answer) {
		String text = operation.text();
		JsonNode all = json(execute(operation, Identity.INTERNAL));
		// The role that sees everything has its answer first.
		for (int i = 0; i < 2; i++) {
			assertThat(json(calls.get(text, operation.variables(), Identity.INTERNAL))).as(text).isEqualTo(all);
		}
		for (int i = 0; i < 3; i++) {
			assertThat(json(calls.get(text, operation.variables(), Identity.ANONYMOUS))).as(text).isEqualTo(answer);
		}
		assertThat(json(calls.post(text, operation.variables(), Identity.ANONYMOUS))).as(text).isEqualTo(answer);
		JsonNode compiledAnswer = compiled(operation, Identity.ANONYMOUS);
		assertThat((compiledAnswer != null) ? compiledAnswer : answer).as(text).isEqualTo(answer);
		return (compiledAnswer != null) ? 1 : 0;
	}

	/** Removes what depends on the scores of the full-text index. */
	private static JsonNode comparable(OperationCase operation, JsonNode answer) {
		if (!RandomLookups.isOrderedByIndex(operation)) {
			return answer;
		}
		ObjectNode copy = (ObjectNode) answer.deepCopy();
		ObjectNode hits = (ObjectNode) copy.get("data").get("best");
		List<String> edges = new ArrayList<>();
		int rank = -1;
		for (JsonNode edge : hits.get("edges")) {
			assertThat(edge.get("rank").asInt()).isGreaterThan(rank);
			rank = edge.get("rank").asInt();
			edges.add(edge.get("node").toString() + edge.get("highlights"));
		}
		edges.sort(null);
		hits.put("edges", edges.toString());
		return copy;
	}

	private double hits() {
		return this.metrics.get("newsgraph.answers.requests").tag("result", "hit").functionCounter().count();
	}

	private static String revision() {
		return "%064x".formatted(System.nanoTime());
	}

	private static JsonNode json(Map<String, Object> answer) {
		return AnswerPage.JSON.readTree(AnswerPage.JSON.writeValueAsBytes(answer));
	}

	private static JsonNode json(MockHttpServletResponse response) {
		return AnswerPage.JSON.readTree(response.getContentAsByteArray());
	}

	private Map<String, Object> execute(OperationCase operation, Identity caller) {
		return execute(operation.text(), operation.variables(), caller);
	}

	private Map<String, Object> execute(String operation, Map<String, Object> variables, Identity caller) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation, null, variables,
				Map.of(), "1", Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, caller)).build());
		ExecutionResult result = this.service.execute(request).block().getExecutionResult();
		return result.toSpecification();
	}

	private JsonNode compiled(String operation, Identity caller) {
		JsonNode answer = compiled(new OperationCase(operation, Map.of(), Map.of()), caller);
		assertThat(answer).as(operation).isNotNull();
		return answer;
	}

	private JsonNode compiled(OperationCase operation, Identity caller) {
		CompiledAnswer answer = this.compiled.execute(new CompiledRequest(operation.text(), null,
				new HashMap<>(operation.variables()), Map.of(), null, caller));
		return (answer != null) ? AnswerPage.JSON.readTree(answer.bytes()) : null;
	}

}
