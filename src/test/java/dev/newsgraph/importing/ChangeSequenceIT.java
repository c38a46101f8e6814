package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Record;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.resolution.GraphRevision;

import static org.assertj.core.api.Assertions.assertThat;

/** Each transaction that changes the graph has a number, which its articles keep. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class ChangeSequenceIT {

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
	}

	@Test
	void onlyWhatABatchChangesHasItsNumber() {
		load("a", "A", "b", "B", "c", "C");
		Map<String, Long> changes = changes();
		long last = sequence();
		assertThat(changes).containsOnlyKeys("a", "b", "c").containsValue(last);
		load("b", "Another title");
		assertThat(sequence()).isEqualTo(last + 1);
		changes.put("b", last + 1);
		assertThat(changes()).isEqualTo(changes);
	}

	@Test
	void anImportThatChangesNothingLeavesSequenceAndRevision() {
		load("a", "A", "b", "B");
		long sequence = sequence();
		GraphRevision revision = GraphSnapshot.revision(this.client);
		load();
		// As a transaction that is repeated, because its reply was lost.
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (s:GraphState) SET s.sequence = s.sequence")));
		this.seeds.load(this.client, 1);
		assertThat(sequence()).isEqualTo(sequence);
		assertThat(GraphSnapshot.revision(this.client)).isEqualTo(revision);
	}

	@Test
	void aRemovedArticleLeavesItsAddressesUntilItReturns() {
		load("a", "A", "b", "B");
		GraphRevision both = GraphSnapshot.revision(this.client);
		load("b", null);
		assertThat(removed()).singleElement().satisfies((row) -> {
			assertThat(row.get("key").asString()).isEqualTo("https://paper.example/b");
			assertThat(row.get("webUrl").asString()).isEqualTo("https://paper.example/b");
			assertThat(row.get("at").asLong()).isEqualTo(sequence());
		});
		assertThat(GraphSnapshot.revision(this.client)).isNotEqualTo(both);
		load("b", "B");
		assertThat(removed()).isEmpty();
		assertThat(changes()).containsEntry("b", sequence());
		assertThat(GraphSnapshot.revision(this.client)).isEqualTo(both);
	}

	@Test
	void theOldestRemovedArticlesAreForgottenOverTheLimit() {
		for (int i = 0; i < SeedFiles.MAX_REMOVED + 3; i++) {
			this.files.put("one/%d.md".formatted(i), article("n" + i, "T"));
		}
		load("first", "F");
		load("first", null);
		long first = sequence();
		this.seeds.load(this.client, 500, ImportRequest.removal("one"), ImportObserver.NONE);
		assertThat(removed()).hasSize(SeedFiles.MAX_REMOVED)
			.allSatisfy((row) -> assertThat(row.get("at").asLong()).isGreaterThan(first));
		assertThat(state().get("removalsForgotten").asLong()).isGreaterThan(first).isLessThanOrEqualTo(sequence());
		assertThat(GraphSnapshot.revision(this.client)).isEqualTo(GraphRevision.EMPTY);
	}

	/** An earlier version acquires the import lock, but does not keep the revision. */
	@Test
	void aGraphThatAnEarlierVersionHasWrittenIsCountedAgain() {
		load("a", "A", "b", "B");
		long sequence = sequence();
		this.client.write((transaction) -> transaction.run(CypherStatement.of("""
				MATCH (lock:ImportLock {id: 'import'}), (d:Document {path: 'a.md'})
				SET lock.token = lock.token + 1, d.sha256 = 'other'
				""")));
		load("c", "C");
		assertThat(sequence()).isGreaterThan(sequence + 1);
		GraphSnapshot.revision(this.client);
		this.client.write((transaction) -> transaction.run(CypherStatement.of("MATCH (s:GraphState) DELETE s")));
		load("c", "Another title");
		GraphSnapshot.revision(this.client);
	}

	/** Imports files with these names and titles, and all earlier ones. */
	private void load(String... namesAndTitles) {
		for (int i = 0; i < namesAndTitles.length; i += 2) {
			String path = "one/%s.md".formatted(namesAndTitles[i]);
			if (namesAndTitles[i + 1] == null) {
				this.files.remove(path);
			}
			else {
				this.files.put(path, article(namesAndTitles[i], namesAndTitles[i + 1]));
			}
		}
		this.files.put("one/.keep", "");
		this.seeds.replace(this.files);
		this.seeds.load(this.client, 500);
	}

	private static String article(String name, String title) {
		return "---\ntitle: %2$s\nwebUrl: https://paper.example/%1$s\n---\n".formatted(name, title);
	}

	private Map<String, Long> changes() {
		Map<String, Long> changes = new TreeMap<>();
		this.client.read(CypherStatement.of("MATCH (a:Article) RETURN a.key AS key, a.changeSequence AS at"))
			.forEach((row) -> changes.put(row.get("key").asString().replaceAll(".*/", ""), row.get("at").asLong()));
		return changes;
	}

	private List<Record> removed() {
		return this.client.read(CypherStatement
			.of("MATCH (r:RemovedArticle) RETURN r.key AS key, r.webUrl AS webUrl, r.changeSequence AS at"));
	}

	private long sequence() {
		return state().get("sequence").asLong();
	}

	private Record state() {
		return this.client
			.read(CypherStatement
				.of("MATCH (s:GraphState) RETURN s.sequence AS sequence, s.removalsForgotten AS removalsForgotten"))
			.getFirst();
	}

}
