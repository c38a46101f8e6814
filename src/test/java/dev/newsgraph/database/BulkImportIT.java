package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import org.springframework.util.unit.DataSize;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.BulkImport;
import dev.newsgraph.importing.BulkProperties;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.RandomFeed;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.report.StoredJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The load in bulk, and the ordinary import of the same documents. */
class BulkImportIT {

	@TempDir
	private Path folder;

	/** The import comes after the load, in the same store. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void theGraphIsThatOfAnImport(long seed) throws Exception {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < 3; i++) {
			files.putAll(new RandomFeed(10 * seed + i).files());
		}
		new SeedFiles(root()).replace(files);
		List<FileProblem> loadProblems = new ArrayList<>();
		ImportReport load = load(RejectLimit.NONE, problems(loadProblems), 0).getFirst();
		assertThat(load.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		assertThat(load.loaded()).isPositive();
		List<FileProblem> importProblems = new ArrayList<>();
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.properties(data()));
				Driver driver = GraphDatabase.driver(server.localUri(), AuthTokens.none())) {
			server.define(BulkImport.schema(), Duration.ofMinutes(1));
			GraphClient client = new GraphClient(driver, false, TestDatabase.properties(data()), TestDatabase.READS,
					new RunningReads(), List.of(), null);
			List<String> loaded = GraphSnapshot.of(client);
			assertThat(client.read(CypherStatement.of("MATCH (j:ImportJob) RETURN j.key AS key, j.number AS number,"
					+ " j.documentsPerSecond AS speed, COUNT { (:Document {job: j.key}) } AS documents")))
				.singleElement()
				.satisfies((job) -> assertThat(job.asMap())
					.isEqualTo(Map.of("key", "bulk", "number", 1L, "speed", 0.5, "documents", load.loaded())));
			GraphImport graphImport = new GraphImport(client, properties(), Clock.systemUTC());
			ImportReport again = graphImport.run();
			assertThat(again.unchanged()).isEqualTo(load.loaded());
			assertThat(again.loaded()).isZero();
			assertThat(GraphSnapshot.of(client)).isEqualTo(loaded);
			TestDatabase.clear(client);
			ImportReport imported = graphImport.run(ImportRequest.everything(), problems(importProblems));
			assertThat(loaded).isEqualTo(GraphSnapshot.of(client));
			assertThat(load.loaded()).isEqualTo(imported.loaded());
			assertThat(load.rejected()).isEqualTo(imported.rejected());
			assertThat(load.read()).isEqualTo(imported.read());
			assertThat(load.unknownKeys()).isEqualTo(imported.unknownKeys());
			assertThat(load.problems()).isEqualTo(imported.problems());
			assertThat(loadProblems).isEqualTo(importProblems);
		}
	}

	@Test
	void tooManyRejectsLoadNothing() throws IOException {
		new SeedFiles(root())
			.replace(Map.of("one/a.md", "broken", "one/b.md", "---\ntitle: b\nwebUrl: https://b.com\n---\n"));
		ImportReport report = load(new RejectLimit(0, false), ImportObserver.NONE, 0).getFirst();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.TOO_MANY_REJECTS);
		assertThat(report.loaded()).isZero();
		assertThat(report.rejected()).isEqualTo(1);
		assertThat(store().exists()).isFalse();
		assertThat(store().isUnfinished()).isFalse();
	}

	@Test
	void aStoppedLoadLoadsNothing() throws IOException {
		new SeedFiles(root()).replace(Map.of("one/b.md", "---\ntitle: b\nwebUrl: https://b.com\n---\n"));
		ImportReport report = load(RejectLimit.NONE, new ImportObserver() {
			@Override
			public boolean isStopped() {
				return true;
			}
		}, 0).getFirst();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.STOPPED);
		assertThat(store().exists()).isFalse();
	}

	@Test
	void aFullDiskLoadsNothing() {
		new SeedFiles(root()).replace(Map.of("one/b.md", "---\ntitle: b\nwebUrl: https://b.com\n---\n"));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> load(RejectLimit.NONE, ImportObserver.NONE, Long.MAX_VALUE / 2))
			.withMessageContaining("is too small for a load in bulk");
		assertThat(store().exists()).isFalse();
		assertThat(store().isUnfinished()).isFalse();
	}

	/** Whatever an earlier process has left, it is deleted. */
	@ParameterizedTest
	@ValueSource(strings = { "", "files/claims", "store/databases/neo4j/neostore", "store/transactions/neo4j/log" })
	void anUnfinishedLoadIsDiscarded(String file) throws IOException {
		Path unfinished = store().unfinished();
		if (file.isEmpty()) {
			Files.createDirectories(data());
			Files.writeString(unfinished, "damaged");
		}
		else {
			Files.createDirectories(unfinished.resolve(file).getParent());
			Files.writeString(unfinished.resolve(file), "damaged");
		}
		Path log = Files.createDirectories(data().resolve("transactions/neo4j")).resolve("log");
		Files.writeString(log, "moved before the store");
		assertThat(store().isUnfinished()).isTrue();
		store().discard();
		assertThat(store().isUnfinished()).isFalse();
		assertThat(log).doesNotExist();
	}

	private List<ImportReport> load(RejectLimit limit, ImportObserver observer, long reserve) throws IOException {
		BulkProperties bulk = new BulkProperties(BulkProperties.Mode.AUTO, 1, DataSize.ofKilobytes(64),
				DataSize.ofMegabytes(64), null);
		BulkImport load = new BulkImport(properties(), bulk, TrackingParameters.DEFAULTS, Clock.systemUTC());
		assertThat(load.isWorthwhile()).isTrue();
		return load.run(store(), reserve, List.of(new BulkImport.Part("bulk", null, limit, observer)),
				(part, number, report, revision) -> new StoredJob(
						Map.of("key", part.job(), "number", number, "documentsPerSecond", 0.5), List.of()));
	}

	private static ImportObserver problems(List<FileProblem> found) {
		return new ImportObserver() {
			@Override
			public synchronized void problem(FileProblem problem) {
				found.add(problem);
			}
		};
	}

	private ImportProperties properties() {
		return new ImportProperties(root(), false, 100, new ImportProperties.Throttle(100, 0), 2,
				DataSize.ofMegabytes(1), "", Duration.ofSeconds(10), Duration.ofSeconds(10), 100, 100,
				this.folder.resolve("runs"), 10, ImportProperties.Changes.DEFAULTS);
	}

	private Path root() {
		return this.folder.resolve("import");
	}

	private Path data() {
		return this.folder.resolve("data");
	}

	private OfflineStore store() {
		return new OfflineStore(data(), "neo4j");
	}

}
