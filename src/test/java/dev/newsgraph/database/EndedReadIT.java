package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A read that is ended leaves no transaction in the database. */
@SpringBootTest(classes = DatabaseConfiguration.class, webEnvironment = WebEnvironment.NONE)
@ImportAutoConfiguration(Neo4jAutoConfiguration.class)
@Import(TestDatabase.class)
@ExtendWith(DockerCondition.class)
// Measures times, so that no other test may run beside it.
@Isolated
class EndedReadIT {

	private static final String MARK = "/* ended */";

	private static final CypherStatement ENDLESS = CypherStatement
		.of(MARK + " UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000) AS b RETURN count(a + b) AS endless");

	private static final CypherStatement RUNNING = CypherStatement
		.of("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH '" + MARK + "' RETURN currentQuery");

	/** The common pool can have a single thread. */
	private static final Executor THREADS = (work) -> Thread.ofVirtual().start(work);

	@Autowired
	private GraphClient any;

	@Autowired
	private Driver driver;

	private final RunningReads running = new RunningReads();

	@BeforeEach
	void start() {
		this.running.start();
	}

	@AfterEach
	void stop() {
		this.running.stop();
	}

	@Test
	void atItsDeadline() {
		assertThat(ended(client(Duration.ofSeconds(1)), null)).isEqualTo(Reason.TIMEOUT);
	}

	@Test
	void atTheDeadlineOfTheWholeOperation() {
		// The limit of a read alone would take longer than the test may.
		assertThat(ended(client(Duration.ofHours(1)),
				new TestCaller(System.nanoTime() - TimeUnit.SECONDS.toNanos(3599), false)))
			.isEqualTo(Reason.TIMEOUT);
	}

	@Test
	void whenItsClientHasGoneAway() {
		assertThat(ended(client(Duration.ofHours(1)), new TestCaller(System.nanoTime(), true)))
			.isEqualTo(Reason.CANCELLED);
	}

	@Test
	void whenTheGatewayStops() {
		GraphClient client = client(Duration.ofHours(1));
		CompletableFuture<Reason> read = CompletableFuture
			.supplyAsync(() -> ended(client, new TestCaller(System.nanoTime(), false)));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.any.lookUp(RUNNING).size() == 1);
		this.running.stop();
		assertThat(read.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(Reason.CANCELLED);
	}

	@Test
	void whenItsThreadIsInterrupted() throws InterruptedException {
		GraphClient client = client(Duration.ofHours(1));
		CompletableFuture<Reason> reason = new CompletableFuture<>();
		Thread reader = Thread.ofPlatform()
			.start(() -> reason
				.complete(catchThrowableOfType(GraphClientException.class, () -> client.read(ENDLESS, null)).reason()));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.any.lookUp(RUNNING).size() == 1);
		reader.interrupt();
		assertThat(reason.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(Reason.CANCELLED);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.any.lookUp(RUNNING).isEmpty());
		reader.join();
	}

	@Test
	void whenSomebodyTerminatesItInTheDatabase() {
		GraphClient client = client(Duration.ofHours(1));
		CompletableFuture<Reason> read = CompletableFuture.supplyAsync(() -> ended(client, null), THREADS);
		CompletableFuture<Reason> write = CompletableFuture
			.supplyAsync(() -> catchThrowableOfType(GraphClientException.class,
					() -> client.load((transaction) -> transaction.run(ENDLESS)))
				.reason(), THREADS);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.any.lookUp(RUNNING).size() == 2);
		try (Session session = this.driver.session()) {
			List<Object> ids = session
				.run("SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH $mark"
						+ " RETURN transactionId", Map.of("mark", MARK))
				.list((row) -> row.get(0).asObject());
			session.run("TERMINATE TRANSACTIONS $ids", Map.of("ids", ids)).consume();
		}
		assertThat(read.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(Reason.TERMINATED);
		assertThat(write.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(Reason.TERMINATED);
	}

	/** Returns the reason of the end, after the transaction has ended too. */
	private Reason ended(GraphClient client, Caller caller) {
		Reason reason = catchThrowableOfType(GraphClientException.class, () -> client.read(ENDLESS, caller)).reason();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.any.lookUp(RUNNING).isEmpty());
		return reason;
	}

	private GraphClient client(Duration readTimeout) {
		DatabaseProperties defaults = TestDatabase.properties(Path.of("unused"));
		return new GraphClient(this.driver, false,
				new DatabaseProperties(defaults.name(), readTimeout, defaults.writeTimeout(), defaults.schemaTimeout(),
						defaults.pollInterval(), defaults.embedded()),
				TestDatabase.READS, this.running, List.of(), null);
	}

	private record TestCaller(long since, boolean isGone) implements Caller {

		@Override
		public String name() {
			return "test";
		}

	}

}
