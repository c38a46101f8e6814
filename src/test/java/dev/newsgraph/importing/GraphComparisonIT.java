package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.BulkStore;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.ContentDifference;
import dev.newsgraph.importing.report.ContentDifferences;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares a graph that another program changes with one of the same documents. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class GraphComparisonIT {

	/** Their paths have another order by UTF-16 than by code points. */
	private static final List<String> OTHER_NAMES = List.of("a-b/c.md", "a0.md", "\u00e4.md", "\ufb01/x.md",
			"\ufb01.md", "\ud83d\ude00/x.md", "\ud83d\ude00.md", "z/\uffe5.md");

	@TempDir
	private Path folder;

	@Autowired
	private GraphClient client;

	private SeedFiles seeds;

	@BeforeEach
	void load() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		Map<String, String> files = new LinkedHashMap<>();
		files.put("one/a.md", """
				---
				title: A
				webUrl: https://a.example/
				publishedDateTime: 2024-05-01T10:00:00Z
				heat: 5
				provider: {name: The A, domain: a.example}
				topics: [Law, AI]
				images:
				- {url: "https://a.example/1.png", width: 10, height: 20}
				related:
				- {title: B, webUrl: "https://b.example/"}
				---
				A body
				""");
		files.put("one/list.yaml", "title: List\nitems: [a.md]\ntopics: [AI]\n");
		files.put("two/ai.yaml", "taxonomy: topic\n_id: ai\nname: AI\nparent: Law\n");
		OTHER_NAMES.forEach((name) -> files.put("one/" + name,
				"---\ntitle: Other\nwebUrl: https://other.example/%s\n---\n".formatted(files.size())));
		this.seeds.replace(files);
		this.seeds.load(this.client, 3);
	}

	@Test
	void whatDoesNotFollowFromTheDocumentsIsFound() {
		Map<String, List<String>> changes = new LinkedHashMap<>();
		changes.put("MATCH (a:Article {key: 'https://a.example/'}) SET a.title = 'X', a.body = null",
				List.of("Article https://a.example/: body is not set in the graph, and 'A body ' by the folders",
						"Article https://a.example/: title is 'X' in the graph, and 'A' by the folders"));
		changes.put("MATCH (:Article {key: 'https://a.example/'})-[r:ABOUT]->(:Topic {slug: 'law'}) DELETE r",
				List.of("Article https://a.example/ ABOUT Topic law is missing in the graph"));
		changes.put(
				"MATCH (a:Article {key: 'https://a.example/'})-[r:RELATED_TO]->(b) CREATE (a)-[:RELATED_TO {position: 0}]->(b)",
				List.of("Article https://a.example/ RELATED_TO Article https://b.example/: the graph has 2 of them, and 1 follow from the folders"));
		changes.put("MATCH (:Article)-[r:RELATED_TO]->() SET r.position = 7.0", List
			.of("Article https://a.example/ RELATED_TO Article https://b.example/: position is '7.0' in the graph, and '0' by the folders"));
		changes.put("CREATE (:Article {key: 'https://x.example/', title: 'X'})",
				List.of("Article https://x.example/ is in the graph, but does not follow from the folders"));
		changes.put("MATCH (p:Provider {domain: 'a.example'}) DETACH DELETE p",
				List.of("Article https://a.example/ PUBLISHED_BY Provider a.example is missing in the graph",
						"Provider a.example is missing in the graph"));
		changes.put("MATCH (c:Collection)-[r:HAS_ITEM]->() DELETE r",
				List.of("Collection one/list.yaml HAS_ITEM Article https://a.example/ is missing in the graph"));
		changes.put("MATCH (t:Topic {slug: 'ai'})-[r:SUBTOPIC_OF]->() DELETE r",
				List.of("Topic ai SUBTOPIC_OF Topic law is missing in the graph"));
		changes.put("MATCH (i:Image) SET i.width = '10'", List
			.of("Image https://a.example/1.png: width is '10 (String)' in the graph, and '10 (Long)' by the folders"));
		changes.put("CREATE (:Article {title: 'X'}), (:Other)-[:RELATED_TO]->(:Other)", List.of(
				"Article without a key, or with that of another one is in the graph, but does not follow from the folders",
				"RELATED_TO that begins at another kind of node, or at one without a key is in the graph, but does not follow from the folders"));
		changes.put("MATCH (s:GraphState) SET s.revision = 'x' + s.revision",
				List.of("GraphState: revision is another one"));
		// What does not follow from documents is not compared.
		changes.put("MATCH (a:Article {key: 'https://a.example/'}), (d:Document) "
				+ "SET a:Other, a.embedding = [1.0], a.changeSequence = 9, d.job = 'another', d.importedAt = datetime() "
				+ "CREATE (:Other {title: 'X'})-[:OTHER]->(a)", List.of());
		BulkStore.use(this.folder.resolve("import"), this.folder.resolve("bulk"), (documents) -> {
			assertThat(lines(documents)).isEmpty();
			Map<String, List<String>> found = new LinkedHashMap<>();
			changes.keySet().forEach((statement) -> {
				this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
				found.put(statement, lines(documents));
				TestDatabase.clear(this.client);
				this.seeds.load(this.client, 1000);
			});
			assertThat(found).isEqualTo(changes);
			ContentDifferences bounded = compare(documents, 1);
			assertThat(bounded.total()).isZero();
			TestDatabase.clear(this.client);
			bounded = compare(documents, 1);
			assertThat(bounded.first()).hasSize(1);
			assertThat(bounded.total()).isGreaterThan(OTHER_NAMES.size());
			return null;
		});
	}

	private List<String> lines(GraphClient documents) {
		ContentDifferences differences = compare(documents, 100);
		assertThat(differences.isStable()).isTrue();
		assertThat(differences.total()).isEqualTo(differences.first().size());
		assertThat(differences.nodes()).isPositive();
		return differences.first()
			.stream()
			.map((difference) -> difference.text().replaceAll("revision is 'x.*", "revision is another one"))
			.toList();
	}

	private ContentDifferences compare(GraphClient documents, int limit) {
		VerifyProperties properties = new VerifyProperties(2);
		return new GraphComparison(this.client, properties).compare(new GraphComparison(documents, properties), limit);
	}

}
