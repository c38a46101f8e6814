package dev.newsgraph.revision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.SeedFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway knows the revision, and when it may have changed. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class CurrentRevisionIT {

	@Autowired
	private GraphClient client;

	@Autowired
	private GraphImport graphImport;

	@TempDir
	private Path folder;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void anEmptyGraphHasARevision() {
		assertThat(shared(0).read().revision()).isEqualTo("0".repeat(64));
		assertThat(shared(0).settled()).isNotNull();
	}

	/** Two databases can have different stories of the same documents. */
	@Test
	void withStoriesTheRevisionIsThatOfOneDatabase() {
		load("A");
		String documents = shared(0).read().revision();
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MERGE (insight:InsightState {id: 'insight'}) SET insight.version = 3")));
		RevisionState state = shared(0).read();
		assertThat(state.revision()).isEqualTo("%s-3-%s", documents, state.history());
		assertThat(state.documents()).isEqualTo(documents);
		assertThat(state.importing()).isFalse();
		for (String lease : List.of("writingUntil", "embeddingUntil")) {
			this.client.write((transaction) -> transaction.run(CypherStatement.of("""
					MATCH (insight:InsightState {id: 'insight'})
					SET insight.%s = datetime() + duration('PT1H')""".formatted(lease))));
			assertThat(shared(0).read().importing()).as(lease).isTrue();
			assertThat(shared(0).read().jobRunning()).as(lease).isFalse();
			this.client.write((transaction) -> transaction
				.run(CypherStatement.of("MATCH (insight:InsightState) REMOVE insight.%s".formatted(lease))));
		}
	}

	@Test
	void theStateIsThatOfTheLastImport() {
		CurrentRevision revision = exclusive();
		RevisionState empty = revision.settled();
		load("A");
		assertThat(revision.isStill(empty)).isFalse();
		RevisionState one = revision.settled();
		assertThat(one.revision()).isNotEqualTo(empty.revision());
		load("A");
		assertThat(revision.isStill(one)).isTrue();
		load("B");
		load("A");
		assertThat(revision.settled().revision()).isEqualTo(one.revision());
		assertThat(revision.isStill(one)).as("after a change and its reversal").isFalse();
		assertThat(shared(0).settled()).isEqualTo(revision.settled());
	}

	@Test
	void aGraphThatIsBeingChangedIsNotSettled() {
		load("A");
		CurrentRevision exclusive = exclusive();
		CurrentRevision shared = shared(0);
		RevisionState state = exclusive.settled();
		this.client.write((transaction) -> {
			assertThat(exclusive.settled()).as("while a transaction runs").isNull();
			assertThat(exclusive.isStill(state)).isFalse();
			return true;
		});
		assertThat(exclusive.isStill(state)).isTrue();
		write("CREATE (:ImportJob {key: 'x', number: 1, state: 'RUNNING', dryRun: false})");
		assertThat(shared.settled()).as("while a job runs").isNull();
		assertThat(exclusive.settled()).isEqualTo(exclusive.read());
		write("MATCH (job:ImportJob) SET job.state = 'SUCCEEDED'");
		assertThat(shared.settled()).isNotNull();
		write("MATCH (lock:ImportLock {id: 'import'}) SET lock.topicHierarchyPending = true");
		assertThat(shared.settled()).as("before the final step of an import").isNull();
		assertThat(exclusive.settled()).isNull();
	}

	/** As by a version of the gateway that does not keep the revision. */
	@Test
	void aGraphOfAnEarlierVersionIsCountedAtTheStart() throws InterruptedException {
		load("A");
		String revision = shared(0).read().revision();
		write("MATCH (lock:ImportLock {id: 'import'}) SET lock.token = lock.token + 1");
		CurrentRevision current = shared(0);
		assertThat(current.read().revision()).isNull();
		assertThat(current.settled()).isNull();
		new RevisionAtStart(current, this.graphImport).count();
		long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
		while (current.read().revision() == null && System.nanoTime() < deadline) {
			Thread.sleep(20);
		}
		assertThat(current.read().revision()).isEqualTo(revision);
	}

	private CurrentRevision exclusive() {
		return new CurrentRevision(this.client, true, Duration.ofHours(1));
	}

	private CurrentRevision shared(long seconds) {
		return new CurrentRevision(this.client, false, Duration.ofSeconds(seconds));
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	private void load(String title) {
		SeedFiles seeds = new SeedFiles(this.folder.resolve("import"));
		seeds.replace(Map.of("one/a.md", "---\ntitle: %s\nwebUrl: https://paper.example/a\n---\n".formatted(title)));
		seeds.load(this.client, 10);
	}

}
