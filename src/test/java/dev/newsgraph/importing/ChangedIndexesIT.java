package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A graph whose indexes are those of another version. */
@ExtendWith(OutputCaptureExtension.class)
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class ChangedIndexesIT {

	private static final String INDEXES = """
			SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties, options, owningConstraint
			WHERE type <> 'LOOKUP' AND NOT name STARTS WITH 'import_'
			RETURN name, state, type, entityType, labelsOrTypes, properties, options, owningConstraint ORDER BY name""";

	private static final String MESSAGE = "in the database are not those of this version";

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void load() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		this.seeds.replace(Map.of("feed/a.md", "---\ntitle: The faces\nwebUrl: https://a.example/1\n---\n"));
		this.seeds.load(this.client, 100);
	}

	@Test
	void itsIndexesAreMadeAnewByTheNextImport(CapturedOutput output) {
		List<Map<String, Object>> indexes = indexes();
		define("DROP INDEX article_text", """
				CREATE FULLTEXT INDEX article_text FOR (n:Article) ON EACH [n.title]
				OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}""", "DROP INDEX article_meaning", """
				CREATE VECTOR INDEX article_meaning FOR (n:Article) ON (n.embedding)
				OPTIONS {indexConfig: {`vector.dimensions`: 3, `vector.similarity_function`: 'euclidean'}}""",
				"DROP INDEX article_heat", "DROP INDEX about_heat",
				"CREATE INDEX about_heat FOR ()-[r:ABOUT]-() ON (r.heat, r.key)", "DROP CONSTRAINT story_key",
				"CREATE CONSTRAINT story_key FOR (n:Story) REQUIRE n.id IS UNIQUE", "DROP INDEX topic_name",
				"CREATE CONSTRAINT topic_name FOR (n:Topic) REQUIRE n.name IS UNIQUE");
		// The analyzer reduces words to their stems.
		assertThat(found("face")).containsExactly("The faces");
		this.seeds.load(this.client, 100);
		assertThat(indexes()).isEqualTo(indexes);
		assertThat(found("face")).isEmpty();
		assertThat(found("faces")).containsExactly("The faces");
		assertThat(output.getOut()).containsOnlyOnce(MESSAGE)
			.contains("The definitions of about_heat, article_meaning, article_text, story_key, topic_name in the"
					+ " database are not those of this version, so they are made anew.");
	}

	@Test
	void equalDefinitionsStay(CapturedOutput output) {
		List<Map<String, Object>> indexes = indexes();
		this.seeds.load(this.client, 100);
		assertThat(indexes()).isEqualTo(indexes);
		assertThat(output.getOut()).doesNotContain(MESSAGE);
	}

	private void define(String... statements) {
		for (String statement : statements) {
			this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
		}
		this.client.write((transaction) -> transaction.run(CypherStatement.of("CALL db.awaitIndexes(60)")));
	}

	private List<String> found(String word) {
		return this.client
			.read(new CypherStatement(
					"CALL db.index.fulltext.queryNodes('article_text', $word) YIELD node RETURN node.title AS title",
					Map.of("word", word)))
			.stream()
			.map((row) -> row.get("title").asString())
			.toList();
	}

	private List<Map<String, Object>> indexes() {
		List<Map<String, Object>> indexes = this.client.read(CypherStatement.of(INDEXES))
			.stream()
			.map((row) -> row.asMap())
			.toList();
		assertThat(indexes).isNotEmpty().allMatch((index) -> index.get("state").equals("ONLINE"));
		return indexes;
	}

}
