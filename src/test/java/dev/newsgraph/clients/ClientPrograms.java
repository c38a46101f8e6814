package dev.newsgraph.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import dev.newsgraph.access.TestToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs in {@code src/clients}, copied to {@code target/clients-process-1}, or to
 * another folder in each further process of the tests. Their packages are installed
 * there, once for each content of {@code package-lock.json}.
 */
final class ClientPrograms {

	private static final Path SOURCE = Path.of("src/clients");

	private static final String PROCESS = System.getProperty("test.process", "process-1");

	private static final Path WORK = Path.of("target/clients-" + PROCESS);

	/** The folder of trusted documents. The program {@code documents} writes it. */
	private static final Path DOCUMENTS = Path.of("target/client-documents-" + PROCESS);

	private static final Path INSTALLED = WORK.resolve("node_modules/package-lock.json");

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private ClientPrograms() {
	}

	/** Returns the folders of the programs. */
	static List<String> names() throws IOException {
		try (Stream<Path> folders = Files.list(SOURCE)) {
			return folders.filter(ClientPrograms::isProgram)
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
	}

	private static boolean isProgram(Path folder) {
		return Files.isRegularFile(folder.resolve(folder.getFileName() + ".test.mjs"));
	}

	/** Returns whether Node.js and npm are on the {@code PATH}. */
	static boolean canRun() {
		try {
			return run(Path.of("."), Map.of(), "node", "--version").status() == 0
					&& run(Path.of("."), Map.of(), "npm", "--version").status() == 0;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	/** Makes an empty folder for trusted documents. */
	static Path emptyDocuments() throws IOException {
		FileSystemUtils.deleteRecursively(DOCUMENTS);
		return Files.createDirectories(DOCUMENTS);
	}

	/** Copies the programs, and installs their packages where they changed. */
	static void install() throws IOException {
		Files.createDirectories(WORK);
		try (Stream<Path> earlier = Files.list(WORK)) {
			for (Path file : earlier.filter((file) -> !file.endsWith("node_modules")).toList()) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
		FileSystemUtils.copyRecursively(SOURCE, WORK);
		byte[] wanted = Files.readAllBytes(SOURCE.resolve("package-lock.json"));
		if (Files.exists(INSTALLED) && Arrays.equals(wanted, Files.readAllBytes(INSTALLED))) {
			return;
		}
		Ended npm = run(WORK, Map.of(), "npm", "ci", "--legacy-peer-deps", "--no-audit", "--no-fund",
				"--loglevel=error");
		assertThat(npm.status()).as("npm ci in %s: %s", WORK, npm.output()).isZero();
		Files.write(INSTALLED, wanted);
	}

	/**
	 * Runs the tests of one program.
	 * @param name the folder of the program
	 * @param url the address of the GraphQL endpoint
	 */
	static Ended test(String name, String url) {
		return testFile(name + "/" + name + ".test.mjs", url);
	}

	/**
	 * Runs the tests in one file.
	 * @param file path of the file
	 * @param url the address of the GraphQL endpoint
	 */
	static Ended testFile(String file, String url) {
		return run(WORK,
				Map.of("GATEWAY_URL", url, "CHANGELOG", Path.of("CHANGELOG.md").toAbsolutePath().toString(),
						"DOCUMENTS_FOLDER", DOCUMENTS.toAbsolutePath().toString(), "NEWSGRAPH_TOKEN",
						TestToken.authorization().substring("Bearer ".length())),
				"node", "--test", "--test-reporter=spec", file);
	}

	private static Ended run(Path folder, Map<String, String> environment, String... command) {
		Path output = null;
		try {
			output = Files.createTempFile("clients", ".log");
			ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().putAll(environment);
			builder.environment().put("NO_COLOR", "1");
			Process process = builder.start();
			boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
			if (!ended) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
			String text = Files.readString(output, StandardCharsets.UTF_8);
			return new Ended(ended ? process.exitValue() : -1, ended ? text : text + "\nEnded after " + LIMIT + ".");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			if (output != null) {
				output.toFile().delete();
			}
		}
	}

	/**
	 * A process that has ended.
	 *
	 * @param status its exit code; -1 if it took too long
	 * @param output what it printed
	 */
	record Ended(int status, String output) {
	}

}
