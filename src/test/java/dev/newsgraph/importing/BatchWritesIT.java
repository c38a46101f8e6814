package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A batch writes and looks up only what it can change. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
@Import(BatchWritesIT.StatementRecorder.class)
class BatchWritesIT {

	private static final String MENTION = """
			---
			title: A
			webUrl: https://paper.example/a
			related:
			  - title: B
			    webUrl: https://paper.example/b
			    provider: {name: Paper, domain: paper.example}
			    images:
			      - {url: "https://img.example/0.jpg", width: 10, height: 20, title: First, isCached: true}
			---
			""";

	private static final String OWN = """
			---
			title: B
			webUrl: https://paper.example/b
			updatedDateTime: 2024-01-01T00:00:00Z
			provider: {name: Paper, domain: paper.example, images: [{url: "https://img.example/logo.jpg"}]}
			topics: [AI, Law]
			images:
			  - {url: "https://img.example/0.jpg", width: 30, height: 40, title: %s, isCached: true}
			  - {url: "https://img.example/1.jpg", width: 50, height: 60}
			related:
			  - {title: C, webUrl: "https://paper.example/c"}
			---
			""";

	@Autowired
	private GraphClient client;

	@Autowired
	private StatementRecorder recorder;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	private final Map<String, String> files = new TreeMap<>();

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	@Test
	void anArticleKeepsTheRelationshipsOfItsMentionThatItsOwnDocumentRepeats() {
		load("a.md", MENTION);
		Set<String> mentioned = relationships("PUBLISHED_BY|HAS_IMAGE");
		assertThat(mentioned).hasSize(2);
		load("b.md", OWN.formatted("First"));
		assertThat(relationships("PUBLISHED_BY|HAS_IMAGE")).hasSize(3).containsAll(mentioned);
		assertThat(targets("HAS_IMAGE")).containsExactly("https://img.example/0.jpg 0 30x40",
				"https://img.example/1.jpg 1 50x60");
		assertThat(targets("ABOUT")).containsExactly("ai 0 nullxnull", "law 1 nullxnull");
		assertThat(targets("RELATED_TO")).containsExactly("https://paper.example/c 0 nullxnull");
	}

	@Test
	void aTypeOfRelationshipThatDiffersIsReplaced() {
		load("a.md", MENTION);
		Set<String> images = relationships("HAS_IMAGE");
		Set<String> provider = relationships("PUBLISHED_BY");
		load("b.md", OWN.formatted("Other"));
		assertThat(relationships("HAS_IMAGE")).hasSize(2).doesNotContainAnyElementsOf(images);
		assertThat(relationships("PUBLISHED_BY")).isEqualTo(provider);
		load("b.md",
				OWN.formatted("Other")
					.replace("[AI, Law]", "[AI, Law, Art]")
					.replace("paper.example/c", "paper.example/d"));
		assertThat(targets("ABOUT")).containsExactly("ai 0 nullxnull", "law 1 nullxnull", "art 2 nullxnull");
		assertThat(targets("RELATED_TO")).containsExactly("https://paper.example/d 0 nullxnull");
		load("b.md", OWN.formatted("Other").replace("[AI, Law]", "[Law]"));
		assertThat(targets("ABOUT")).containsExactly("law 0 nullxnull");
	}

	@Test
	void theSizeOfAnImageDoesNotDependOnTheOrderOfBatches() {
		String older = image("older", "2023", 1);
		String newer = image("newer", "2024", 2);
		load("older.md", older);
		load("newer.md", newer);
		assertThat(width()).isEqualTo(2);
		// Without this document, the size of the other one is searched.
		load("newer.md", null);
		assertThat(width()).isEqualTo(1);
		load("newer.md", newer);
		load("older.md", older.replace("Older", "Changed"));
		assertThat(width()).isEqualTo(2);
		// A document that no longer has the image.
		load("newer.md", newer.replaceAll("(?m)^images.*\n", ""));
		assertThat(width()).isEqualTo(1);
		load("older.md", older.replace("width: 1, ", "").replace("height: 7", "title: none"));
		assertThat(width()).isNull();
	}

	@Test
	void theImagesOfAProviderAreWrittenOnlyIfTheyDiffer() {
		load("b.md", OWN.formatted("First"));
		String written = "UNWIND $batch.providerImages";
		assertThat(this.recorder.texts).anyMatch((text) -> text.contains(written));
		String newer = OWN.formatted("First").replace("paper.example/b", "paper.example/n").replace("2024", "2025");
		load("n.md", newer);
		assertThat(this.recorder.texts).noneMatch((text) -> text.contains(written));
		load("n.md", newer.replace("logo.jpg", "other.jpg"));
		assertThat(this.recorder.texts).anyMatch((text) -> text.contains(written));
		assertThat(this.client.read(CypherStatement.of("MATCH (:Provider)-[:HAS_IMAGE]->(i) RETURN i.url AS url")))
			.singleElement()
			.satisfies((row) -> assertThat(row.get("url").asString()).isEqualTo("https://img.example/other.jpg"));
		assertThat(
				this.client.read(CypherStatement.of("MATCH (i:Image {url: 'https://img.example/logo.jpg'}) RETURN i")))
			.isEmpty();
	}

	/**
	 * Each statement is planned by code that is not compiled yet when a gateway starts.
	 */
	@Test
	void theFirstBatchOfAnEmptyGraphLooksNothingUp() {
		this.files.put("one/a.md", MENTION);
		load("b.md", OWN.formatted("First"));
		assertThat(batchStatements()).containsExactly("MERGE (lock:ImportLock {id: 'import'})",
				"MATCH (state:GraphState {id: 'graph'})", "newDocuments", "providers", "topics", "images",
				"newArticles", "describes", "mentions", "publishedBy", "about", "articleImages", "providerImages",
				"relatedTo", "MATCH (state:GraphState {id: 'graph'})");
	}

	@Test
	void itemsAreConnectedOnlyIfACollectionListsSome() {
		String linked = "UNWIND $batch.itemLinks";
		load("b.md", OWN.formatted("First"));
		assertThat(this.recorder.texts).noneMatch((text) -> text.contains(linked));
		load("list.md", "---\ntaxonomy: collection\ntitle: L\nitems: [b]\n---\n");
		assertThat(this.recorder.texts).anyMatch((text) -> text.contains(linked));
		load("c.md", OWN.formatted("First").replace("paper.example/b", "paper.example/c"));
		assertThat(this.recorder.texts).anyMatch((text) -> text.contains(linked));
	}

	private static String image(String name, String year, int width) {
		return """
				---
				title: %1$s
				webUrl: https://paper.example/%1$s
				updatedDateTime: %2$s-01-01T00:00:00Z
				images: [{url: "https://img.example/shared.jpg", width: %3$d, height: 7}]
				---
				""".formatted(name, year, width).replace("title: older", "title: Older");
	}

	/** Imports a file with this content, and all earlier ones. */
	private void load(String name, String content) {
		if (content == null) {
			this.files.remove("one/" + name);
		}
		else {
			this.files.put("one/" + name, content);
		}
		this.seeds.replace(this.files);
		this.recorder.texts.clear();
		this.seeds.load(this.client, 500);
	}

	/** Returns the ids of the relationships of article B of these types. */
	private Set<String> relationships(String types) {
		Set<String> ids = new HashSet<>();
		this.client.read(CypherStatement
			.of("MATCH (:Article {key: 'https://paper.example/b'})-[e:%s]->() RETURN elementId(e) AS id"
				.formatted(types)))
			.forEach((row) -> ids.add(row.get("id").asString()));
		return ids;
	}

	private List<String> targets(String type) {
		return this.client.read(CypherStatement.of("""
				MATCH (:Article {key: 'https://paper.example/b'})-[e:%s]->(n)
				RETURN coalesce(n.url, n.slug, n.key) + ' ' + e.position AS target, n.width AS width, n.height AS height
				ORDER BY e.position""".formatted(type)))
			.stream()
			.map((row) -> row.get("target").asString() + " " + row.get("width").asObject() + "x"
					+ row.get("height").asObject())
			.toList();
	}

	private Object width() {
		return this.client
			.read(CypherStatement.of("MATCH (i:Image {url: 'https://img.example/shared.jpg'}) RETURN i.width AS width"))
			.getFirst()
			.get("width")
			.asObject() instanceof Long width ? width.intValue() : null;
	}

	/** Returns the statements between the import lock and the state of the graph. */
	private List<String> batchStatements() {
		List<String> statements = new ArrayList<>();
		for (String text : this.recorder.texts) {
			String statement = text.replace("CYPHER replan=skip\n", "").replaceAll("(?m)^//.*\n", "").strip();
			String first = statement.lines().findFirst().orElse("");
			if (!statements.isEmpty() || first.startsWith("MERGE (lock:ImportLock")) {
				statements.add(first.replaceAll("UNWIND \\$batch\\.(\\w+) AS .*", "$1"));
				if (first.startsWith("MATCH (state:GraphState") && statements.size() > 2) {
					return statements;
				}
			}
		}
		return statements;
	}

	/** Records the text of each statement. */
	static class StatementRecorder implements StatementListener {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementSent event) {
			this.texts.add(event.text());
		}

	}

}
