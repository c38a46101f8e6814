package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** The dashboards of the gateway: those of the jar and those of the folder. */
class DashboardLibraryTests {

	private static final String DASHBOARD = "{\"format\": \"newsgraph-dashboard\", \"version\": 1, \"title\": \"%s\", \"cards\": []}";

	@TempDir
	private Path folder;

	@Test
	void shipsDashboardsWithCards() throws IOException {
		List<SharedDashboard> shipped = library(this.folder.resolve("absent")).dashboards();
		assertThat(shipped).extracting(SharedDashboard::name)
			.containsExactly("news-at-a-glance", "topics-and-providers");
		assertThat(shipped).allSatisfy((dashboard) -> {
			assertThat(dashboard.source()).isEqualTo("newsgraph");
			assertThat(dashboard.problem()).isNull();
			assertThat(dashboard.content()).isNotNull();
			assertThat(dashboard.content().get("cards")).isNotEmpty();
		});
	}

	@Test
	void readsTheFolderAtEachRequest() throws IOException {
		DashboardLibrary library = library(this.folder);
		write("mine.json", DASHBOARD.formatted("Mine"));
		assertThat(title(library, "mine")).isEqualTo("Mine");
		write("mine.json", "\uFEFF" + DASHBOARD.formatted("Mine, changed"));
		assertThat(title(library, "mine")).isEqualTo("Mine, changed");
		Files.delete(this.folder.resolve("mine.json"));
		assertThat(library.dashboards()).extracting(SharedDashboard::source).containsOnly("newsgraph");
	}

	@Test
	void aFileOfTheFolderReplacesTheOneOfTheJar() throws IOException {
		write("news-at-a-glance.json", DASHBOARD.formatted("Ours"));
		DashboardLibrary library = library(this.folder);
		assertThat(library.dashboards()).extracting(SharedDashboard::name)
			.containsExactly("news-at-a-glance", "topics-and-providers");
		assertThat(title(library, "news-at-a-glance")).isEqualTo("Ours");
	}

	@Test
	void saysWhatIsWrongWithAFile() throws IOException {
		write("01-text.json", "{\n  \"format\": newsgraph\n}");
		write("02-other.json", "[1]");
		write("03-untitled.json", "{\"format\": \"newsgraph-dashboard\", \"cards\": []}");
		write("04-cards.json", "{\"format\": \"newsgraph-dashboard\", \"title\": \"A\", \"cards\": {}}");
		write("05-large.json", " ".repeat(3_000));
		Files.write(this.folder.resolve("06-latin.json"), new byte[] { '"', (byte) 0xe9, '"' });
		Files.createDirectories(this.folder.resolve("07-folder.json"));
		Files.createSymbolicLink(this.folder.resolve("08-link.json"), Path.of("/etc/hostname"));
		write("notes.txt", "no dashboard");
		write(".hidden.json", "no dashboard");
		DashboardLibrary library = library(this.folder);
		assertThat(problem(library, "01-text")).startsWith("The file is not JSON (line 2, column ");
		assertThat(problem(library, "02-other")).contains("no \"format\": \"newsgraph-dashboard\"");
		assertThat(problem(library, "03-untitled")).contains("no title");
		assertThat(problem(library, "04-cards")).contains("no list of cards");
		assertThat(problem(library, "05-large")).contains("larger than 2,048 bytes",
				"newsgraph.playground.max-dashboard-file");
		assertThat(problem(library, "06-latin")).contains("not UTF-8");
		assertThat(problem(library, "07-folder")).contains("not a file");
		assertThat(problem(library, "08-link")).contains("link to a place outside");
		assertThat(library.dashboards()).hasSize(10);
	}

	@Test
	void readsOnlySoManyFiles() throws IOException {
		for (int number = 0; number < 12; number++) {
			write("d%02d.json".formatted(number), DASHBOARD.formatted("D"));
		}
		DashboardLibrary library = library(this.folder);
		assertThat(library.dashboards().stream().filter((one) -> one.content() != null && one.source().equals("yours")))
			.hasSize(10);
		assertThat(problem(library, "d11")).contains("12 files, of which only the first 10 are read",
				"newsgraph.playground.max-dashboard-files");
	}

	private DashboardLibrary library(Path path) throws IOException {
		return new DashboardLibrary(new PathMatchingResourcePatternResolver(),
				new PlaygroundProperties(true, ExplainRule.NEVER, Path.of("library"), DataSize.ofKilobytes(64), 200,
						path, DataSize.ofKilobytes(2), 10, Map.of()));
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.folder.resolve(name), text);
	}

	private static SharedDashboard named(DashboardLibrary library, String name) {
		return library.dashboards().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	private static String title(DashboardLibrary library, String name) {
		JsonNode content = named(library, name).content();
		assertThat(content).isNotNull();
		return content.get("title").asString();
	}

	private static String problem(DashboardLibrary library, String name) {
		SharedDashboard dashboard = named(library, name);
		assertThat(dashboard.content()).isNull();
		return String.valueOf(dashboard.problem());
	}

}
