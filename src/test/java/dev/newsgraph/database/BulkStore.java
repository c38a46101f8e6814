package dev.newsgraph.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import org.springframework.util.unit.DataSize;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.BulkImport;
import dev.newsgraph.importing.BulkProperties;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.report.StoredJob;

import static org.assertj.core.api.Assertions.assertThat;

/** Stores that tests load in bulk. */
public final class BulkStore {

	private BulkStore() {
	}

	/**
	 * Loads an import root in bulk, and returns the graph.
	 * @param root the import root
	 * @param folder an empty folder for the store
	 */
	public static List<String> snapshot(Path root, Path folder) {
		return use(root, folder, GraphSnapshot::of);
	}

	/**
	 * Loads an import root in bulk, and uses the graph.
	 * @param root the import root
	 * @param folder an empty folder for the store
	 */
	public static <T> T use(Path root, Path folder, Function<GraphClient, T> work) {
		BulkProperties bulk = new BulkProperties(BulkProperties.Mode.AUTO, 1, DataSize.ofKilobytes(64),
				DataSize.ofMegabytes(64), null);
		ImportProperties properties = new ImportProperties(root, false, 100, new ImportProperties.Throttle(100, 0), 2,
				DataSize.ofMegabytes(1), "", Duration.ofSeconds(10), Duration.ofSeconds(10), 100, 100,
				folder.resolve("runs"), 10, ImportProperties.Changes.DEFAULTS);
		DatabaseProperties database = TestDatabase.properties(folder.resolve("data"));
		BulkImport load = new BulkImport(properties, bulk, TrackingParameters.DEFAULTS, Clock.systemUTC());
		try {
			ImportReport report = load
				.run(new OfflineStore(folder.resolve("data"), database.name()), 0,
						List.of(new BulkImport.Part("bulk", null, RejectLimit.NONE, ImportObserver.NONE)),
						(part, number, found, revision) -> new StoredJob(Map.of("key", part.job(), "number", number),
								List.of()))
				.getFirst();
			assertThat(report.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try (EmbeddedServer server = EmbeddedServer.start(database);
				Driver driver = GraphDatabase.driver(server.localUri(), AuthTokens.none())) {
			server.define(BulkImport.schema(), Duration.ofMinutes(1));
			return work.apply(
					new GraphClient(driver, false, database, TestDatabase.READS, new RunningReads(), List.of(), null));
		}
	}

}
