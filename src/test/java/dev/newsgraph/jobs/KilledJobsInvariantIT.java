package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.RandomFeed;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The graph is a function of the set of documents, whatever jobs brought them there and
 * at which of its statements each of them was killed.
 */
@Tag("slow")
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
@Import(KilledJobsInvariantIT.Killing.class)
class KilledJobsInvariantIT {

	private static final int SETS = 6;

	private static final int STATEMENTS = 24;

	private static final JobProperties PROPERTIES = new JobProperties(true, Duration.ofSeconds(1),
			Duration.ofSeconds(30), 100, 100, 100, 100);

	@Autowired
	private GraphClient client;

	@Autowired
	private Killer killer;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		new JobStore(this.client, PROPERTIES).prepare();
	}

	/** Each seed makes other sets; a failing one is named by the test. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void killedAnywhereTheJobsOfTheNextStartsLeadToTheSameGraph(long seed) throws IOException {
		Random random = new Random(seed);
		RandomFeed feed = new RandomFeed(seed);
		Map<String, String> files = feed.files();
		int killed = 0;
		for (int i = 0; i < SETS; i++) {
			files = (random.nextInt(5) == 0) ? feed.files() : feed.edited(files);
			boolean removed = random.nextInt(4) == 0;
			if (removed) {
				files.keySet().removeIf((path) -> path.startsWith("two/"));
			}
			this.seeds.replace(files);
			List<String> folders = new ArrayList<>(List.of("one", "two"));
			Collections.shuffle(folders, random);
			JobStore asking = new JobStore(this.client, PROPERTIES);
			asking.prepare();
			for (String name : folders) {
				boolean gone = !Files.isDirectory(this.folder.resolve("import").resolve(name));
				asking.enqueue(gone ? JobKind.REMOVAL : JobKind.IMPORT, name, false, null, null);
			}
			if (random.nextBoolean()) {
				asking.enqueue(JobKind.IMPORT, null, false, null, null);
			}
			while (random.nextInt(3) > 0) {
				killed += livesUntil(random.nextInt(STATEMENTS), 1 + random.nextInt(3)) ? 0 : 1;
			}
			assertThat(livesUntil(Integer.MAX_VALUE, 1 + random.nextInt(3))).isTrue();
			assertThat(states()).doesNotContain("RUNNING", "QUEUED");
			List<String> after = GraphSnapshot.of(this.client);
			TestDatabase.clear(this.client);
			this.seeds.load(this.client, 1000);
			assertThat(after).as("set %d of seed %d", i, seed).isEqualTo(GraphSnapshot.of(this.client));
		}
		assertThat(killed).as("processes that were killed").isPositive();
	}

	/**
	 * Simulates a process that starts, recovers the jobs of an earlier process, runs the
	 * queue, and is killed at its n-th statement.
	 * @return whether it ended before that statement
	 */
	private boolean livesUntil(int statement, int batchSize) {
		JobStore store = new JobStore(this.client, PROPERTIES);
		JobExecution execution = new JobExecution(store, this.seeds.graphImport(this.client, batchSize), PROPERTIES,
				this.folder.resolve("runs"), Clock.systemUTC(), true);
		this.killer.killAt(statement);
		try {
			store.recover(true);
			Optional<Job> job = store.claim();
			while (job.isPresent()) {
				Job claimed = job.get();
				execution.run(claimed, () -> request(claimed), ImportObserver.NONE, this.killer::isDead);
				job = store.claim();
			}
			return true;
		}
		catch (Killed ex) {
			return false;
		}
		finally {
			this.killer.rest();
		}
	}

	private ImportRequest request(Job job) {
		String name = job.folder();
		if (name == null) {
			return ImportRequest.everything();
		}
		Path path = this.folder.resolve("import").resolve(name);
		return (job.kind() == JobKind.REMOVAL) ? ImportRequest.removal(name) : ImportRequest.of(List.of(path));
	}

	@Test
	void aFaultFailsTheJobAndLeavesASummary() throws IOException {
		this.seeds.replace(new TreeMap<>(Map.of("one/a.md", "---\ntitle: A\nwebUrl: https://a.example/a\n---\n")));
		JobStore store = new JobStore(this.client, PROPERTIES);
		JobExecution execution = new JobExecution(store, this.seeds.graphImport(this.client, 1), PROPERTIES,
				this.folder.resolve("runs"), Clock.systemUTC(), true);
		store.prepare();
		store.enqueue(JobKind.IMPORT, "one", false, null, null);
		Job job = store.claim().orElseThrow();
		ImportObserver faulty = new ImportObserver() {
			@Override
			public void progress(ImportProgress progress) {
				throw new IllegalStateException("A fault.");
			}
		};
		ImportReport report = execution.run(job, () -> request(job), faulty, () -> false);
		assertThat(report).isNotNull();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.INTERNAL_ERROR);
		assertThat(states()).containsExactly("FAILED");
		try (Stream<Path> runs = Files.list(this.folder.resolve("runs"))) {
			assertThat(runs).singleElement()
				.satisfies((run) -> assertThat(run.resolve("summary.json")).content()
					.contains("\"outcome\" : \"INTERNAL_ERROR\"", "failed by an internal error"));
		}
	}

	private List<String> states() {
		return this.client
			.read(CypherStatement.of("MATCH (job:ImportJob) RETURN job.state AS state ORDER BY job.number"))
			.stream()
			.map((row) -> row.get("state").asString())
			.toList();
	}

	/** Thrown instead of a kill; no caller can handle it. */
	static final class Killed extends Error {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * Fails a statement before it is committed, and every later one: what was written
	 * before stays, and nothing can be put in order.
	 */
	static final class Killer implements StatementListener {

		private int left = Integer.MAX_VALUE;

		@Override
		public synchronized void onStatement(StatementSent statement) {
			if (this.left < Integer.MAX_VALUE && this.left-- <= 0) {
				this.left = 0;
				throw new Killed();
			}
		}

		synchronized void killAt(int statement) {
			this.left = statement;
		}

		synchronized void rest() {
			this.left = Integer.MAX_VALUE;
		}

		synchronized boolean isDead() {
			return this.left <= 0;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Killing {

		@Bean
		Killer killer() {
			return new Killer();
		}

	}

}
