package dev.newsgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.importing.ImportProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that fails prints one sentence on the error stream and, with {@code --json},
 * one JSON object on standard output.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandLineFailureTests {

	@TempDir
	private Path folder;

	private Path seeds;

	@BeforeEach
	void prepare() throws IOException {
		this.seeds = Files.createDirectories(this.folder.resolve("seeds"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "100MB", "65MB", "0B", "-1KB", "many", "9999999999999TB", "" })
	void aFileSizeOutOfRangeIsAnInvalidOption(String size, CapturedOutput output) {
		String message = assertFails(output, 2, "validate", this.seeds.toString(), "--max-file-size=" + size);
		assertThat(message)
			.isEqualTo("--max-file-size: '%s' is not a size from 1B to 64MB; pass a size such as 1MB.".formatted(size));
	}

	@Test
	void theLargestFileSizeIsAccepted(CapturedOutput output) {
		assertThat(run(Empty.class, "validate", this.seeds.toString(), "--max-file-size=64MB", "--json")).isZero();
		assertThat(new JsonMapper().readTree(output.getOut()).get("exitCode").asInt()).isZero();
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void aValidationUsesThePropertiesOfTheImport(CapturedOutput output) throws IOException {
		Files.writeString(this.seeds.resolve("a.md"), "---\ntitle: A\nwebUrl: https://a.example/\n---\n");
		String size = "--newsgraph.import.max-file-size=10B";
		assertThat(run(Empty.class, "validate", this.seeds.toString(), size)).isEqualTo(3);
		assertThat(run(Empty.class, "validate", this.seeds.toString(), size, "--max-file-size=1KB")).isZero();
		assertThat(run(Empty.class, "validate", this.seeds.toString(), "--newsgraph.import.max-file-size=100MB"))
			.isEqualTo(2);
		assertThat(output.getErr()).contains("newsgraph.import.max-file-size");
	}

	@ParameterizedTest
	@ValueSource(strings = { "import", "validate" })
	void aFolderThatIsMissingOrUnreadableIsAnInvalidArgument(String command, CapturedOutput output) throws IOException {
		Path missing = this.folder.resolve("missing");
		assertThat(assertFails(output, 2, command, missing.toString())).isEqualTo("There is no folder %s.", missing);
		Path file = Files.writeString(this.folder.resolve("file"), "");
		assertThat(assertFails(output, 2, command, file.toString())).isEqualTo("%s is not a folder.", file);
		Path loop = this.folder.resolve("loop");
		Files.createSymbolicLink(loop, loop);
		for (Path unreadable : List.of(loop, file.resolve("inner"), this.folder.resolve("n".repeat(300)))) {
			assertThat(assertFails(output, 2, command, this.seeds.toString(), unreadable.toString()))
				.startsWith("The folder %s cannot be read (".formatted(unreadable))
				.endsWith("; check its path and its permissions.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "import", "validate" })
	void aFolderWithoutReadPermissionIsAnInvalidArgument(String command, CapturedOutput output) throws IOException {
		Path locked = Files.createDirectory(this.folder.resolve("locked"));
		Files.setPosixFilePermissions(locked, Set.of());
		Assumptions.assumeFalse(Files.isReadable(locked), "root can read every folder");
		assertThat(assertFails(output, 2, command, locked.toString()))
			.isEqualTo("The folder %s cannot be read (permission denied); check its path and its permissions.", locked);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "--problems=many", "--unknown", "--quiet=perhaps", "--max-rejects=many", "--max-rejects=101%" })
	void anInvalidOptionIsNamed(String option, CapturedOutput output) {
		assertThat(assertFails(output, 2, "import", this.seeds.toString(), option))
			.contains(option.replaceAll("=.*", ""));
	}

	@Test
	void aCommandLineWithoutFolderIsInvalid(CapturedOutput output) {
		assertThat(assertFails(output, 2, "import")).contains("FOLDER");
		assertThat(assertFails(output, 2, "validate")).contains("FOLDER");
	}

	@ParameterizedTest
	@ValueSource(strings = { "imports", "help imports", "validate imports --json=perhaps" })
	void anUnknownCommandOrArgumentIsInvalid(String line, CapturedOutput output) {
		List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
		arguments.add("--json");
		assertThat(run(Empty.class, arguments.toArray(String[]::new))).isEqualTo(2);
		JsonNode object = new JsonMapper().readTree(output.getOut());
		assertThat(object.get("exitCode").asInt()).isEqualTo(2);
		assertThat(output.getErr().lines()).first().isEqualTo(object.get("message").asString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "import", "validate", "verify", "rebuild" })
	void twoFoldersOfOneNameAreInvalid(String command, CapturedOutput output) throws IOException {
		Path other = Files.createDirectories(this.folder.resolve("other/seeds"));
		assertThat(assertFails(output, 2, command, this.seeds.toString(), other.toString()))
			.contains("Two folders have the name seeds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--newsgraph.import.batch-size=many", "--newsgraph.import.batch-size=0",
			"--newsgraph.import.max-file-size=100MB", "--newsgraph.import.database-timeout=-1s" })
	void anInvalidPropertyIsNamed(String option, CapturedOutput output) {
		assertThat(assertFails(output, Properties.class, 2, "import", this.seeds.toString(), option))
			.startsWith("The import cannot start: ")
			.contains(option.replaceAll("--|=.*", ""));
	}

	@Test
	void anApplicationThatDoesNotStartTellsWhy(CapturedOutput output) {
		assertThat(assertFails(output, Broken.class, 1, "import", this.seeds.toString()))
			.isEqualTo("The import cannot start: The cable is unplugged.");
		assertThat(assertFails(output, Broken.class, 1, "import", this.seeds.toString(),
				"--spring.config.import=classpath:missing.yaml"))
			.startsWith("The properties cannot be read: ")
			.contains("missing.yaml");
	}

	@Test
	void anUnexpectedExceptionFailsTheImport(CapturedOutput output) {
		assertThat(assertFails(output, Empty.class, 1, "import", this.seeds.toString()))
			.startsWith("The import failed: ")
			.contains("ImportJobs");
	}

	@Test
	void anInterruptBeforeTheFirstFolderIsOneSentenceAndOneObject(CapturedOutput output) {
		ImportCommand command = new ImportCommand(Empty.class, List.of(dataOption()));
		command.interrupt(new CountDownLatch(0));
		assertThat(new CommandLine(command).execute(this.seeds.toString(), "--json")).isEqualTo(130);
		JsonNode object = new JsonMapper().readTree(output.getOut());
		assertThat(object.get("exitCode").asInt()).isEqualTo(130);
		assertThat(object.get("message").asString()).isEqualTo("The import was interrupted before it started.");
		assertThat(output.getErr().lines()).containsExactly("The import was interrupted before it started.");
	}

	@Test
	void anyOtherExceptionOrErrorFailsTheCommand(CapturedOutput output) {
		ByteArrayOutputStream json = new ByteArrayOutputStream();
		PrintStream stream = new PrintStream(json, true, StandardCharsets.UTF_8);
		assertThat(new FailureReporter(stream, List.of("import", "--json")).report(new OutOfMemoryError("Java heap")))
			.isOne();
		assertThat(output.getErr()).isEqualToIgnoringNewLines("The command failed: Java heap.");
		assertThat(new JsonMapper().readTree(json.toString(StandardCharsets.UTF_8)).get("exitCode").asInt()).isOne();
		assertThat(new FailureReporter(stream, List.of("import")).report(new IllegalStateException())).isOne();
		assertThat(output.getErr()).contains("The command failed: java.lang.IllegalStateException.");
	}

	private String assertFails(CapturedOutput output, int exit, String... arguments) {
		return assertFails(output, Empty.class, exit, arguments);
	}

	/** Runs the command with and without JSON, and returns the message. */
	private String assertFails(CapturedOutput output, Class<?> application, int exit, String... arguments) {
		int out = output.getOut().length();
		int err = output.getErr().length();
		assertThat(run(application, arguments)).isEqualTo(exit);
		assertThat(output.getOut().substring(out)).isEmpty();
		String sentence = output.getErr().substring(err);
		err = output.getErr().length();
		List<String> withJson = new ArrayList<>(List.of(arguments));
		withJson.add("--json");
		assertThat(run(application, withJson.toArray(String[]::new))).isEqualTo(exit);
		JsonNode object = new JsonMapper().readTree(output.getOut().substring(out));
		assertThat(output.getErr().substring(err)).isEqualTo(sentence).doesNotContain("\tat ");
		assertThat(object.get("exitCode").asInt()).isEqualTo(exit);
		assertThat(object.get("results")).isEmpty();
		String message = object.get("message").asString();
		assertThat(sentence.lines()).first().isEqualTo(message);
		assertThat(sentence.lines().filter((line) -> !line.isBlank()).count()).isLessThanOrEqualTo(3);
		return message;
	}

	private int run(Class<?> application, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add(dataOption());
		return CommandLineInterface.run(application, all.toArray(String[]::new));
	}

	private String dataOption() {
		return "--newsgraph.database.embedded.data=" + this.folder.resolve("data");
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ImportProperties.class)
	static class Properties {

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		Object broken() {
			throw new IllegalStateException("The cable is unplugged");
		}

	}

}
