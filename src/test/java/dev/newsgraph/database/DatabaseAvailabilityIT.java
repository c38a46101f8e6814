package dev.newsgraph.database;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.monitoring.DatabaseHealth;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

@Isolated("It reads what the whole process prints.")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAvailabilityIT {

	@TempDir
	private static Path folder;

	private static EmbeddedServer server;

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	@BeforeAll
	static void start() {
		server = EmbeddedServer.start(TestDatabase.propertiesWithBolt(folder));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void comesUpWithTheServerAndGoesDownWithIt(CapturedOutput output) throws Exception {
		try (Gate gate = new Gate(server.uri());
				Driver driver = GraphDatabase.driver(gate.uri(), TestDatabase.credentials(folder))) {
			DatabaseAvailability availability = availability(driver, gate.uri(), "neo4j");
			availability.start();
			try {
				assertThat(availability.health().getStatus()).isEqualTo(Status.DOWN);
				assertThat(this.events.poll(1, TimeUnit.SECONDS)).isNull();
				gate.open();
				assertThat(next()).isEqualTo(new DatabaseReachable(gate.uri()));
				assertThat(availability.health().getStatus()).isEqualTo(Status.UP);
				gate.shut();
				assertThat(next()).isInstanceOf(DatabaseLost.class);
				assertThat(availability.health().getStatus()).isEqualTo(Status.DOWN);
				gate.open();
				assertThat(next()).isEqualTo(new DatabaseReachable(gate.uri()));
			}
			finally {
				availability.stop();
			}
			assertThat(output).contains("answers at")
				.contains("does not answer. The gateway repeats the check until it answers.")
				.doesNotContain("\tat ");
		}
	}

	@Test
	void saysThatTheDatabaseIsNotOnTheServer() throws Exception {
		try (Driver driver = GraphDatabase.driver(server.uri(), TestDatabase.credentials(folder))) {
			DatabaseAvailability availability = availability(driver, server.uri(), "nowhere");
			availability.start();
			try {
				String expected = "Neo4j at %s does not have the database that newsgraph.database.name names."
					.formatted(server.uri());
				Awaitility.await()
					.untilAsserted(
							() -> assertThat(availability.health().getDetails()).containsEntry("problem", expected));
			}
			finally {
				availability.stop();
			}
		}
	}

	@Test
	void checksAgainAfterAnUnexpectedFailure() {
		AtomicInteger checks = new AtomicInteger();
		try (Driver driver = GraphDatabase.driver(server.uri(), TestDatabase.credentials(folder))) {
			Driver failing = (Driver) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { Driver.class }, (proxy, method, arguments) -> {
						if (method.getName().equals("session") && checks.incrementAndGet() == 1) {
							throw new IllegalStateException("unexpected");
						}
						return method.invoke(driver, arguments);
					});
			DatabaseAvailability availability = availability(failing, server.uri(), "neo4j");
			availability.start();
			try {
				Awaitility.await()
					.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.UP));
			}
			finally {
				availability.stop();
			}
		}
	}

	/** A supervisor can start the gateway again. */
	@Test
	void anEmbeddedDatabaseThatMustBeStartedAgainBreaksTheLiveness(@TempDir Path data, CapturedOutput output)
			throws Exception {
		try (EmbeddedServer stopping = EmbeddedServer.start(TestDatabase.properties(data));
				Driver driver = GraphDatabase.driver(stopping.localUri())) {
			EmbeddedDisk disk = new EmbeddedDisk(() -> stopping, data, 0, 0);
			assertThat(disk.stopped()).isNull();
			DatabaseAvailability availability = new DatabaseAvailability(driver, stopping.localUri(),
					TestDatabase.properties(data), this.events::add, new RunningReads(), disk);
			availability.start();
			try {
				assertThat(next()).isInstanceOf(DatabaseReachable.class);
				panic(stopping);
				Awaitility.await()
					.until(() -> this.events.stream().anyMatch(AvailabilityChangeEvent.class::isInstance));
				Thread.sleep(500);
				assertThat(this.events).filteredOn(AvailabilityChangeEvent.class::isInstance)
					// At each check, because the start of the application declares that
					// it is alive.
					.hasSizeGreaterThan(1)
					.allSatisfy((event) -> assertThat(((AvailabilityChangeEvent<?>) event).getState())
						.isEqualTo(LivenessState.BROKEN));
			}
			finally {
				availability.stop();
			}
		}
		assertThat(output).containsOnlyOnce(
				"The embedded database in %s has stopped (a test): start again. The reason is in".formatted(data));
	}

	private static void panic(EmbeddedServer server) {
		DatabaseManagementService service = (DatabaseManagementService) ReflectionTestUtils.getField(server, "service");
		((GraphDatabaseAPI) service.database("neo4j")).getDependencyResolver()
			.resolveDependency(DatabaseHealth.class)
			.panic(new IOException("a test"));
	}

	private Object next() throws InterruptedException {
		return this.events.poll(30, TimeUnit.SECONDS);
	}

	private DatabaseAvailability availability(Driver driver, URI uri, String name) {
		DatabaseProperties defaults = TestDatabase.properties(folder);
		return new DatabaseAvailability(
				driver, uri, new DatabaseProperties(name, defaults.readTimeout(), defaults.writeTimeout(),
						defaults.schemaTimeout(), defaults.pollInterval(), defaults.embedded()),
				this.events::add, new RunningReads(), null);
	}

}
