package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.ExpectedEvidence.Reason;
import dev.newsgraph.query.SmallGraph.Story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Why articles belong together, compared with what memory says of the same graph. */
@ApiTest
class RelatednessIT {

	private static final String EVIDENCE = """
			score evidence {
			  __typename strength
			  ... on DirectRelation { from { webUrl } to { webUrl } position documents { path } }
			  ... on ShortestPaths { length pathCount paths { articles { webUrl } length steps { forward } } }
			  ... on SharedNeighbour { article { webUrl } degree }
			  ... on SharedTopic { topic { slug } articleCount rarity }
			  ... on SameProvider { provider { domain } }
			  ... on DaysApart { days }
			}""";

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
	void allEvidenceIsFoundAndScored() {
		for (Story a : SmallGraph.STORIES) {
			for (Story b : SmallGraph.STORIES) {
				if (a != b) {
					JsonNode why = why(a.key(), b.key());
					assertThat(why.get("from").get("webUrl").asString()).isEqualTo(a.key());
					assertThat(why.get("to").get("webUrl").asString()).isEqualTo(b.key());
					assertEvidence(why, ExpectedEvidence.between(a.number(), b.number(), true));
				}
			}
		}
		assertThat(this.statements.drainReads()).hasSize(12 * 11);
	}

	@Test
	void anUnknownArticleIsNullAndHasNothingInCommon() {
		JsonNode why = why(SmallGraph.address(0), "https://nowhere.example/");
		assertThat(why.get("from").get("webUrl").asString()).isEqualTo(SmallGraph.address(0));
		assertThat(why.get("to").isNull()).isTrue();
		assertEvidence(why, List.of());
		assertThat(why("https://user@nowhere.example:99999999/", SmallGraph.address(0)).get("from").isNull()).isTrue();
	}

	@Test
	@Tag("slow")
	void similarArticlesScoreAsWhyRelatedDoes() {
		for (Story story : SmallGraph.STORIES) {
			Set<Integer> candidates = new HashSet<>(SmallGraphPaths.network(story.number(), "BOTH", 2).keySet());
			SmallGraph.STORIES.stream()
				.filter((other) -> other.topics().stream().anyMatch(story.topics()::contains))
				.forEach((other) -> candidates.add(other.number()));
			candidates.remove(story.number());
			List<Integer> expected = candidates.stream()
				.sorted(Comparator
					.comparing((Integer other) -> -ExpectedEvidence
						.score(ExpectedEvidence.between(story.number(), other, false)))
					.thenComparing(SmallGraph::address))
				.toList();
			List<Integer> actual = new ArrayList<>();
			JsonNode similar = new Api(this.port).data(
					"query ($url: URL!) { article(webUrl: $url) { similar(first: 100) { edges { node { webUrl } %s } } } }"
						.formatted(EVIDENCE),
					Map.of("url", story.key()))
				.get("article")
				.get("similar")
				.get("edges");
			for (JsonNode one : similar) {
				int other = SmallGraph.number(one.get("node").get("webUrl").asString());
				assertEvidence(one, ExpectedEvidence.between(story.number(), other, false));
				actual.add(other);
			}
			assertThat(actual).isEqualTo(expected);
		}
	}

	@Test
	void membersAreToldApartUnderAliases() {
		JsonNode why = new Api(this.port)
			.data("""
					query ($a: URL!, $b: URL!) {
					  whyRelated(from: $a, to: $b) {
					    strengths: evidence { strength }
					    named: evidence { ... on DirectRelation { one: from { title } other: from { webUrl } } ...T }
					  }
					}
					fragment T on Evidence { kind: __typename }""",
					Map.of("a", SmallGraph.address(0), "b", SmallGraph.address(1)))
			.get("whyRelated");
		assertThat(why.get("strengths")).hasSameSizeAs(why.get("named"));
		assertThat(why.get("strengths").get(0).toString()).isEqualTo("{\"strength\":0.5}");
		assertThat(why.get("named").get(0).get("one").get("title").asString()).isEqualTo("Robots learn 😀");
		assertThat(why.get("named").get(0).get("other").get("webUrl").asString()).isEqualTo(SmallGraph.address(0));
		assertThat(why.get("named").get(0).get("kind").asString()).isEqualTo("DirectRelation");
	}

	private JsonNode why(String a, String b) {
		return new Api(this.port)
			.data("""
					query ($a: URL!, $b: URL!) { whyRelated(from: $a, to: $b) { from { webUrl } to { webUrl } %s } }"""
				.formatted(EVIDENCE), Map.of("a", a, "b", b))
			.get("whyRelated");
	}

	private static void assertEvidence(JsonNode answer, List<Reason> expected) {
		List<String> sentences = new ArrayList<>();
		for (int i = 0; i < answer.get("evidence").size(); i++) {
			JsonNode one = answer.get("evidence").get(i);
			sentences.add(sentence(one));
			if (i < expected.size()) {
				assertThat(one.get("strength").asDouble()).as(sentence(one))
					.isCloseTo(expected.get(i).strength(), within(1e-9));
			}
		}
		assertThat(sentences).isEqualTo(expected.stream().map(Reason::sentence).toList());
		assertThat(answer.get("score").asDouble()).isCloseTo(ExpectedEvidence.score(expected), within(1e-9));
	}

	private static String sentence(JsonNode evidence) {
		return switch (evidence.get("__typename").asString()) {
			case "DirectRelation" -> "%s lists %s at %d".formatted(url(evidence.get("from")), url(evidence.get("to")),
					evidence.get("position").asInt());
			case "ShortestPaths" -> {
				JsonNode first = evidence.get("paths").get(0);
				List<String> articles = new ArrayList<>();
				first.get("articles").forEach((article) -> articles.add(url(article)));
				assertThat(first.get("length").asInt()).isEqualTo(evidence.get("length").asInt())
					.isEqualTo(first.get("steps").size());
				assertThat(evidence.get("paths").size()).isEqualTo(evidence.get("pathCount").asInt());
				yield "%d paths of %d, such as %s".formatted(evidence.get("pathCount").asInt(),
						evidence.get("length").asInt(), articles);
			}
			case "SharedNeighbour" ->
				"shares %s of %d".formatted(url(evidence.get("article")), evidence.get("degree").asInt());
			case "SharedTopic" -> "about %s of %d".formatted(evidence.get("topic").get("slug").asString(),
					evidence.get("articleCount").asInt());
			case "SameProvider" -> "by " + evidence.get("provider").get("domain").asString();
			case "DaysApart" -> "%s days".formatted(evidence.get("days").asDouble());
			default -> throw new IllegalArgumentException(evidence.toString());
		};
	}

	private static String url(JsonNode article) {
		return article.get("webUrl").asString();
	}

}
