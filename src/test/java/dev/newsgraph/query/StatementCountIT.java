package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

import graphql.introspection.IntrospectionQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;

import static org.assertj.core.api.Assertions.assertThat;

/** Each root field is answered by one statement. */
@ApiTest
class StatementCountIT {

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		this.statements.drainReads();
	}

	@Test
	void oneForEachRootFieldAtAnyDepth() {
		assertThat(
				sent("""
						{
						  articles(first: 3) { totalCount edges { node { provider { articles(first: 2) { totalCount edges { node {
						    topics { coverage(first: 2) { totalCount edges { node { provider { coverage { edges { node {
						      topic { articles(first: 1) { edges { node { relatedOfRelated { totalCount edges { via { title } } } }
						  } } } } } } } } } } } } } } } } } }
						}""",
						Map.of()))
			.hasSize(1);
	}

	@Test
	void threeForThreeRootFieldsWhateverTheirAliases() {
		assertThat(
				sent("""
						{
						  stats { articleCount relationCount }
						  a: article(webUrl: "https://example.org/story/00") { x: related { totalCount } y: related { totalCount } }
						  b: article(webUrl: "https://example.org/story/01") { sources { path } }
						}""",
						Map.of()))
			.hasSize(3);
	}

	@Test
	void oneForManyNodesOfSeveralTypes() {
		assertThat(sent("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(SmallGraph.id(0),
				SmallGraph.id(1), "VG9waWM6YWk", new GlobalId("Provider", "beta.example").encode()))))
			.hasSize(1);
	}

	@Test
	void noneIfTheGraphIsNotRead() {
		assertThat(sent(IntrospectionQuery.INTROSPECTION_QUERY, Map.of())).isEmpty();
		assertThat(sent("{ __typename }", Map.of())).isEmpty();
		assertThat(sent("{ nodes(ids: []) { id } topic(name: \" \") { name } }", Map.of())).isEmpty();
	}

	@Test
	void theSameForAllValuesOfOneShape() {
		String operation = """
				query ($url: URL!, $first: Int, $name: String!) {
				  article(webUrl: $url) { related(first: $first) { edges { cursor node { title } } } }
				  topic(name: $name) { articles(first: $first, orderBy: [{field: HEAT}]) { totalCount edges { node { id } } } }
				}""";
		List<String> one = sent(operation, Map.of("url", SmallGraph.address(0), "first", 1, "name", "AI"));
		List<String> other = sent(operation, Map.of("url", SmallGraph.address(7), "first", 50, "name", "Law"));
		assertThat(one).hasSize(2).containsExactlyInAnyOrderElementsOf(other);
		String literals = operation.replaceFirst("query \\(.*\\)", "")
			.replace("$url", "\"https://example.org/story/03\"");
		assertThat(sent(literals.replace("$first", "7").replace("$name", "\"Robots\""), Map.of()))
			.containsExactlyInAnyOrderElementsOf(one);
	}

	private List<String> sent(String operation, Map<String, Object> variables) {
		assertThat(new Api(this.port).data(operation, variables)).isNotNull();
		return this.statements.drainReads();
	}

}
