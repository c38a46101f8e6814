package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.database.Gate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports in separate processes whose data folder is on a small disk. Another user than
 * root needs {@code sudo} without a password to mount it.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {

	private static final int DOCUMENTS = 600;

	/**
	 * Size of the log of the database, in bytes, after the first documents are written.
	 */
	private static final int STARTED = 4 * 1024 * 1024;

	private static final int MENTIONED = 50;

	/** A large value that is stored but not indexed. */
	private static final String SECRET = "c2VjcmV0".repeat(7000);

	@TempDir
	private Path folder;

	private Path disk;

	private NewsgraphProcesses processes;

	/** A gateway whose database others use. */
	private Process server;

	@BeforeEach
	void mount() throws Exception {
		this.processes = new NewsgraphProcesses(this.folder);
		this.disk = Files.createDirectories(this.folder.resolve("disk"));
		Assumptions.assumeTrue(asRoot("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", this.disk.toString()),
				"A small disk needs root, or sudo without a password");
		for (int i = 0; i < DOCUMENTS; i++) {
			Path file = this.folder.resolve("import/feed/%d.md".formatted(i));
			Files.createDirectories(file.getParent());
			Files.writeString(file, """
					---
					title: Article %1$d
					webUrl: https://paper.example/%1$d
					topics: [Topic %2$d]
					related:
					- title: Another
					  webUrl: https://paper.example/%3$d
					secured: %4$s
					---
					""".formatted(i, i % 7, i * 7 % (DOCUMENTS + MENTIONED), SECRET));
		}
	}

	@AfterEach
	void unmount() throws Exception {
		this.processes.close();
		unmountDisk();
	}

	@Test
	void anImportWaitsForRoomOrFailsWithASentenceAndGoesOn() throws Exception {
		// Without a reserve, the disk becomes completely full.
		NewsgraphProcesses.Ended full = loaded("--newsgraph.database.embedded.reserve=0B");
		assertThat(full.exit()).as(full.output()).isOne();
		assertThat(full.output().replaceAll("\\s+", " "))
			.contains("The data folder %s cannot be written because its disk is full: make room, then start again."
				.formatted(data()) + " The import ended early. Run it again to continue.");
		assertClean(full);
		NewsgraphProcesses.Ended again = loaded("--newsgraph.database.embedded.reserve=0B");
		assertThat(again.exit()).as(again.output()).isOne();
		assertThat(again.output()).contains("its disk is full: make room");
		assertClean(again);

		// With a reserve, a gateway waits before the disk is full, answers queries, and
		// continues when there is space.
		remount("size=64m");
		Instant start = Instant.now();
		Process gateway = gateway(this.disk.resolve("data"), "--newsgraph.database.embedded.reserve=24MB");
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(gateway);
		String line = "";
		while (!line.contains("The import waits")) {
			line = String.valueOf(gateway.inputReader().readLine());
			assertThat(line).as("the gateway has ended").isNotEqualTo("null");
		}
		assertThat(line).contains("The disk of the data folder %s is nearly full:".formatted(data()))
			.contains("and 25 MB must stay free. Free some space, or lower", "The import waits for up to 60 s.");
		assertThat(NewsgraphProcesses.snapshot(bolt)).isNotEmpty();
		remount("size=400m");
		assertThat(NewsgraphProcesses.awaitLastJob(bolt, start)).isEqualTo("SUCCEEDED");
		Process clean = gateway(this.folder.resolve("clean"));
		NewsgraphProcesses.Bolt cleanBolt = NewsgraphProcesses.bolt(clean);
		assertThat(NewsgraphProcesses.awaitLastJob(cleanBolt, start)).isEqualTo("SUCCEEDED");
		assertThat(NewsgraphProcesses.snapshot(bolt)).isEqualTo(NewsgraphProcesses.snapshot(cleanBolt));
	}

	@Test
	void theWatchRepeatsAnImportThatFailedForSpace() throws Exception {
		remount("size=64m");
		Instant start = Instant.now();
		Process gateway = gateway(data(), "--newsgraph.database.embedded.reserve=24MB", "--newsgraph.import.watch=true",
				"--newsgraph.import.database-timeout=1s", "--newsgraph.import.retry-after=1s");
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(gateway);
		NewsgraphProcesses.discardOutput(gateway);
		assertThat(NewsgraphProcesses.awaitLastJob(bolt, start)).startsWith("FAILED: The database did not accept all");
		remount("size=400m");
		Instant end = Instant.now();
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> NewsgraphProcesses.awaitLastJob(bolt, end).equals("SUCCEEDED"));
	}

	/** The disk becomes full while temporary files or the store are written. */
	@ParameterizedTest
	@ValueSource(strings = { "12m", "32m", "80m" })
	void aLoadInBulkFailsWithASentenceAndCanBeRepeated(String size) throws Exception {
		remount("size=" + size);
		NewsgraphProcesses.Ended full = loaded("--bulk", "--newsgraph.database.embedded.reserve=0B");
		assertThat(full.exit()).as(full.output()).isOne();
		assertThat(full.output().replaceAll("\\s+", " ")).contains("The import cannot start: The data folder")
			.containsAnyOf("its disk is full: make room, then start again.", "is too small for a load in bulk");
		assertClean(full);
		assertThat(data().resolve("bulk-load")).doesNotExist();
		assertThat(data().resolve("databases/neo4j")).doesNotExist();
		remount("size=1g");
		NewsgraphProcesses.Ended again = loaded("--bulk", "--json", "--newsgraph.database.embedded.reserve=0B");
		assertThat(again.exit()).as(again.output()).isZero();
		assertThat(again.output()).contains("\"loaded\" : " + DOCUMENTS);
	}

	@Test
	void aDiskThatTurnsReadOnlyEndsAnImportWithASentence() throws Exception {
		Path image = this.folder.resolve("image");
		unmountDisk();
		// Only an error of the file system makes a disk with open files read-only.
		Assumptions.assumeTrue(
				run("truncate", "-s", "400M", image.toString())
						&& run("mkfs.ext4", "-q", "-F", "-E", "root_owner", image.toString()) && mountImage(image),
				"There is no loop device");
		Process process = this.processes.start(load().toArray(String[]::new));
		// While indexes are created, Neo4j prints errors on the console.
		Path log = data().resolve("transactions/neo4j/neostore.transaction.db.0");
		Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(20)).until(() -> {
			assertThat(process.isAlive()).isTrue();
			return Files.exists(log) && Files.size(log) >= STARTED;
		});
		// Otherwise, data that the system has not written yet would be lost.
		run("sync");
		assertThat(asRoot("sh", "-c", "echo 1 > /sys/fs/ext4/%s/trigger_fs_error".formatted(device()))).isTrue();
		NewsgraphProcesses.Ended ended = new NewsgraphProcesses.Ended(0,
				String.join("\n", process.inputReader().lines().toList()));
		assertThat(process.waitFor()).as(ended.output()).isOne();
		assertThat(ended.output().replaceAll("\\s+", " ")).contains("its disk is read-only: make it writable");
		assertClean(ended);
		NewsgraphProcesses.Ended again = loaded();
		assertThat(again.exit()).as(again.output()).isOne();
		assertThat(again.output()).contains("its disk is read-only: make it writable");
		assertClean(again);
		unmountDisk();
		run("e2fsck", "-fy", image.toString());
		assertThat(mountImage(image)).isTrue();
		NewsgraphProcesses.Ended writable = loaded("--json");
		assertThat(writable.exit()).as(writable.output()).isZero();
		assertThat(writable.output()).contains("\"read\" : " + DOCUMENTS, "\"notLoaded\" : 0");
	}

	/**
	 * The server of two gateways has no space, and is started again with a larger disk.
	 */
	@Test
	void aFullDiskOfTheSharedServerLosesNothing() throws Exception {
		NewsgraphProcesses.Bolt full = server();
		try (Gate gate = new Gate(full.uri())) {
			gate.open();
			Process first = caller(gate, full);
			Process second = caller(gate, full);
			Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> this.disk.toFile().getUsableSpace() < 65_536);
			assertThat(first.isAlive() && second.isAlive()).isTrue();
			NewsgraphProcesses.kill(this.server);
			remount("size=400m");
			Instant end = Instant.now();
			NewsgraphProcesses.Bolt bolt = server();
			gate.server(bolt.uri());
			assertThat(NewsgraphProcesses.awaitLastJob(bolt, end)).isEqualTo("SUCCEEDED");
			Process clean = gateway(this.folder.resolve("clean"), "--newsgraph.insight.enabled=false");
			NewsgraphProcesses.Bolt cleanBolt = NewsgraphProcesses.bolt(clean);
			NewsgraphProcesses.discardOutput(clean);
			assertThat(NewsgraphProcesses.awaitLastJob(cleanBolt, end)).isEqualTo("SUCCEEDED");
			assertThat(withoutSecrets(bolt)).containsExactlyElementsOf(withoutSecrets(cleanBolt));
		}
	}

	/** A supervisor starts the gateway again, but not while a start would fail. */
	@Test
	void aGatewayWhoseDatabaseHasStoppedEndsWhenThereIsSpace() throws Exception {
		Process gateway = gateway(data(), "--newsgraph.database.embedded.reserve=0B",
				"--newsgraph.database.embedded.exit-on-failure=true", "--newsgraph.insight.enabled=false");
		Queue<String> lines = new ConcurrentLinkedQueue<>();
		Thread.ofVirtual().start(() -> gateway.inputReader().lines().forEach(lines::add));
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> lines.stream().anyMatch((line) -> line.contains("its disk is full: make room")));
		assertThat(gateway.waitFor(5, TimeUnit.SECONDS)).as("it has ended").isFalse();
		remount("size=400m");
		assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).as("it has ended").isTrue();
		assertThat(gateway.exitValue()).as(String.join("\n", lines)).isOne();
		assertThat(String.join("\n", lines)).contains("start again. The reason is in")
			.contains("The gateway ends, because newsgraph.database.embedded.exit-on-failure is true.")
			.doesNotContain("\tat ");
		Instant start = Instant.now();
		Process again = gateway(data(), "--newsgraph.insight.enabled=false");
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(again);
		NewsgraphProcesses.discardOutput(again);
		assertThat(NewsgraphProcesses.awaitLastJob(bolt, start)).isEqualTo("SUCCEEDED");
	}

	/** Returns the graph without the long values, and without the log of changes. */
	private static List<String> withoutSecrets(NewsgraphProcesses.Bolt bolt) {
		return NewsgraphProcesses.snapshot(bolt)
			.stream()
			.map((line) -> line.replace(SECRET, "secret").replaceAll("changes\\w*=[^,]+, ", ""))
			.toList();
	}

	private NewsgraphProcesses.Bolt server() throws IOException {
		this.server = gateway(data(), "--newsgraph.database.embedded.reserve=0B", "--newsgraph.import.at-start=false",
				"--newsgraph.jobs.run=false", "--newsgraph.insight.enabled=false");
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(this.server);
		NewsgraphProcesses.discardOutput(this.server);
		return bolt;
	}

	/** Starts a gateway that uses the server, and imports the folder into it. */
	private Process caller(Gate gate, NewsgraphProcesses.Bolt bolt) throws IOException {
		Process process = this.processes.start("--server.port=0", "--newsgraph.import.batch-size=20",
				"--newsgraph.import.root=" + this.folder.resolve("import"), "--spring.neo4j.uri=" + gate.uri(),
				"--spring.neo4j.authentication.username=neo4j",
				"--spring.neo4j.authentication.password=" + Files.readString(bolt.password()).strip(),
				"--newsgraph.insight.enabled=false");
		Thread.ofVirtual()
			.start(() -> process.inputReader().lines().forEach((l) -> System.out.println(process.pid() + " " + l)));
		return process;
	}

	private boolean mountImage(Path image) throws InterruptedException {
		return asRoot("mount", "-o", "loop,errors=remount-ro", image.toString(), this.disk.toString());
	}

	private String device() throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
			if (line.split(" ")[1].equals(this.disk.toString())) {
				return Path.of(line.split(" ")[0]).getFileName().toString();
			}
		}
		throw new IllegalStateException("It is not mounted.");
	}

	/** Checks that the output contains only sentences. */
	private static void assertClean(NewsgraphProcesses.Ended ended) {
		assertThat(ended.output()).doesNotContain("\tat ", "Exception", "Caused by");
	}

	private List<String> load(String... options) {
		List<String> arguments = new ArrayList<>(List.of("import", this.folder.resolve("import/feed").toString(),
				"--newsgraph.import.batch-size=20", "--newsgraph.database.embedded.data=" + data()));
		arguments.addAll(List.of(options));
		return arguments;
	}

	private NewsgraphProcesses.Ended loaded(String... options) throws Exception {
		return this.processes.run(load(options).toArray(String[]::new));
	}

	private Process gateway(Path data, String... options) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(NewsgraphProcesses.WITH_BOLT, "--server.port=0",
				"--newsgraph.import.batch-size=20", "--newsgraph.database.embedded.data=" + data,
				"--newsgraph.import.root=" + this.folder.resolve("import")));
		arguments.addAll(List.of(options));
		return this.processes.start(arguments.toArray(String[]::new));
	}

	private Path data() {
		return this.disk.resolve("data");
	}

	private void remount(String option) throws Exception {
		assertThat(asRoot("mount", "-o", "remount," + option, this.disk.toString())).isTrue();
	}

	private void unmountDisk() throws InterruptedException {
		asRoot("umount", this.disk.toString());
	}

	/**
	 * Runs a command as root. Without the right to do that, it fails without a question.
	 */
	private static boolean asRoot(String... command) throws InterruptedException {
		List<String> whole = new ArrayList<>();
		if (!System.getProperty("user.name").equals("root")) {
			whole.addAll(List.of("sudo", "-n"));
		}
		whole.addAll(List.of(command));
		return run(whole.toArray(String[]::new));
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
