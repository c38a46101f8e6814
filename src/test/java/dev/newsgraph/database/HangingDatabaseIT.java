package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import org.springframework.boot.health.contributor.Status;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A database that neither answers nor fails: its answers get lost on the way. */
// Measures times, so that no other test may run beside it.
@Isolated
class HangingDatabaseIT {

	private static final CypherStatement ONE = CypherStatement.of("RETURN 1");

	private static final Duration DEADLINE = Duration.ofSeconds(2);

	private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(3);

	@TempDir
	private static Path folder;

	private static EmbeddedServer server;

	private final RunningReads running = new RunningReads();

	private Gate gate;

	private Driver driver;

	private GraphClient client;

	@BeforeAll
	static void startServer() {
		server = EmbeddedServer.start(TestDatabase.propertiesWithBolt(folder));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void open() throws Exception {
		this.gate = new Gate(server.uri());
		this.gate.open();
		this.driver = GraphDatabase.driver(this.gate.uri(), TestDatabase.credentials(folder),
				Config.builder()
					.withMaxConnectionPoolSize(10)
					.withConnectionAcquisitionTimeout(1, TimeUnit.SECONDS)
					.withConnectionTimeout(500, TimeUnit.MILLISECONDS)
					.withMaxTransactionRetryTime(200, TimeUnit.MILLISECONDS)
					.build());
		this.client = new GraphClient(this.driver, false, properties(), TestDatabase.READS, this.running, List.of(),
				null);
		this.running.start();
		Awaitility.await().ignoreExceptions().until(() -> this.client.read(ONE).size() == 1);
	}

	@AfterEach
	void close() throws Exception {
		this.running.stop();
		this.gate.close();
		this.driver.close();
	}

	@Test
	void endsAReadAtItsDeadline() {
		this.gate.silence(true);
		long start = System.nanoTime();
		assertThat(failure(ONE)).isEqualTo(Reason.TIMEOUT);
		assertTook(start, DEADLINE);
	}

	@Test
	void endsAWriteOfARequestAtTheDeadlineOfReads() {
		this.gate.silence(true);
		long start = System.nanoTime();
		assertThat(catchThrowableOfType(GraphClientException.class, () -> this.client
			.writeForRequest(this.client.requestLimit(), null, (transaction) -> transaction.run(ONE))).reason())
			.isEqualTo(Reason.TIMEOUT);
		assertTook(start, DEADLINE);
	}

	@Test
	void endsAWriteAfterItsTimeout() {
		this.gate.silence(true);
		long start = System.nanoTime();
		assertThat(catchThrowableOfType(GraphClientException.class,
				() -> this.client.load((transaction) -> transaction.run(ONE)))
			.reason()).isEqualTo(Reason.UNAVAILABLE);
		assertTook(start, WRITE_TIMEOUT);
	}

	/** The limit is the promise. The rest is room for a busy machine. */
	private static void assertTook(long start, Duration limit) {
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, limit.plusSeconds(60));
	}

	@Test
	void endsAPlanAtItsDeadline() {
		this.gate.silence(true);
		assertThat(catchThrowableOfType(GraphClientException.class, () -> this.client.explain(ONE)).reason())
			.isEqualTo(Reason.TIMEOUT);
	}

	@Test
	void answersAtOnceAfterManyReadsThatHung() throws Exception {
		List<Future<Reason>> reads = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> warm = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				warm.add(threads.submit(() -> this.client.read(ONE)));
			}
			for (Future<?> read : warm) {
				read.get();
			}
			this.gate.silence(true);
			for (int i = 0; i < 200; i++) {
				reads.add(threads.submit(() -> failure(ONE)));
			}
			for (Future<Reason> read : reads) {
				assertThat(read.get(2, TimeUnit.MINUTES)).isIn(Reason.TIMEOUT, Reason.BUSY, Reason.UNAVAILABLE);
			}
		}
		this.gate.silence(false);
		// Within the deadline, so it does not wait for one of the earlier reads.
		assertThat(this.client.read(ONE)).hasSize(1);
		assertThat(this.gate.connections()).isLessThanOrEqualTo(10);
	}

	@Test
	void isNotReadyWhileTheDatabaseHangs() {
		DatabaseAvailability availability = new DatabaseAvailability(this.driver, this.gate.uri(), properties(),
				(event) -> {
				}, this.running, null);
		availability.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.UP));
			this.gate.silence(true);
			Awaitility.await()
				.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.DOWN));
			this.gate.silence(false);
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.UP));
		}
		finally {
			availability.stop();
		}
	}

	private Reason failure(CypherStatement statement) {
		return catchThrowableOfType(GraphClientException.class, () -> this.client.read(statement)).reason();
	}

	private static DatabaseProperties properties() {
		DatabaseProperties defaults = TestDatabase.properties(folder);
		return new DatabaseProperties(defaults.name(), DEADLINE, WRITE_TIMEOUT, defaults.schemaTimeout(),
				defaults.pollInterval(), defaults.embedded());
	}

}
