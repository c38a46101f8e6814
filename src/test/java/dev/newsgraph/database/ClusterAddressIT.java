package dev.newsgraph.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.fleetmanagement.FleetManagementSettings;

import org.springframework.boot.health.contributor.Status;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.RandomFeed;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A Neo4j server with its own Bolt connector, behind an address that begins with
 * {@code neo4j://}. {@link ScriptedClusterTests} has what only a cluster can show.
 */
@Tag("slow")
class ClusterAddressIT {

	private static final CypherStatement COUNT = CypherStatement.of("MATCH (n:Counter) RETURN n.value AS value");

	private static final CypherStatement INCREMENT = CypherStatement
		.of("MERGE (n:Counter) SET n.value = coalesce(n.value, 0) + 1 RETURN n.value AS value");

	@TempDir
	private static Path folder;

	private static DatabaseManagementService server;

	private static Gate gate;

	private static boolean reachable;

	@TempDir
	private Path root;

	private final RunningReads running = new RunningReads();

	private Driver driver;

	private GraphClient client;

	@BeforeAll
	static void startServer() throws IOException {
		int port = freePort();
		gate = new Gate(URI.create("bolt://127.0.0.1:" + port));
		// Its routing table names the gate, so that all connections pass it.
		server = new DatabaseManagementServiceBuilder(folder).setConfig(BoltConnector.enabled, true)
			.setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
			.setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", gate.uri().getPort()))
			.setConfig(GraphDatabaseSettings.routing_ttl, Duration.ofSeconds(1))
			.setConfig(GraphDatabaseSettings.pagecache_memory, 64L * 1024 * 1024)
			.setConfig(GraphDatabaseSettings.auth_enabled, false)
			.setConfig(FleetManagementSettings.fleet_manager_enabled, false)
			.build();
		find();
	}

	@AfterAll
	static void stopServer() throws IOException {
		gate.close();
		server.shutdown();
	}

	@BeforeEach
	void connect() {
		this.driver = driver("neo4j");
		this.client = client(this.driver, true);
		this.running.start();
		TestDatabase.clear(this.client);
	}

	@AfterEach
	void close() {
		this.running.stop();
		this.driver.close();
	}

	@Test
	void theServerNamesItselfForAllRoles() {
		try (Driver direct = driver("bolt")) {
			Record table = client(direct, false)
				.read(CypherStatement.of("CALL dbms.routing.getRoutingTable({}, 'neo4j')"))
				.getFirst();
			assertThat(table.get("ttl").asInt()).isEqualTo(1);
			assertThat(table.get("servers").asList((role) -> role.get("addresses").asList(Value::asString))).hasSize(3)
				.containsOnly(List.of("127.0.0.1:" + gate.uri().getPort()));
		}
	}

	@Test
	void everyReadSeesTheWriteBefore() throws Exception {
		for (int i = 1; i <= 50; i++) {
			assertThat(increment()).isEqualTo(i);
			assertThat(count()).isEqualTo(i);
			if (i % 25 == 0) {
				// The routing table has expired.
				Thread.sleep(1100);
			}
		}
	}

	@Test
	void aReadSessionCannotWrite() {
		assertThat(catchThrowableOfType(GraphClientException.class, () -> this.client.read(INCREMENT)).reason())
			.isEqualTo(Reason.OTHER);
		assertThat(this.client.read(COUNT)).isEmpty();
	}

	/** The driver asks each of its sessions for a bookmark of the right kind. */
	@Test
	void aWriteHasABookmarkThatAReadOfAnotherConnectionWaitsFor() {
		this.client.load((transaction) -> transaction.run(INCREMENT));
		assertThat(increment()).isEqualTo(2);
		try (Driver other = driver("neo4j")) {
			assertThat(client(other, true).read(COUNT).getFirst().get("value").asInt()).isEqualTo(2);
		}
	}

	@Test
	void theLostServerIsUsedAgainWhenItIsBack() throws Exception {
		assertThat(increment()).isEqualTo(1);
		DatabaseAvailability availability = new DatabaseAvailability(this.driver, uri("neo4j"), properties(),
				(event) -> {
				}, this.running, null);
		availability.start();
		try {
			Awaitility.await().untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.UP));
			lose();
			assertThat(catchThrowableOfType(GraphClientException.class, this::count).reason())
				.isEqualTo(Reason.UNAVAILABLE);
			assertThat(catchThrowableOfType(GraphClientException.class, this::increment).reason())
				.isEqualTo(Reason.UNAVAILABLE);
			Awaitility.await()
				.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.DOWN));
			find();
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(availability.health().getStatus()).isEqualTo(Status.UP));
			assertThat(count()).isEqualTo(1);
			assertThat(increment()).isEqualTo(2);
		}
		finally {
			find();
			availability.stop();
		}
	}

	@Test
	void anImportWaitsForTheLostServerAndLeadsToTheSameGraph() throws Exception {
		SeedFiles seeds = new SeedFiles(this.root.resolve("import"));
		Map<String, String> files = new RandomFeed(5).files();
		for (int i = 0; i < 60; i++) {
			files.put("one/more/%d.md".formatted(i),
					"---\ntitle: Article %1$d\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i));
		}
		seeds.replace(files);
		Thread fault = Thread.ofVirtual().start(ClusterAddressIT::interrupt);
		ImportReport report = seeds.load(this.client, 1);
		fault.join();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		List<String> routed = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		try (Driver direct = driver("bolt")) {
			GraphClient other = client(direct, false);
			seeds.load(other, 1000);
			assertThat(routed).isEqualTo(GraphSnapshot.of(other));
		}
	}

	/** Loses the server three times for a moment. */
	private static void interrupt() {
		try {
			for (int i = 0; i < 3; i++) {
				Thread.sleep(300);
				lose();
				Thread.sleep(500);
				find();
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void lose() throws IOException {
		reachable = false;
		gate.shut();
	}

	private static void find() throws IOException {
		if (!reachable) {
			gate.open();
			reachable = true;
		}
	}

	private int count() {
		return this.client.read(COUNT).getFirst().get("value").asInt();
	}

	private int increment() {
		return this.client.write((transaction) -> transaction.run(INCREMENT)).getFirst().get("value").asInt();
	}

	private GraphClient client(Driver connected, boolean routed) {
		return new GraphClient(connected, routed, properties(), TestDatabase.READS, this.running, List.of(), null);
	}

	private static DatabaseProperties properties() {
		return TestDatabase.properties(folder);
	}

	private static URI uri(String scheme) {
		return URI.create("%s://127.0.0.1:%d".formatted(scheme, gate.uri().getPort()));
	}

	private static Driver driver(String scheme) {
		return GraphDatabase.driver(uri(scheme), AuthTokens.none(),
				Config.builder()
					.withConnectionTimeout(1, TimeUnit.SECONDS)
					.withMaxTransactionRetryTime(500, TimeUnit.MILLISECONDS)
					.build());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
