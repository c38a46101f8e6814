package dev.newsgraph.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import org.springframework.util.unit.DataSize;

import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** An import that loses the connection to its database. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ImportOfALostDatabaseIT {

	private static final int DOCUMENTS = 60;

	@TempDir
	private Path folder;

	@Test
	void waitsAndGoesOnWhenItIsBack() throws Exception {
		ImportReport report = run(Duration.ofSeconds(60), 10_000);
		assertThat(report.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		assertThat(report.loaded()).isEqualTo(DOCUMENTS);
	}

	@Test
	void endsWithASentenceWhenItStaysAway() throws Exception {
		ImportReport report = run(Duration.ofSeconds(1), 60_000);
		assertThat(report.outcome()).isEqualTo(ImportOutcome.DATABASE_ERROR);
		assertThat(report.loaded()).isLessThan(DOCUMENTS);
		assertThat(report.notices())
			.contains("The database cannot be reached. The import ended early. Run it again when the database is"
					+ " available to continue.");
	}

	private ImportReport run(Duration patience, long awayMillis) throws Exception {
		Path seeds = Files.createDirectories(this.folder.resolve("import/feed"));
		for (int i = 0; i < DOCUMENTS; i++) {
			Files.writeString(seeds.resolve(i + ".md"),
					"---\ntitle: %1$d\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i));
		}
		Config quick = Config.builder()
			.withMaxTransactionRetryTime(500, java.util.concurrent.TimeUnit.MILLISECONDS)
			.build();
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.propertiesWithBolt(this.folder.resolve("data")));
				Gate gate = new Gate(server.uri());
				Driver driver = GraphDatabase.driver(gate.uri(), TestDatabase.credentials(this.folder.resolve("data")),
						quick)) {
			gate.open();
			GraphClient client = new GraphClient(driver, false, TestDatabase.properties(this.folder.resolve("data")),
					TestDatabase.READS, new RunningReads(), List.of(), null);
			ImportProperties properties = new ImportProperties(seeds.getParent(), false, 5,
					new ImportProperties.Throttle(5, 0), 2, DataSize.ofMegabytes(1), "", Duration.ofSeconds(10),
					patience, 100, 100, this.folder.resolve("runs"), 10, ImportProperties.Changes.DEFAULTS);
			return new GraphImport(client, properties, Clock.systemUTC()).run(ImportRequest.everything(),
					new Closing(gate, awayMillis));
		}
	}

	/** Closes the gate during the import, and opens it again. */
	private static final class Closing implements ImportObserver {

		private final Gate gate;

		private final long awayMillis;

		private boolean shut;

		Closing(Gate gate, long awayMillis) {
			this.gate = gate;
			this.awayMillis = awayMillis;
		}

		@Override
		public synchronized void progress(ImportProgress progress) {
			if (progress.loaded() > DOCUMENTS / 2 && !this.shut) {
				this.shut = true;
				try {
					this.gate.shut();
				}
				catch (java.io.IOException ex) {
					throw new java.io.UncheckedIOException(ex);
				}
				Thread.ofVirtual().start(() -> {
					try {
						Thread.sleep(this.awayMillis);
						this.gate.open();
					}
					catch (Exception ex) {
						// The test has ended.
					}
				});
			}
		}

	}

}
