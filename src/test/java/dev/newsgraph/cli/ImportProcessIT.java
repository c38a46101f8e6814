package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.neo4j.driver.Driver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports in separate processes: their exit codes, their files, and the graph after a
 * kill.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ImportProcessIT {

	/** {@code -Dkills=20} runs the long test. */
	private static final int KILLS = Integer.getInteger("kills", 3);

	private static final int DOCUMENTS = Integer.getInteger("kill.documents", 10_000);

	private static final int BROKEN = 77;

	private static final int EDITS = 100;

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
	void killedAgainAndAgainWhileItsDocumentsChangeAnImportEndsAsOneThatWasNot() throws Exception {
		Path root = this.folder.resolve("import");
		writeFeed(root.resolve("feed"));
		Random random = new Random(DOCUMENTS);
		for (int i = 0; i < KILLS; i++) {
			Instant begun = Instant.now();
			Process killed = gateway(root, "killed", true);
			NewsgraphProcesses.Bolt database = NewsgraphProcesses.bolt(killed);
			// Every third kill can come before the first write or after the last write.
			if (i % 3 < 2) {
				NewsgraphProcesses.awaitLoading(database, begun);
				Thread.sleep(random.nextInt(2000));
			}
			else {
				Thread.sleep(random.nextInt(8000));
			}
			killed.destroyForcibly().waitFor();
			edit(root.resolve("feed"), random, i);
		}
		Instant start = Instant.now();
		Process last = gateway(root, "killed", true);
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(last);
		assertThat(NewsgraphProcesses.awaitLastJob(bolt, start)).isEqualTo("SUCCEEDED_WITH_REJECTS");
		try (Driver driver = bolt.driver()) {
			assertThat(driver.executableQuery("MATCH (job:ImportJob {state: 'FAILED'}) RETURN job.message AS message")
				.execute()
				.records())
				.allSatisfy((row) -> assertThat(row.get("message").asString()).contains("The gateway ended"));
		}
		NewsgraphProcesses.Ended clean = this.processes.run("import", root.resolve("feed").toString(), "--json",
				"--newsgraph.database.embedded.data=" + this.folder.resolve("clean"));
		assertThat(clean.exit()).as(clean.output()).isEqualTo(3);
		JsonNode result = new JsonMapper().readTree(clean.output().substring(clean.output().indexOf('{')));
		assertThat(result.get("loaded").asInt()).isEqualTo(DOCUMENTS - 1);
		assertThat(result.get("rejected").asInt()).isEqualTo(1);
		JsonNode reject = reject(this.folder.resolve("clean/runs"));
		assertThat(reject.get("file").asString()).isEqualTo("7/77.md");
		assertThat(reject.get("line").asInt()).isEqualTo(3);
		Process reference = gateway(root, "clean", false);
		assertThat(NewsgraphProcesses.snapshot(bolt))
			.isEqualTo(NewsgraphProcesses.snapshot(NewsgraphProcesses.bolt(reference)));
	}

	@Test
	void onlyANewDatabaseIsLoadedInBulk() throws Exception {
		Path feed = this.folder.resolve("import/feed");
		for (int n = 0; n < 50; n++) {
			Files.createDirectories(file(feed, n).getParent());
			Files.writeString(file(feed, n), article(n));
		}
		String bulk = "--newsgraph.database.embedded.data=" + this.folder.resolve("bulk");
		Files.writeString(feed.resolve("broken.md"), "broken");
		NewsgraphProcesses.Ended rejected = this.processes.run("import", feed.toString(), "--bulk", "--max-rejects=0",
				bulk);
		assertThat(rejected.exit()).as(rejected.output()).isEqualTo(1);
		assertThat(rejected.output()).contains("The load in bulk ended early, so nothing was loaded.");
		Files.delete(feed.resolve("broken.md"));
		NewsgraphProcesses.Ended loaded = this.processes.run("import", feed.toString(), "--bulk", "--json", bulk);
		assertThat(loaded.exit()).as(loaded.output()).isZero();
		JsonNode result = new JsonMapper().readTree(loaded.output().substring(loaded.output().indexOf('{')));
		assertThat(result.get("loaded").asInt()).isEqualTo(50);
		NewsgraphProcesses.Ended refused = this.processes.run("import", feed.toString(), "--bulk", bulk);
		assertThat(refused.exit()).isEqualTo(1);
		assertThat(refused.output()).contains("only a new database can be loaded in bulk. Import without --bulk");
		NewsgraphProcesses.Ended again = this.processes.run("import", feed.toString(), "--json", bulk);
		assertThat(again.exit()).as(again.output()).isZero();
		JsonNode unchanged = new JsonMapper().readTree(again.output().substring(again.output().indexOf('{')));
		assertThat(unchanged.get("unchanged").asInt()).isEqualTo(50);
		NewsgraphProcesses.Ended imported = this.processes.run("import", feed.toString(),
				"--newsgraph.database.embedded.data=" + this.folder.resolve("imported"));
		assertThat(imported.exit()).as(imported.output()).isZero();
		assertThat(NewsgraphProcesses
			.snapshot(NewsgraphProcesses.bolt(gateway(this.folder.resolve("none"), "bulk", false))))
			.isEqualTo(NewsgraphProcesses
				.snapshot(NewsgraphProcesses.bolt(gateway(this.folder.resolve("none"), "imported", false))));
	}

	/** Changes some documents, and replaces others by new ones. */
	private static void edit(Path feed, Random random, int round) throws IOException {
		for (int n = 0; n < EDITS; n++) {
			int edited = random.nextInt(DOCUMENTS);
			Path file = file(feed, edited);
			if (edited != BROKEN && Files.exists(file)) {
				Files.writeString(file, article(random.nextInt(DOCUMENTS)));
			}
			int gone = random.nextInt(DOCUMENTS);
			if (gone != BROKEN && Files.deleteIfExists(file(feed, gone))) {
				Files.writeString(feed.resolve("%d/new-%d-%d.md".formatted(gone % 10, round, gone)),
						article(DOCUMENTS + gone));
			}
		}
	}

	@Test
	void validatesWithoutADatabaseAndSaysByItsExitCodeHowItWent() throws Exception {
		Path seeds = Files.createDirectories(this.folder.resolve("seeds"));
		Files.writeString(seeds.resolve("good.md"), article(1));
		assertThat(exit("validate", seeds.toString())).isZero();
		Files.writeString(seeds.resolve("bad.md"), "---\nwebUrl: https://paper.example/x\n---\n");
		assertThat(exit("validate", seeds.toString())).isEqualTo(3);
		assertThat(exit("validate", "--quiet", this.folder.resolve("nowhere").toString())).isEqualTo(2);
		assertThat(exit("import")).isEqualTo(2);
		assertThat(exit("import", this.folder.resolve("nowhere").toString())).isEqualTo(2);
		assertThat(exit("import", seeds.toString(), "--max-rejects=many")).isEqualTo(2);
		assertThat(this.folder.resolve("data")).doesNotExist();
	}

	@Test
	void anInterruptedImportSaysSoAndGoesOn() throws Exception {
		Path seeds = this.folder.resolve("import/feed");
		writeFeed(seeds);
		String data = "--newsgraph.database.embedded.data=" + this.folder.resolve("data");
		Process process = this.processes.start("import", seeds.toString(), "--newsgraph.import.batch-size=50", data);
		Path rejects = this.folder.resolve("data/runs");
		Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(rejects));
		Thread.sleep(1500);
		new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(130);
		assertThat(output).contains("The import was stopped. Documents that were written are kept.");
	}

	private int exit(String... arguments) throws Exception {
		return this.processes.run(arguments).exit();
	}

	private static JsonNode reject(Path runs) throws IOException {
		try (java.util.stream.Stream<Path> all = Files.list(runs)) {
			Path run = all.findFirst().orElseThrow();
			assertThat(run.resolve("summary.json")).exists();
			return new JsonMapper().readTree(Files.readString(run.resolve("rejects.jsonl")));
		}
	}

	private static void writeFeed(Path folder) throws IOException {
		for (int i = 0; i < DOCUMENTS; i++) {
			Path file = file(folder, i);
			Files.createDirectories(file.getParent());
			Files.writeString(file, (i == BROKEN) ? "---\ntitle: broken\nheat: warm: yes\n---\n" : article(i));
		}
	}

	private static Path file(Path feed, int i) {
		return feed.resolve("%d/%d.md".formatted(i % 10, i));
	}

	private static String article(int i) {
		return """
				---
				title: "Article %1$d"
				webUrl: https://paper%2$d.example/%1$d
				publishedDateTime: 2024-01-0%3$dT10:00:00Z
				heat: %4$d
				topics:
				  - Topic %5$d
				related:
				  - title: "As seen by %1$d"
				    webUrl: https://paper%6$d.example/%7$d
				---
				""".formatted(i, i % 13, 1 + i % 9, i % 100, i % 31, (i * 7 % DOCUMENTS) % 13, i * 7 % DOCUMENTS);
	}

	private Process gateway(Path root, String data, boolean imports) throws IOException {
		return this.processes.start(NewsgraphProcesses.WITH_BOLT, "--server.port=0",
				"--newsgraph.database.embedded.data=" + this.folder.resolve(data), "--newsgraph.import.root=" + root,
				"--newsgraph.import.at-start=" + imports, "--newsgraph.jobs.run=" + imports);
	}

}
