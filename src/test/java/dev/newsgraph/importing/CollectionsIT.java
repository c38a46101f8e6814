package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportObserver;

import static org.assertj.core.api.Assertions.assertThat;

/** Collections in the graph, and the articles that their items are connected with. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class CollectionsIT {

	private static final String COLLECTION = "one/learning/collections/c.md";

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	private final Map<String, String> files = new TreeMap<>();

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		this.files.put("one/.keep", "");
		this.files.put("two/.keep", "");
	}

	@Test
	void connectsItemsInTheOrderOfTheDocument() {
		collection("courses/b", "videos/c", "courses/a.md");
		article("one/learning/courses/a.md");
		article("one/learning/courses/b.yaml", "title: b\nwebUrl: https://one.example/learning/courses/b.yaml\n");
		article("one/learning/videos/c.txt");
		load();
		assertThat(items()).containsExactly("0 one/learning/courses/b.yaml", "1 one/learning/videos/c.txt",
				"2 one/learning/courses/a.md");
	}

	@Test
	void anItemConnectsWhenItsDocumentComesAndAgainAfterARemoval() {
		collection("courses/a", "courses/b");
		load();
		assertThat(items()).isEmpty();
		article("one/learning/courses/b.md");
		load();
		assertThat(items()).containsExactly("1 one/learning/courses/b.md");
		article("one/learning/courses/a.md");
		this.files.remove("one/learning/courses/b.md");
		load();
		assertThat(items()).containsExactly("0 one/learning/courses/a.md");
		article("one/learning/courses/b.md");
		load();
		assertThat(items()).containsExactly("0 one/learning/courses/a.md", "1 one/learning/courses/b.md");
		this.files.remove(COLLECTION);
		load();
		assertThat(items()).isEmpty();
		assertThat(count("Collection")).isZero();
		assertThat(count("ItemName")).isZero();
		collection("courses/b");
		load();
		assertThat(items()).containsExactly("0 one/learning/courses/b.md");
	}

	@Test
	void theNearestFolderAndTheFirstExtensionWin() {
		collection("a", "/a", "../a");
		article("one/a.txt");
		load();
		assertThat(items()).containsExactly("0 one/a.txt");
		article("one/learning/a.yml", "title: a\nwebUrl: https://one.example/learning/a.yml\n");
		load();
		assertThat(items()).containsExactly("0 one/learning/a.yml", "1 one/a.txt");
		article("one/learning/a.markdown");
		article("one/learning/collections/a.txt");
		article("one/a.md");
		load();
		assertThat(items()).containsExactly("0 one/learning/collections/a.txt", "1 one/a.md",
				"2 one/learning/a.markdown");
	}

	@Test
	void anArticleThatTwoItemsNameHasThePositionOfTheFirst() {
		collection("a", "b", "c");
		for (String name : List.of("b", "c")) {
			article("one/" + name + ".md", "---\ntitle: a\nwebUrl: https://one.example/same\n---\n");
		}
		load();
		assertThat(items()).containsExactly("1 one/b.md one/c.md");
	}

	@Test
	void anItemNamesOnlyDocumentsOfArticlesInItsSeedFolder() {
		collection("rejected", "topic", "other", "elsewhere");
		this.files.put("one/rejected.md", "broken");
		this.files.put("one/topic.md", "---\ntaxonomy: topic\nname: T\n---\n");
		this.files.put("one/other.md", "---\ntitle: o\nitems: [learning/collections/c]\n---\n");
		article("two/elsewhere.md");
		load();
		assertThat(items()).isEmpty();
		article("one/rejected.md");
		article("one/topic.md");
		article("one/other.md");
		load();
		assertThat(items()).containsExactly("0 one/rejected.md", "1 one/topic.md", "2 one/other.md");
	}

	@Test
	void aCollectionCanBecomeAnArticleAndTheReverse() {
		collection("a");
		this.files.put("one/outer.md", "---\ntitle: o\nitems: [learning/collections/c]\n---\n");
		article("one/a.md");
		load();
		assertThat(count("Collection")).isEqualTo(2);
		article(COLLECTION);
		load();
		assertThat(count("Collection")).isEqualTo(1);
		assertThat(items()).containsExactly("0 " + COLLECTION);
		collection("a");
		load();
		assertThat(items()).containsExactly("0 one/a.md");
	}

	@Test
	void twoSeedFoldersHaveCollectionsOfTheSamePath() {
		this.files.put("one/c.md", "---\ntitle: one\nitems: [a]\n---\n");
		this.files.put("two/c.md", "---\ntitle: two\nitems: [a]\n---\n");
		article("one/a.md");
		article("two/a.md");
		load();
		assertThat(rows("""
				MATCH (c:Collection)-[:HAS_ITEM]->(a) RETURN c.key + ' ' + c.title + ' ' + a.key AS row ORDER BY row
				""")).containsExactly("one/c.md one https://one.example/a.md", "two/c.md two https://two.example/a.md");
	}

	@Test
	void aCollectionGivesWhatNoArticleGives() {
		this.files.put(COLLECTION, """
				---
				title: c
				provider: {domain: school.example, name: Of the collection}
				topics: [AI, Edges]
				images: [{url: "https://i.example/1.png", width: 7}]
				items: [a]
				---
				""");
		load();
		assertThat(rows("MATCH (p:Provider) RETURN p.name AS row")).containsExactly("Of the collection");
		assertThat(rows("MATCH (t:Topic) RETURN t.name AS row ORDER BY row")).containsExactly("AI", "Edges");
		assertThat(rows("MATCH (i:Image) RETURN toString(i.width) AS row")).containsExactly("7");
		article("one/a.md", """
				---
				title: a
				webUrl: https://one.example/a.md
				provider: {domain: school.example, name: Of the article}
				topics: [ai]
				images: [{url: "https://i.example/1.png", width: 8}]
				---
				""");
		load();
		assertThat(rows("MATCH (p:Provider) RETURN p.name AS row")).containsExactly("Of the article");
		assertThat(rows("MATCH (t:Topic) RETURN t.name AS row ORDER BY row")).containsExactly("Edges", "ai");
		assertThat(rows("MATCH (i:Image) RETURN toString(i.width) AS row")).containsExactly("8");
		this.files.remove("one/a.md");
		load();
		assertThat(rows("MATCH (p:Provider) RETURN p.name AS row")).containsExactly("Of the collection");
		assertThat(rows("MATCH (t:Topic) RETURN t.name AS row ORDER BY row")).containsExactly("AI", "Edges");
		this.files.remove(COLLECTION);
		load();
		assertThat(rows("MATCH (n) WHERE n:Provider OR n:Topic OR n:Image OR n:Document RETURN labels(n)[0] AS row"))
			.isEmpty();
	}

	@Test
	void aDryRunNamesTheCollectionsThatChange() {
		collection("a");
		load();
		collection("b");
		this.files.put("one/new.md", "---\ntitle: n\nitems: [b]\n---\n");
		this.seeds.replace(this.files);
		Map<String, Difference.Change> changes = new TreeMap<>();
		this.seeds.load(this.client, 2, ImportRequest.everything().withDryRun(true), new ImportObserver() {
			@Override
			public void difference(Difference difference) {
				if (difference.kind() == Difference.Kind.COLLECTION) {
					changes.put(difference.name(), difference.change());
				}
			}
		});
		assertThat(changes)
			.isEqualTo(Map.of(COLLECTION, Difference.Change.CHANGED, "one/new.md", Difference.Change.ADDED));
	}

	@Test
	void connectsALargeCollectionOverManyBatches() {
		StringBuilder items = new StringBuilder("---\ntitle: c\nitems:\n");
		for (int i = 0; i < 1000; i++) {
			items.append("- a/").append(i).append('\n');
			article("one/a/" + i + ".md");
		}
		this.files.put("one/a/b/c/d/e/f/c.md", items.append("---\n").toString());
		this.seeds.replace(this.files);
		this.seeds.load(this.client, 50);
		assertThat(items()).hasSize(1000).startsWith("0 one/a/0.md").endsWith("999 one/a/999.md");
	}

	private void collection(String... items) {
		this.files.put(COLLECTION, "---\ntitle: c\nitems:\n- " + String.join("\n- ", items) + "\n---\n");
	}

	private void article(String path) {
		article(path, "---\ntitle: a\nwebUrl: https://%s\n---\n".formatted(path.replaceFirst("/", ".example/")));
	}

	private void article(String path, String content) {
		this.files.put(path, content);
	}

	private void load() {
		this.seeds.replace(this.files);
		this.seeds.load(this.client, 2);
		List<String> graph = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		this.seeds.load(this.client, 1000);
		assertThat(graph).isEqualTo(GraphSnapshot.of(this.client));
	}

	/** The position and the documents of each item. */
	private List<String> items() {
		return rows("""
				MATCH (:Collection)-[item:HAS_ITEM]->(a)
				RETURN item.position + COLLECT { MATCH (a)<-[:DESCRIBES]-(d) RETURN d.key ORDER BY d.key } AS row
				ORDER BY item.position
				""");
	}

	private long count(String label) {
		return this.client.read(CypherStatement.of("MATCH (n:" + label + ") RETURN count(n) AS n"))
			.getFirst()
			.get("n")
			.asLong();
	}

	private List<String> rows(String statement) {
		return this.client.read(CypherStatement.of(statement)).stream().map((row) -> {
			Object value = row.get("row").asObject();
			return (value instanceof List<?> list) ? String.join(" ", list.stream().map(String::valueOf).toList())
					: String.valueOf(value);
		}).toList();
	}

}
