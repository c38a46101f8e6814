package dev.newsgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.NewsgraphApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports by processes of their own: their exit codes, what they leave, and what a kill
 * leaves.
 */
class ImportProcessIT {

	private static final String ANSWERS = "Neo4j answers at ";

	/** {@code -Dkills=20} is the long run. */
	private static final int KILLS = Integer.getInteger("kills", 3);

	private static final int DOCUMENTS = Integer.getInteger("kill.documents", 10_000);

	private static final String NODES = """
			MATCH (n) WHERE n:Article OR n:Provider OR n:Topic OR n:Image OR n:Document
			RETURN labels(n)[0] + ' ' + coalesce(n.key, n.domain, n.slug, n.url) AS name, properties(n) AS properties
			""";

	private static final String EDGES = """
			MATCH (a)-[e:PUBLISHED_BY|ABOUT|RELATED_TO|HAS_IMAGE|SUBTOPIC_OF|DESCRIBES|MENTIONS]->(b)
			RETURN coalesce(a.key, a.domain, a.slug) + ' ' + type(e) + ' ' + coalesce(b.key, b.domain, b.slug, b.url) AS name,
			  properties(e) AS properties
			""";

	private final List<Process> processes = new ArrayList<>();

	@TempDir
	private Path folder;

	@AfterEach
	void kill() throws InterruptedException {
		for (Process process : this.processes) {
			process.destroyForcibly().waitFor();
		}
	}

	@Test
	void killedAgainAndAgainAnImportEndsAsOneThatWasNot() throws Exception {
		Path root = this.folder.resolve("import");
		writeFeed(root.resolve("feed"));
		Process clean = process("import", root.resolve("feed").toString(), "--json",
				"--newsgraph.database.embedded.data=" + this.folder.resolve("clean"));
		String output = new String(clean.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(clean.waitFor()).as(output).isEqualTo(3);
		JsonNode result = new JsonMapper().readTree(output.substring(output.indexOf('{')));
		assertThat(result.get("loaded").asInt()).isEqualTo(DOCUMENTS - 1);
		assertThat(result.get("rejected").asInt()).isEqualTo(1);
		JsonNode reject = reject(this.folder.resolve("clean/runs"));
		assertThat(reject.get("file").asString()).isEqualTo("7/77.md");
		assertThat(reject.get("line").asInt()).isEqualTo(3);

		Random random = new Random(DOCUMENTS);
		for (int i = 0; i < KILLS; i++) {
			Process killed = gateway(root, "killed", true);
			bolt(killed);
			Thread.sleep(500 + random.nextInt(8000));
			killed.destroyForcibly().waitFor();
		}
		Process last = gateway(root, "killed", true);
		URI uri = bolt(last);
		try (Driver driver = GraphDatabase.driver(uri)) {
			while (driver.executableQuery("""
					MATCH (job:ImportJob) WITH job ORDER BY job.number DESC LIMIT 1
					RETURN job.state AS state""")
				.execute()
				.records()
				.stream()
				.noneMatch((row) -> row.get("state").asString().startsWith("SUCCEEDED"))) {
				Thread.sleep(200);
			}
			assertThat(driver.executableQuery("MATCH (job:ImportJob {state: 'FAILED'}) RETURN job.message AS message")
				.execute()
				.records())
				.allSatisfy((row) -> assertThat(row.get("message").asString()).contains("The gateway ended"));
		}
		Process reference = gateway(root, "clean", false);
		assertThat(snapshot(uri)).isEqualTo(snapshot(bolt(reference)));
	}

	@Test
	void validatesWithoutADatabaseAndSaysByItsExitCodeHowItWent() throws Exception {
		Path seeds = Files.createDirectories(this.folder.resolve("seeds"));
		Files.writeString(seeds.resolve("good.md"), article(1));
		assertThat(exit("validate", seeds.toString())).isZero();
		Files.writeString(seeds.resolve("bad.md"), "---\nwebUrl: https://paper.example/x\n---\n");
		assertThat(exit("validate", seeds.toString())).isEqualTo(3);
		assertThat(exit("validate", "--quiet", this.folder.resolve("nowhere").toString())).isEqualTo(1);
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
		Process process = process("import", seeds.toString(), "--newsgraph.import.batch-size=50", data);
		Path rejects = this.folder.resolve("data/runs");
		while (!Files.exists(rejects)) {
			Thread.sleep(50);
		}
		Thread.sleep(1500);
		new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(130);
		assertThat(output).contains("The import was stopped; what was written stays");
	}

	private int exit(String... arguments) throws Exception {
		Process process = process(arguments);
		process.getInputStream().readAllBytes();
		return process.waitFor();
	}

	private static JsonNode reject(Path runs) throws IOException {
		try (java.util.stream.Stream<Path> all = Files.list(runs)) {
			Path run = all.findFirst().orElseThrow();
			assertThat(run.resolve("summary.json")).exists();
			return new JsonMapper().readTree(Files.readString(run.resolve("rejects.jsonl")));
		}
	}

	private static List<String> snapshot(URI uri) {
		List<String> lines = new ArrayList<>();
		try (Driver driver = GraphDatabase.driver(uri)) {
			for (String statement : List.of(NODES, EDGES)) {
				driver.executableQuery(statement).execute().records().forEach((row) -> {
					Map<String, Object> properties = new TreeMap<>(row.get("properties").asMap());
					properties.keySet().removeAll(List.of("importedAt", "job"));
					lines.add(row.get("name").asString() + " " + properties);
				});
			}
		}
		lines.sort(null);
		return lines;
	}

	private static void writeFeed(Path folder) throws IOException {
		for (int i = 0; i < DOCUMENTS; i++) {
			Path file = folder.resolve("%d/%d.md".formatted(i % 10, i));
			Files.createDirectories(file.getParent());
			Files.writeString(file, (i == 77) ? "---\ntitle: broken\nheat: warm: yes\n---\n" : article(i));
		}
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
		return process("--server.port=0", "--newsgraph.database.embedded.data=" + this.folder.resolve(data),
				"--newsgraph.import.root=" + root, "--newsgraph.import.at-start=" + imports,
				"--newsgraph.jobs.run=" + imports);
	}

	private Process process(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
						"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
						NewsgraphApplication.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		this.processes.add(process);
		return process;
	}

	private static URI bolt(Process process) throws IOException {
		BufferedReader console = process.inputReader();
		for (String line = console.readLine(); line != null; line = console.readLine()) {
			int address = line.indexOf(ANSWERS);
			if (address > 0) {
				return URI.create(line.substring(address + ANSWERS.length(), line.length() - 1));
			}
		}
		throw new IllegalStateException("It ended without a database.");
	}

}
