package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
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
		properties = "newsgraph.access.visible.Article.READER={ or: [{ heat: { gt: 4 } }, { quality: { lt: 5 } }] }")
class VisibleObjectsIT {

	private static final String DELETE_HIDDEN = """
			MATCH (a:Article) WHERE NOT coalesce(a.heat > 4, false) AND NOT coalesce(a.quality < 5, false)
			DETACH DELETE a
			""";

	private static final int OPERATIONS_OF_A_GRAPH = 50;

	private static final int OPERATIONS_OF_A_FORM = 5;

	private static final String FORBIDDEN = "FORBIDDEN";

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@Autowired
	private CompiledOperations compiled;

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
			"{ topics { nodes { slug articleCount blindSpots(covered: true, recentDays: 30, windowDays: 3660) { nodes { provider { domain } seenCount onTopicCount topicArticleCount foundCount expectedCount } } } } }" })
	void aReaderReadsAGraphWithoutTheHiddenArticles(String operation) {
		SmallGraph.write(this.client);
		Map<String, Object> all = execute(operation, Map.of(), Identity.INTERNAL);
		Map<String, Object> seen = execute(operation, Map.of(), Identity.ANONYMOUS);
		assertThat(seen).doesNotContainKey("errors").isNotEqualTo(all);
		assertThat(compiled(operation, Identity.ANONYMOUS)).isEqualTo(AnswerPage.JSON.valueToTree(seen));
		assertThat(compiled(operation, Identity.INTERNAL)).isEqualTo(AnswerPage.JSON.valueToTree(all));
		assertThat(execute(operation, Map.of(), new Identity("analyst", Role.ANALYST))).isEqualTo(all);
		this.client.write((transaction) -> transaction.run(new CypherStatement(DELETE_HIDDEN, Map.of())));
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
	@ValueSource(strings = { "{ search(text: \"twin\") { totalCount } }",
			"{ path(from: \"https://example.org/story/00\", to: \"https://example.org/story/09\") { length } }",
			"{ whyRelated(from: \"https://example.org/story/00\", to: \"https://example.org/story/09\") { score } }",
			"{ articles { nodes { network { totalCount } } } }", "{ articles { nodes { similar { totalCount } } } }",
			"{ topics { nodes { coTopics { totalCount } } } }", "{ stats { relationCount } }",
			"{ changes { totalCount } }", "{ diff { addedArticleCount } }",
			"subscription { articleChanged { kind } }" })
	void aStatementThatCannotLeaveThemOutIsRefused(String operation) {
		Map<String, Object> answer = execute(operation, Map.of(), Identity.ANONYMOUS);
		assertThat(answer).doesNotContainKey("data");
		assertThat(answer.toString()).contains(FORBIDDEN,
				"cannot leave out objects of the type `Article` that the role `reader` may not see");
	}

	@Test
	void randomOperationsOfAReaderDoNotDependOnHiddenArticles() {
		compare(Long.getLong("visible.first", 0), Integer.getInteger("visible.operations", 150));
	}

	@Test
	@Tag("slow")
	void moreRandomOperationsOfAReaderDoNotDependOnHiddenArticles() {
		compare(150, 5850);
	}

	private void compare(long first, int operations) {
		int compared = 0;
		int different = 0;
		for (long start = first; start < first + operations; start += OPERATIONS_OF_A_GRAPH) {
			ModelGraph graph = new RandomGraph(Math.floorDiv(start, OPERATIONS_OF_A_GRAPH)).graph();
			ModelGraphWriter.write(graph, this.client);
			List<OperationCase> cases = new ArrayList<>();
			List<Map<String, Object>> answers = new ArrayList<>();
			for (long seed = start; seed < start + OPERATIONS_OF_A_GRAPH; seed++) {
				OperationCase next = new RandomOperation(
						new RandomChoices(Math.floorDiv(seed, OPERATIONS_OF_A_FORM), seed), graph)
					.question();
				Map<String, Object> answer = execute(next.text(), next.variables(), Identity.ANONYMOUS);
				if (!answer.toString().contains(FORBIDDEN)) {
					cases.add(next);
					answers.add(answer);
					different += next.expected().equals(answer.get("data")) ? 0 : 1;
				}
			}
			this.client.write((transaction) -> transaction.run(new CypherStatement(DELETE_HIDDEN, Map.of())));
			for (int i = 0; i < cases.size(); i++) {
				OperationCase one = cases.get(i);
				assertThat(answers.get(i)).as("%s\n%s", one.text(), one.variables())
					.isEqualTo(execute(one.text(), one.variables(), Identity.INTERNAL));
			}
			compared += cases.size();
		}
		System.out.printf("%d of %d operations were compared, %d differ from those of all articles%n", compared,
				operations, different);
		assertThat(compared).isGreaterThan(operations / 4);
		assertThat(different).isPositive();
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
		CompiledAnswer answer = this.compiled
			.execute(new CompiledRequest(operation, null, new HashMap<>(), Map.of(), null, caller));
		assertThat(answer).as(operation).isNotNull();
		return AnswerPage.JSON.readTree(answer.bytes());
	}

}
