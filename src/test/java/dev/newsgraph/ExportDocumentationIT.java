package dev.newsgraph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The commands of the page on exports are run by a shell, and print what the page shows.
 * {@code -Dmanual.write=true} writes it anew.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class ExportDocumentationIT {

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@Test
	void commandsPrintWhatThePageShows(@TempDir Path folder) throws Exception {
		TestDatabase.clear(this.client);
		SeedFiles.load(this.client, Path.of("import"), 1000);
		DocumentationPage page = DocumentationPage.read(Path.of("src/docs/export.md"));
		List<DocumentationPage.Block> commands = page.blocks()
			.stream()
			.filter((block) -> block.language().equals("sh"))
			.toList();
		assertThat(commands).hasSizeGreaterThan(1);
		for (DocumentationPage.Block command : commands) {
			DocumentationPage.Block shown = page.blocks().get(page.blocks().indexOf(command) + 1);
			String printed = output(folder, command.text()).replace("\r\n", "\n");
			if (Boolean.getBoolean("manual.write")) {
				page.write(shown, printed);
			}
			else {
				assertThat(printed).as("%s:%d", page.file(), command.line()).isEqualTo(shown.text());
			}
		}
	}

	private String output(Path folder, String command) throws IOException, InterruptedException {
		String java = "'%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.newsgraph.NewsgraphApplication"
			.formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));
		String script = command.replace("localhost:8080", "127.0.0.1:" + this.port)
			.replace("java -jar target/newsgraph.jar", java);
		Process process;
		try {
			process = new ProcessBuilder("sh").directory(folder.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		}
		catch (IOException ex) {
			assumeTrue(false, "There is no shell");
			throw ex;
		}
		process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assumeTrue(process.exitValue() != 127, "curl is not installed");
		assertThat(process.exitValue()).isZero();
		return output;
	}

}
