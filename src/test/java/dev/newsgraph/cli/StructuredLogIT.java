package dev.newsgraph.cli;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gateway in a process of its own prints if its log has a structured format. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StructuredLogIT {

	@TempDir
	private Path folder;

	@Test
	void eachLineIsAnObject() throws Exception {
		Path feed = Files.createDirectories(this.folder.resolve("import/feed"));
		Files.writeString(feed.resolve("good.md"), "---\ntitle: Good\nwebUrl: https://paper.example/1\n---\n");
		Files.writeString(feed.resolve("bad.md"), "---\ntitle: [\n---\n");
		List<JsonNode> events = new ArrayList<>();
		try (NewsgraphProcesses processes = new NewsgraphProcesses(this.folder)) {
			Process gateway = processes.start("--server.port=0", "--management.server.port=0",
					"--logging.structured.format.console=ecs");
			BufferedReader console = gateway.inputReader();
			String line = "";
			while (!line.contains("/graphql")) {
				line = String.valueOf(console.readLine());
				assertThat(line).as("the gateway has ended").isNotEqualTo("null");
				assertThat(line).startsWith("{");
				events.add(new JsonMapper().readTree(line));
			}
		}
		assertThat(events).filteredOn((event) -> event.has("import")).singleElement().satisfies((event) -> {
			assertThat(event.at("/log/level").asString()).isEqualTo("WARN");
			assertThat(event.at("/import/outcome").asString()).isEqualTo("COMPLETED");
			assertThat(event.at("/import/read").asInt()).isEqualTo(2);
			assertThat(event.at("/import/loaded").asInt()).isOne();
			assertThat(event.at("/import/rejected").asInt()).isOne();
			assertThat(event.at("/message").asString()).contains("bad.md");
		});
		assertThat(events.getLast().at("/message").asString()).contains("GraphQL  ", "Health  ");
	}

}
