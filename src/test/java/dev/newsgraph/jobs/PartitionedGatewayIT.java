package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.DatabaseAddress;
import dev.newsgraph.database.GatedClient;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways on one database. The one that runs a job is cut off from the database, the
 * other one takes over, and the first one comes back with documents that it has read
 * before.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class PartitionedGatewayIT {

	private static final int DOCUMENTS = 400;

	private static final Duration LEASE = Duration.ofSeconds(3);

	/** The server ends a write that was cut off. */
	private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

	private static final JobProperties PROPERTIES = new JobProperties(true, Duration.ofMillis(200), LEASE, 100, 100,
			100, 100);

	/** Each write to the graph, and each change of a job, changes the answer. */
	private static final String STATE = """
			MATCH (state:GraphState) MATCH (lock:ImportLock {id: 'import'})
			MATCH (job:ImportJob) WITH state, lock, job ORDER BY job.number
			RETURN state.sequence AS sequence, lock.token AS token, collect(properties(job)) AS jobs""";

	@TempDir
	private static Path folder;

	private final List<Object> events = new CopyOnWriteArrayList<>();

	@Autowired
	private GraphClient client;

	@Autowired
	private DatabaseAddress address;

	@Autowired
	private ImportRoot root;

	@Autowired
	private BulkJobs bulk;

	private SeedFiles seeds;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) throws IOException {
		Path root = Files.createDirectories(folder.resolve("import"));
		registry.add("newsgraph.import.root", root::toString);
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(folder.resolve("import"));
		this.seeds.replace(files("old"));
	}

	@ParameterizedTest(name = "silently: {0}")
	@ValueSource(booleans = { false, true })
	void theOtherTakesOverAndTheFirstWritesNothingMore(boolean silently) throws Exception {
		JobRunner second = null;
		JobRunner first = null;
		AtomicInteger running = new AtomicInteger();
		try (GatedClient gated = this.address.gatedClient(WRITE_TIMEOUT)) {
			JobStore store = new JobStore(this.client, PROPERTIES);
			store.prepare();
			store.enqueue(JobKind.IMPORT, null, false, null, null);
			first = runner(gated.client(), 1, this.events);
			first.databaseReachable();
			await().until(() -> (long) row("MATCH (d:Document) RETURN count(d) AS value").get("value") > 10);
			gated.cutOff(silently);
			assertThat(states()).containsExactly("RUNNING");
			// The first gateway has read some of them already.
			this.seeds.replace(files("new"));
			List<Object> found = new CopyOnWriteArrayList<>();
			second = runner(this.client, 1000, found);
			second.databaseReachable();
			await().until(() -> {
				running.accumulateAndGet((int) states().stream().filter("RUNNING"::equals).count(), Math::max);
				return states().equals(List.of("FAILED", "SUCCEEDED"));
			});
			assertThat(running).as("jobs that ran at the same time").hasValue(1);
			assertThat(outcomes(found)).first().isEqualTo(ImportOutcome.PROCESS_ENDED);
			assertThat(this.events).as("the first gateway still waits").isEmpty();
			List<String> graph = GraphSnapshot.of(this.client);
			Map<String, Object> state = row(STATE);
			gated.connectAgain(silently);
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !this.events.isEmpty());
			assertThat(this.events).first()
				.isInstanceOfSatisfying(JobFinished.class,
						(end) -> assertThat(end.report().outcome()).isEqualTo(ImportOutcome.STOPPED));
			assertThat(GraphSnapshot.of(this.client)).isEqualTo(graph);
			assertThat(row(STATE)).isEqualTo(state);
			// It runs jobs again.
			second.destroy();
			store.enqueue(JobKind.IMPORT, null, false, null, null);
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> states().equals(List.of("FAILED", "SUCCEEDED", "SUCCEEDED")));
			assertThat(GraphSnapshot.of(this.client)).isEqualTo(graph);
			TestDatabase.clear(this.client);
			this.seeds.load(this.client, 1000);
			assertThat(graph).isEqualTo(GraphSnapshot.of(this.client));
		}
		finally {
			if (second != null) {
				second.destroy();
			}
			if (first != null) {
				first.destroy();
			}
		}
	}

	/**
	 * The batch of an expired job may be committed after any gateway has marked the job
	 * as failed.
	 */
	@Test
	void whoClaimsAJobWaitsForTheBatchOfTheOneBefore() throws Exception {
		this.seeds.load(this.client, 1000);
		JobStore store = new JobStore(this.client, PROPERTIES);
		store.prepare();
		String key = store.enqueue(JobKind.IMPORT, null, false, null, null);
		assertThat(store.claim()).isPresent();
		CountDownLatch holds = new CountDownLatch(1);
		CompletableFuture<Void> committed = new CompletableFuture<>();
		Thread batch = Thread.ofVirtual().start(() -> this.client.write((transaction) -> {
			List<?> lock = transaction
				.run(CypherStatement.of("MATCH (l:ImportLock {id: 'import'}) SET l.id = 'import'"));
			holds.countDown();
			committed.join();
			return lock;
		}));
		holds.await();
		write("MATCH (job:ImportJob) SET job.aliveUntil = datetime() - duration('PT1S')");
		Thread first = Thread.ofVirtual().start(() -> store.recover(false));
		await().until(() -> states().equals(List.of("FAILED", "QUEUED")));
		// Nothing has changed, so the import itself does not need the lock.
		JobRunner second = runner(this.client, 1000, this.events);
		try {
			second.databaseReachable();
			await().until(() -> states().equals(List.of("FAILED", "RUNNING")));
			Thread.sleep(1000);
			assertThat(states()).containsExactly("FAILED", "RUNNING");
			committed.complete(null);
			await().until(() -> states().equals(List.of("FAILED", "SUCCEEDED")));
			assertThat(key).isNotEmpty();
		}
		finally {
			committed.complete(null);
			second.destroy();
			first.join();
			batch.join();
		}
	}

	/** Only the last ended jobs are kept, and a gateway can be away for longer. */
	@Test
	void anImportWhoseJobWasDeletedWritesNothing() {
		this.seeds.load(this.client, 1000);
		List<String> graph = GraphSnapshot.of(this.client);
		this.seeds.replace(files("new"));
		ImportReport report = this.seeds.graphImport(this.client, 10)
			.run("deleted", ImportRequest.everything(), ImportObserver.NONE);
		assertThat(report.outcome()).isEqualTo(ImportOutcome.STOPPED);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(graph);
	}

	@Test
	void aGatewayThatIsStoppedGivesItsJobBack() throws Exception {
		JobProperties patient = new JobProperties(true, Duration.ofMillis(200), Duration.ofHours(1), 100, 100, 100,
				100);
		JobStore store = new JobStore(this.client, patient);
		store.prepare();
		store.enqueue(JobKind.IMPORT, null, false, null, null);
		JobRunner first = runner(this.client, 1, new CopyOnWriteArrayList<>(), patient);
		JobRunner second = runner(this.client, 1000, this.events, patient);
		try {
			first.databaseReachable();
			await().until(() -> (long) row("MATCH (d:Document) RETURN count(d) AS value").get("value") > 10);
			CountDownLatch stopped = new CountDownLatch(1);
			first.stop(stopped::countDown);
			stopped.await();
			assertThat(states()).containsExactly("RUNNING");
			second.databaseReachable();
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> states().equals(List.of("FAILED", "SUCCEEDED")));
			assertThat(outcomes(this.events)).first().isEqualTo(ImportOutcome.STOPPED);
		}
		finally {
			first.destroy();
			second.destroy();
		}
	}

	private static List<ImportOutcome> outcomes(List<Object> published) {
		return published.stream()
			.filter(JobFinished.class::isInstance)
			.map((end) -> ((JobFinished) end).report().outcome())
			.toList();
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	private JobRunner runner(GraphClient database, int batchSize, List<Object> published) {
		return runner(database, batchSize, published, PROPERTIES);
	}

	private JobRunner runner(GraphClient database, int batchSize, List<Object> published, JobProperties jobs) {
		JobStore store = new JobStore(database, jobs);
		ImportProperties properties = new ImportProperties(folder.resolve("import"), false, batchSize,
				new ImportProperties.Throttle(batchSize, 0), 2, DataSize.ofMegabytes(1), "", Duration.ofSeconds(10),
				Duration.ofMinutes(3), 100, 100, folder.resolve("runs"), 10, ImportProperties.Changes.DEFAULTS);
		JobExecution execution = new JobExecution(store, new GraphImport(database, properties, Clock.systemUTC()), jobs,
				properties.runs(), Clock.systemUTC(), false);
		return new JobRunner(store, execution, this.root, jobs, new JobReports(System.out, 10, published::add), false,
				false, this.bulk);
	}

	private static Map<String, String> files(String version) {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < DOCUMENTS; i++) {
			files.put("feed/%03d.md".formatted(i),
					"---\ntitle: Article %1$d, %2$s\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i, version));
		}
		return files;
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10));
	}

	private Map<String, Object> row(String statement) {
		return this.client.read(CypherStatement.of(statement)).getFirst().asMap();
	}

	private List<String> states() {
		return this.client
			.read(CypherStatement.of("MATCH (job:ImportJob) RETURN job.state AS state ORDER BY job.number"))
			.stream()
			.map((row) -> row.get("state").asString())
			.toList();
	}

}
