package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.Driver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Loads in bulk in separate processes that are killed. Whatever the next start does, the
 * graph is that of an import.
 */
@Tag("slow")
class KilledBulkLoadIT {

	private static final int DOCUMENTS = 3_000;

	private static final String INDEXES = "SHOW INDEXES YIELD name, state WHERE NOT name STARTS WITH 'import_'"
			+ " RETURN name + ' ' + state AS line ORDER BY line";

	private static final String WITHOUT_JOB = "MATCH (d:Document) WHERE NOT EXISTS { (:ImportJob {key: d.job}) }"
			+ " RETURN toString(count(d)) AS line";

	private static final String LOADED = "MATCH (s:GraphState) RETURN toString(s.loaded) AS line";

	@TempDir
	private Path folder;

	private NewsgraphProcesses processes;

	@BeforeEach
	void write() throws IOException {
		this.processes = new NewsgraphProcesses(this.folder);
		for (int n = 0; n < DOCUMENTS; n++) {
			Path file = this.folder.resolve("import/feed/%d/%d.md".formatted(n % 10, n));
			Files.createDirectories(file.getParent());
			Files.writeString(file, """
					---
					title: Article %1$d
					webUrl: https://paper.example/%1$d
					topics: [Topic %2$d]
					related:
					- title: As seen by %1$d
					  webUrl: https://paper.example/%3$d
					---
					""".formatted(n, n % 7, n * 7 % (DOCUMENTS + 50)));
		}
	}

	@AfterEach
	void kill() {
		this.processes.close();
	}

	/** A load is killed when a file exists, while documents are read or later. */
	@ParameterizedTest
	@CsvSource({ "bulk-load/files/sort-0,bulk", "bulk-load/files/claims,never", "bulk-load/store,auto",
			"bulk-load/store,never", "databases/neo4j,auto", "databases/neo4j,never", "databases/neo4j,idle",
			"databases/neo4j,refused" })
	void theNextStartCompletesOrRepeatsIt(String file, String next) throws Exception {
		String data = data("killed");
		Process killed = this.processes.start("import", feed(), "--bulk", data);
		Path awaited = this.folder.resolve("killed").resolve(file);
		while (!Files.exists(awaited)) {
			assertThat(killed.isAlive()).as("the load has ended").isTrue();
			Thread.sleep(1);
		}
		killed.destroyForcibly().waitFor();
		assertThat(this.folder.resolve("killed/bulk-load")).as("what the kill has left").exists();
		Instant start = Instant.now();
		if (next.equals("bulk")) {
			NewsgraphProcesses.Ended again = this.processes.run("import", feed(), "--bulk", data);
			assertThat(again.exit()).as(again.output()).isZero();
		}
		if (next.equals("refused")) {
			NewsgraphProcesses.Ended again = this.processes.run("import", feed(), "--bulk", data);
			assertThat(again.exit()).as(again.output()).isNotZero();
			assertThat(again.output()).contains("exists already");
		}
		boolean imports = next.equals("never") || next.equals("auto");
		NewsgraphProcesses.Bolt bolt = gateway(data, imports, next.equals("auto") ? "auto" : "never");
		if (imports) {
			assertThat(NewsgraphProcesses.awaitLastJob(bolt, start)).isEqualTo("SUCCEEDED");
			assertThat(lines(bolt, LOADED)).containsExactly("true");
		}
		assertThat(this.folder.resolve("killed/bulk-load")).doesNotExist();
		NewsgraphProcesses.Ended imported = this.processes.run("import", feed(), data("imported"));
		assertThat(imported.exit()).as(imported.output()).isZero();
		NewsgraphProcesses.Bolt reference = gateway(data("imported"), false, "never");
		assertThat(NewsgraphProcesses.snapshot(bolt)).isEqualTo(NewsgraphProcesses.snapshot(reference));
		assertThat(lines(bolt, INDEXES)).isEqualTo(lines(reference, INDEXES)).isNotEmpty();
		assertThat(lines(bolt, WITHOUT_JOB)).containsExactly("0");
	}

	private static List<String> lines(NewsgraphProcesses.Bolt bolt, String statement) {
		try (Driver driver = bolt.driver()) {
			return driver.executableQuery(statement)
				.execute()
				.records()
				.stream()
				.map((row) -> row.get("line").asString())
				.toList();
		}
	}

	private NewsgraphProcesses.Bolt gateway(String data, boolean imports, String mode) throws IOException {
		return NewsgraphProcesses.bolt(this.processes.start(NewsgraphProcesses.WITH_BOLT, "--server.port=0", data,
				"--newsgraph.import.root=" + this.folder.resolve("import"), "--newsgraph.import.at-start=" + imports,
				"--newsgraph.jobs.run=" + imports, "--newsgraph.import.bulk.mode=" + mode,
				"--newsgraph.import.bulk.min-documents=1"));
	}

	private String feed() {
		return this.folder.resolve("import/feed").toString();
	}

	private String data(String name) {
		return "--newsgraph.database.embedded.data=" + this.folder.resolve(name);
	}

}
