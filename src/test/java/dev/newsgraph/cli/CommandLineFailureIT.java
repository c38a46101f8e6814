package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.NewsgraphApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The command with the complete application, which does not start. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class CommandLineFailureIT {

	private static final long TIMEOUT_SECONDS = 120;

	@TempDir
	private Path folder;

	@Test
	void anInvalidPropertyIsOneSentenceAndOneObject() throws Exception {
		assertThat(failure(2, "--newsgraph.jobs.poll=soon")).contains("newsgraph.jobs.poll");
	}

	@Test
	void aDataFolderThatCannotBeWrittenIsOneSentenceAndOneObject() throws Exception {
		Path file = Files.writeString(this.folder.resolve("file"), "");
		assertThat(failure(1, "--newsgraph.database.embedded.data=" + file))
			.startsWith("The import cannot start: The data folder %s cannot be written".formatted(file))
			.endsWith("newsgraph.database.embedded.data.");
	}

	/** Runs the command with JSON, checks both streams, and returns the message. */
	private String failure(int exit, String option) throws IOException, InterruptedException {
		Path seeds = Files.createDirectories(this.folder.resolve("seeds"));
		Path errors = this.folder.resolve("errors.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
						NewsgraphApplication.class.getName(), "import", seeds.toString(), "--json", option));
		Path output = this.folder.resolve("output.json");
		Process process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		try {
			assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as("the command ended").isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(exit);
		JsonNode object = new JsonMapper().readTree(Files.readString(output));
		assertThat(object.get("exitCode").asInt()).isEqualTo(exit);
		String message = object.get("message").asString();
		assertThat(Files.readAllLines(errors)).containsExactly(message);
		return message;
	}

}
