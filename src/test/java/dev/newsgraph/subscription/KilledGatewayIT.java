package dev.newsgraph.subscription;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.access.TestToken;
import dev.newsgraph.cli.NewsgraphProcesses;
import dev.newsgraph.database.DatabaseAddress;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways on one database. The one that imports also has the subscriber; when it is
 * killed, the subscriber continues at the other one, which takes over the import.
 */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.poll=1s" })
@Tag("slow")
class KilledGatewayIT {

	private static final int DOCUMENTS = 3000;

	private static final String CHANGES = """
			subscription($since: String) { articleChanged(since: $since) { cursor webUrl article { title } } }""";

	@TempDir
	private static Path folder;

	@Autowired
	private GraphClient client;

	@Autowired
	private DatabaseAddress address;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.import.root", () -> folder.resolve("import").toString());
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@Test
	void aSubscriberContinuesAtAnotherGatewayWithoutLoss() throws Exception {
		TestDatabase.clear(this.client);
		Path feed = Files.createDirectories(folder.resolve("import/feed"));
		for (int i = 0; i < DOCUMENTS; i++) {
			Files.writeString(feed.resolve(i + ".md"),
					"---\ntitle: Article %1$d\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i));
		}
		Set<String> received = new HashSet<>();
		String cursor = "";
		try (NewsgraphProcesses processes = new NewsgraphProcesses(folder)) {
			int other = freePort();
			List<String> options = new ArrayList<>(this.address.options());
			options.addAll(List.of(TestToken.OPTION, "--server.port=" + other,
					"--newsgraph.import.root=" + folder.resolve("import"), "--newsgraph.import.at-start=false",
					"--newsgraph.jobs.poll=100ms", "--newsgraph.import.runs=" + folder.resolve("runs"),
					"--newsgraph.import.batch-size=20", "--newsgraph.subscriptions.poll=50ms"));
			Process process = processes.start(options.toArray(String[]::new));
			try (TestSocket socket = connect(other)) {
				socket.subscribe("1", CHANGES);
				socket.subscribe("start", "mutation { startImport(input: { folder: \"feed\" }) { __typename } }");
				while (received.size() < DOCUMENTS / 10) {
					JsonNode message = socket.next();
					JsonNode change = message.at("/payload/data/articleChanged");
					if (!change.isMissingNode()) {
						received.add(change.get("webUrl").asString());
						cursor = change.get("cursor").asString();
					}
				}
				process.destroyForcibly().waitFor();
			}
		}
		assertThat(received.size()).isLessThan(DOCUMENTS);
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", CHANGES, Map.of("since", cursor));
			long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
			while (received.size() < DOCUMENTS) {
				received.add(socket.patientData().at("/articleChanged/webUrl").asString());
				assertThat(System.nanoTime()).isLessThan(end);
			}
		}
		assertThat(received).hasSize(DOCUMENTS);
	}

	private static TestSocket connect(int port) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.ignoreException(CompletionException.class)
			.until(() -> TestSocket.connect(port), (socket) -> true);
	}

	private static int freePort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
