package dev.newsgraph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that refer to related objects, for two types and for several roles: also paths
 * are found as in a graph without the hidden objects.
 */
@ApiTest
@TestPropertySource(properties = {
		"newsgraph.access.visible.Article.READER={ not: { provider: { domain: { eq: \"alpha.example\" } } }, relatedCount: { lt: 5 } }",
		"newsgraph.access.visible.Collection.READER={ itemCount: { gt: 2 } }",
		"newsgraph.access.visible.Collection.ANALYST={ itemCount: { gt: 4 } }" })
class VisibleByRelationIT {

	private static final String HIDE_ARTICLES = """
			MATCH (a:Article)
			WHERE EXISTS { (a)-[:PUBLISHED_BY]->(:Provider {domain: "alpha.example"}) }
			  OR COUNT { (a)-[:RELATED_TO]->() } >= 5
			SET a.hidden = true
			""";

	private static final String HIDE_COLLECTIONS = """
			MATCH (c:Collection) WHERE COUNT { (c)-[:HAS_ITEM]->() } <= $items SET c.hidden = true
			""";

	private static final String DELETE = """
			MATCH (n) WHERE n.hidden
			OPTIONAL MATCH (d:Document)-[:DESCRIBES]->(n)
			OPTIONAL MATCH (n)-[:IN_STORY]->(s:Story)
			DETACH DELETE n, d, s
			""";

	private static final List<String> OPERATIONS = List.of(
			"{ articles(first: 12) { totalCount nodes { title network(depth: 4) { totalCount edges { distance pathCount via { id } node { id } } } } } }",
			"{ articles(first: 12) { nodes { similar { edges { score node { id } evidence { ... on SharedTopic { articleCount rarity } } } } relatedOfRelated { totalCount } } } }",
			"{ collections(first: 20) { totalCount nodes { path itemCount items(first: 30) { totalCount edges { position node { id } } } } } }",
			"{ stats { articleCount relationCount documentCount storyCount collectionCount } }",
			"{ articles(first: 60, where: {collections: {some: {}}}) { nodes { id collectionCount collections { totalCount } sources { path } story { title } } } }",
			"{ topics { nodes { coTopics { edges { articleCount lift } } } } stories { nodes { title articleCount } } }",
			"{ search(text: \"robots\", orderBy: [{field: TITLE}], first: 60) { totalCount nodes { id } } }");

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@BeforeEach
	void defineIndexes() {
		TestDatabase.defineSchema(this.client);
	}

	@Test
	void bothTypesAreHidden() {
		compare(Role.READER, 2, true);
	}

	@Test
	void anotherRoleHasARuleForOneType() {
		compare(Role.ANALYST, 4, false);
	}

	private void compare(Role role, int items, boolean articles) {
		ModelGraphWriter.write(new RandomGraph(3).graph(), this.client);
		HiddenArticles.complete(this.client, "%064x".formatted(System.nanoTime()));
		Map<String, Object> all = answers(Role.ADMIN);
		Map<String, Object> seen = answers(role);
		assertThat(seen).isNotEqualTo(all);
		assertThat(seen.toString()).doesNotContain("errors=");
		if (articles) {
			run(HIDE_ARTICLES, Map.of());
		}
		run(HIDE_COLLECTIONS, Map.of("items", items));
		run(DELETE, Map.of());
		Map<String, Object> expected = answers(Role.ADMIN);
		expected.forEach((operation, answer) -> assertThat(seen.get(operation)).as(operation).isEqualTo(answer));
	}

	private Map<String, Object> answers(Role role) {
		Map<String, Object> answers = new LinkedHashMap<>();
		OPERATIONS.forEach((operation) -> answers.put(operation, execute(operation, role)));
		for (int to = 1; to < 30; to += 5) {
			String operation = """
					{ path(from: "%1$s", to: "%2$s", maxLength: 10) { length articles { id } }
					  whyRelated(from: "%1$s", to: "%2$s") { score from { id } to { id } evidence { strength ... on ShortestPaths { length pathCount } } } }
					"""
				.formatted(RandomGraph.key(0), RandomGraph.key(to));
			answers.put(operation, execute(operation, role));
		}
		return answers;
	}

	private Object execute(String operation, Role role) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation, null, Map.of(), Map.of(),
				"1", Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, new Identity("test", role))).build());
		return Objects.requireNonNull(this.service.execute(request).block()).getExecutionResult().toSpecification();
	}

	private void run(String statement, Map<String, Object> parameters) {
		this.client.write((transaction) -> transaction.run(new CypherStatement(statement, parameters)));
	}

}
