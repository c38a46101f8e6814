package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command while a gateway uses the data folder. The gateway runs the import.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ImportThroughGatewayIT {

	private static final int DOCUMENTS = 40;

	@TempDir
	private Path folder;

	private NewsgraphProcesses processes;

	private Process gateway;

	private Path root;

	@BeforeEach
	void start() throws Exception {
		this.processes = new NewsgraphProcesses(this.folder);
		this.root = this.folder.toRealPath().resolve("import");
		writeFeed(this.root.resolve("feed"), "feed");
		writeFeed(this.root.resolve("other"), "other");
		this.gateway = this.processes.start("--server.port=0", "--newsgraph.import.at-start=false");
		NewsgraphProcesses.awaitDatabase(this.gateway);
		Thread.ofVirtual().start(() -> this.gateway.inputReader().lines().forEach((line) -> {
			// The output must be read, so that the gateway never blocks.
		}));
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.until(() -> Files.exists(this.folder.resolve("data/gateway.json")));
	}

	@AfterEach
	void kill() {
		this.processes.close();
	}

	@Test
	void saysByItsExitCodeHowItWent() throws Exception {
		JsonNode first = json(0, "import", "import/feed", "--json");
		assertThat(first.get("loaded").asInt()).isEqualTo(DOCUMENTS);
		assertThat(first.get("outcome").asString()).isEqualTo("COMPLETED");
		assertThat(json(0, "import", "import/feed", "--json").get("unchanged").asInt()).isEqualTo(DOCUMENTS);
		Files.writeString(this.root.resolve("feed/bad.md"), "---\nwebUrl: https://paper.example/x\n---\n");
		JsonNode dry = json(3, "import", "import/other", "import/feed", "--json", "--dry-run");
		assertThat(dry.get("exitCode").asInt()).isEqualTo(3);
		assertThat(dry.at("/results/0/differences")).hasSize(2 * DOCUMENTS);
		assertThat(dry.at("/results/1/firstProblems/0/file").asString()).isEqualTo("bad.md");
		NewsgraphProcesses.Ended console = run(3, "import", "import/feed");
		assertThat(console.output()).contains("bad.md:2:1 MISSING_TITLE")
			.contains("unchanged")
			.contains("rejects.jsonl");
		JsonNode given = json(1, "import", "import/feed", "--json", "--max-rejects=0");
		assertThat(given.get("outcome").asString()).isEqualTo("TOO_MANY_REJECTS");
		assertThat(run(0, "import", "import/other", "--quiet").output()).doesNotContain("loaded");
		assertThat(this.gateway.isAlive()).isTrue();
	}

	@Test
	void importsOnlyWhatIsUnderTheGatewaysRoot() throws Exception {
		writeFeed(this.folder.resolve("elsewhere/feed"), "feed");
		NewsgraphProcesses.Ended outside = run(2, "import", "elsewhere/feed");
		assertThat(outside.output()).contains("it imports only folders in its import root " + this.root)
			.contains("or stop the gateway");
		JsonNode answer = json(2, "import", "elsewhere/feed", "--json");
		assertThat(answer.get("message").asString()).contains("import root");
	}

	private NewsgraphProcesses.Ended run(int exit, String... arguments) throws IOException, InterruptedException {
		NewsgraphProcesses.Ended ended = this.processes.run(arguments);
		assertThat(ended.exit()).as(ended.output()).isEqualTo(exit);
		return ended;
	}

	private JsonNode json(int exit, String... arguments) throws IOException, InterruptedException {
		String output = run(exit, arguments).output();
		// The output contains both streams, and sentences come before the object.
		return new JsonMapper().readTree(output.substring(output.indexOf('{')));
	}

	private static void writeFeed(Path feed, String name) throws IOException {
		Files.createDirectories(feed);
		for (int i = 0; i < DOCUMENTS; i++) {
			Files.writeString(feed.resolve(i + ".md"),
					"---\ntitle: %2$d\nwebUrl: https://%1$s.example/%2$d\n---\n".formatted(name, i));
		}
	}

}
