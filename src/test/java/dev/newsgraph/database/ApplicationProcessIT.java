package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

import dev.newsgraph.cli.NewsgraphProcesses;

import static org.assertj.core.api.Assertions.assertThat;

/** The application as a separate process with its own data folder. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ApplicationProcessIT {

	@TempDir
	private Path folder;

	private NewsgraphProcesses processes;

	@BeforeEach
	void prepare() {
		this.processes = new NewsgraphProcesses(this.folder);
	}

	@AfterEach
	void kill() {
		this.processes.close();
	}

	@Test
	void refusesInOneLineToShareItsFolder() throws Exception {
		Process first = application();
		NewsgraphProcesses.awaitDatabase(first);
		Process second = application();
		assertThat(second.inputReader().lines()).singleElement()
			.asString()
			.endsWith("ERROR The data folder %s is in use by another process: stop that process, or name another folder"
				.formatted(this.folder) + " with newsgraph.database.embedded.data.");
		assertThat(exit(second)).isOne();
		assertThat(first.isAlive()).isTrue();
	}

	@Test
	void endsCleanlyOnASignal() throws Exception {
		Process process = application();
		NewsgraphProcesses.awaitDatabase(process);
		// Process.destroy would also close the streams of the process.
		process.toHandle().destroy();
		assertThat(exit(process)).isEqualTo(143);
		assertThat(process.inputReader().lines()).isEmpty();
	}

	@Test
	void losesNothingAcknowledgedWhenKilled() throws Exception {
		Process process = application();
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(process);
		List<Integer> acknowledged = Collections.synchronizedList(new ArrayList<>());
		Thread writer = Thread.ofPlatform().start(() -> write(bolt, acknowledged));
		Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> acknowledged.size() >= 50);
		process.destroyForcibly().waitFor();
		writer.join();
		try (Driver driver = NewsgraphProcesses.bolt(application()).driver()) {
			assertThat(driver.executableQuery("MATCH (n:Written) RETURN n.number AS number").execute().records())
				.extracting((row) -> row.get("number").asInt())
				.containsAll(acknowledged);
		}
	}

	private static void write(NewsgraphProcesses.Bolt bolt, List<Integer> acknowledged) {
		try (Driver driver = bolt.driver(); Session session = driver.session()) {
			for (int number = 0; true; number++) {
				session.run("CREATE (:Written {number: $number})", Map.of("number", number)).consume();
				acknowledged.add(number);
			}
		}
		catch (Neo4jException ex) {
			// The process was killed.
		}
	}

	private Process application() throws IOException {
		return this.processes.start(NewsgraphProcesses.WITH_BOLT, "--server.port=0",
				"--newsgraph.database.embedded.data=" + this.folder, "--newsgraph.database.embedded.page-cache=64m",
				"--newsgraph.import.root=" + this.folder);
	}

	private static int exit(Process process) throws InterruptedException {
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

}
