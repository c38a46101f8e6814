package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.NewsgraphApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The command with the complete application, which does not start. */
class CommandLineFailureIT {

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
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
						NewsgraphApplication.class.getName(), "import", seeds.toString(), "--json", option));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectError(errors.toFile())
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(exit);
		JsonNode object = new JsonMapper().readTree(output);
		assertThat(object.get("exitCode").asInt()).isEqualTo(exit);
		String message = object.get("message").asString();
		assertThat(Files.readAllLines(errors)).containsExactly(message);
		return message;
	}

}
