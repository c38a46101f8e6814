package dev.newsgraph.replica;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway of several that starts while the disk with its folders is not mounted, and no
 * other one is ready.
 */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=true", "newsgraph.import.watch=true",
		"newsgraph.import.still=200ms", "newsgraph.jobs.poll=200ms", "newsgraph.replica.interval=100ms",
		"newsgraph.replica.expect=http://127.0.0.1:1" })
class MissingDiskIT {

	@TempDir
	private static Path folder;

	@Autowired
	private Replica replica;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.import.root", () -> folder.resolve("import").toString());
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@Test
	void itIsReadyWhenTheDiskIsThereAndAllFoldersAreImported() throws Exception {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(this.replica.reason())
				.isEqualTo("The import of all folders ended with NO_FOLDER, and no other gateway is ready."));
		HttpResponse<String> readiness = readiness();
		assertThat(readiness.statusCode()).isEqualTo(503);
		assertThat(readiness.body()).contains("OUT_OF_SERVICE");
		Path mounted = Files.createDirectories(folder.resolve("disk/feed"));
		Files.writeString(mounted.resolve("a.md"), "---\ntitle: A\nwebUrl: https://paper.example/a\n---\n");
		Files.move(mounted.getParent(), folder.resolve("import"));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.replica.reason() == null);
		assertThat(readiness().statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> readiness() throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(this.port)))
				.build(), BodyHandlers.ofString());
		}
	}

}
