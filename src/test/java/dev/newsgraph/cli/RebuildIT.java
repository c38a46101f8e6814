package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.neo4j.driver.Driver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares a graph with its folder, and makes it anew, in processes of their own. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class RebuildIT {

	@TempDir
	private Path folder;

	private NewsgraphProcesses processes;

	@BeforeEach
	void prepare() {
		this.processes = new NewsgraphProcesses(this.folder);
	}

	@AfterEach
	void kill() {
		this.processes.close();
	}

	@Test
	void aRebuiltGraphHasTheDocumentsOfItsFolder() throws Exception {
		write("a", "A");
		write("b", "B");
		run(0, "import", "import/feed", "--quiet");
		run(0, "verify", "import/feed");
		write("a", "Changed");
		Files.delete(this.folder.resolve("import/feed/b.md"));
		write("c", "C");
		for (int i = 0; i < 2; i++) {
			assertThat(run(3, "verify", "import/feed").output()).contains("document changed feed/a.md")
				.contains("document removed feed/b.md")
				.contains("document added feed/c.md");
		}
		String key = run(0, "key", "add", "me", "--role", "admin").output();
		Path keys = this.folder.resolve("data/keys");
		String added = Files.readString(keys);
		run(0, "rebuild", "import/feed", "--quiet");
		assertThat(keys).as(key).hasContent(added);
		assertThat(this.folder.resolve("data.new")).doesNotExist();
		assertThat(this.folder.resolve("data.old")).doesNotExist();
		run(0, "verify", "import/feed", "--quiet");
		assertThat(run(2, "rebuild", "import/feed", "--spring.neo4j.uri=bolt://localhost:1").output())
			.contains("spring.neo4j.uri names a server");
	}

	@Test
	void aComparisonFindsWhatIsNotInTheFolders() throws Exception {
		write("a", "A");
		Path other = Files.createDirectories(this.folder.resolve("import/other"));
		Files.writeString(other.resolve("b.md"), "---\ntitle: B\nwebUrl: https://paper.example/b\n---\n");
		run(0, "import", "import/feed", "import/other", "--quiet");
		run(0, "verify", "import/feed", "--quick");
		assertThat(run(2, "verify", "import/feed").output())
			.contains("The graph also has documents of the seed folder 'other', so its content cannot be compared");
		Files.move(other, this.folder.resolve("elsewhere"));
		assertThat(run(3, "verify", "import/feed").output()).contains("seed folder 'other', which does not exist")
			.contains("Document other/b.md is in the graph, but does not follow from the folders");
		Path named = Files.createDirectories(this.folder.resolve("others")).resolve("other");
		Files.move(this.folder.resolve("elsewhere"), named);
		assertThat(run(0, "verify", "import/feed", "others/other").output()).doesNotContain("does not exist");
	}

	@Test
	void aComparisonFindsWhatAnotherProgramHasChanged() throws Exception {
		write("a", "A");
		assertThat(run(2, "verify", "import/feed").output())
			.contains("There is no database in %s: name the data folder".formatted(this.folder.resolve("data")));
		assertThat(this.folder.resolve("data")).doesNotExist();
		run(0, "import", "import/feed", "--quiet");
		Process gateway = this.processes.start("--server.port=0", NewsgraphProcesses.WITH_BOLT,
				"--newsgraph.import.at-start=false");
		NewsgraphProcesses.Bolt bolt = NewsgraphProcesses.bolt(gateway);
		NewsgraphProcesses.discardOutput(gateway);
		List<String> server = List.of("--spring.neo4j.uri=" + bolt.uri(),
				"--spring.neo4j.authentication.username=neo4j",
				"--spring.neo4j.authentication.password=" + Files.readString(bolt.password()).strip());
		run(0, verify(server, "import/feed"));
		try (Driver driver = bolt.driver()) {
			driver.executableQuery("MATCH (a:Article) SET a.title = 'Changed'").execute();
		}
		assertThat(run(3, verify(server, "import/feed")).output())
			.contains("Article https://paper.example/a: title is 'Changed' in the graph, and 'A' by the folders");
		run(0, "verify", "import/feed", "--quick");
		assertThat(run(2, "verify", "import/feed").output())
			.contains("uses the data folder, so the content of the graph cannot be compared: stop the gateway");
		NewsgraphProcesses.kill(gateway);
		Path temporary = Files.createDirectories(this.folder.resolve("temporary"));
		JsonNode json = new JsonMapper()
			.readTree(run(3, "verify", "import/feed", "--json", "--temp-folder", temporary.toString()).output());
		assertThat(json.get("exitCode").asInt()).isEqualTo(3);
		assertThat(json.get("differenceCount").asInt()).isZero();
		assertThat(json.get("content").get("differenceCount").asInt()).isOne();
		assertThat(json.get("content").get("differences").get(0).get("graph").asString()).isEqualTo("Changed");
		assertThat(temporary).isEmptyDirectory();
		run(0, "rebuild", "import/feed", "--quiet");
		assertThat(run(0, "verify", "import/feed").output()).contains("compared with the folders; no differences.");
	}

	private static String[] verify(List<String> server, String folder) {
		return Stream.concat(Stream.of("verify", folder), server.stream()).toArray(String[]::new);
	}

	@Test
	void theTargetOfALinkIsReplacedAndAFailureLeavesNothing() throws Exception {
		write("a", "A");
		Path graph = Files.createDirectories(this.folder.resolve("disk/graph"));
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), graph);
		run(0, "import", "import/feed", "--quiet");
		run(1, "rebuild", "import/feed", "--newsgraph.database.embedded.reserve=100000GB");
		assertThat(graph.getParent()).isDirectoryNotContaining((path) -> !path.equals(graph));
		run(0, "verify", "import/feed");
		run(0, "rebuild", "import/feed", "--keep-old", "--quiet");
		assertThat(link).isSymbolicLink();
		assertThat(graph.resolveSibling("graph.old")).isDirectory();
		assertThat(graph.resolveSibling("graph.new")).doesNotExist();
		run(0, "verify", "import/feed");
		assertThat(run(2, "rebuild", "import/feed").output()).contains("graph.old of an earlier rebuild");
	}

	/** As the mount point of a disk that is not mounted. */
	@Test
	void anEmptyFolderReplacesNothing() throws Exception {
		write("a", "A");
		Path empty = Files.createDirectories(this.folder.resolve("import/empty"));
		run(0, "import", "import/feed", "--quiet");
		assertThat(run(2, "rebuild", "import/feed", "import/empty").output())
			.contains("The folder %s has no document, so nothing was replaced".formatted(empty.toRealPath()));
		assertThat(this.folder.resolve("data.new")).doesNotExist();
		assertThat(run(0, "verify", "import/feed", "--newsgraph.replica.expect=http://127.0.0.1:1").output())
			.as("a command is not a replica")
			.contains("no differences.")
			.doesNotContain("newsgraph.replica.expect");
	}

	@Test
	void theDataFolderOfAConfigurationFileIsReplaced() throws Exception {
		write("a", "A");
		assertThat(run(2, "rebuild", "import/feed").output()).contains(
				"There is no database in %s: name the data folder of the gateway".formatted(real("data")), "--new");
		assertThat(this.folder).isDirectoryNotContaining((path) -> path.getFileName().toString().startsWith("data"));
		Files.writeString(this.folder.resolve("application.yaml"), "newsgraph.database.embedded.data: graph\n");
		assertThat(run(0, "rebuild", "import/feed", "--new").output())
			.contains("The data folder is %s.".formatted(real("graph")));
		Path log = Files.writeString(this.folder.resolve("graph/logs/old.log"), "of the old database");
		assertThat(run(0, "key", "add", "me", "--role", "admin").output()).contains("graph/keys");
		run(0, "rebuild", "import/feed", "--quiet");
		assertThat(log).doesNotExist();
		assertThat(this.folder.resolve("graph/keys")).exists();
		assertThat(this.folder).isDirectoryNotContaining((path) -> path.getFileName().toString().startsWith("data"));
		run(0, "verify", "import/feed");
	}

	private Path real(String name) throws IOException {
		return this.folder.toRealPath().resolve(name);
	}

	/** As a process that is killed between the two moves leaves it. */
	@Test
	void anInterruptedExchangeIsReportedAndUndone() throws Exception {
		write("a", "A");
		run(0, "import", "import/feed", "--quiet");
		Path data = this.folder.resolve("data");
		Files.move(data, this.folder.resolve("data.replaced"));
		for (String command : List.of("--server.port=0", "import import/feed --quiet")) {
			assertThat(run(1, command.split(" ")).output().strip()).as("one sentence")
				.hasLineCount(1)
				.contains("There is no database in ", "data.replaced holds the one of a `newsgraph rebuild`");
			assertThat(data).doesNotExist();
		}
		run(0, "rebuild", "import/feed", "--quiet");
		assertThat(this.folder.resolve("data.replaced")).doesNotExist();
		run(0, "verify", "import/feed");
	}

	private NewsgraphProcesses.Ended run(int exit, String... arguments) throws IOException, InterruptedException {
		NewsgraphProcesses.Ended ended = this.processes.run(arguments);
		assertThat(ended.exit()).as(ended.output()).isEqualTo(exit);
		return ended;
	}

	private void write(String name, String title) throws IOException {
		Path feed = Files.createDirectories(this.folder.resolve("import/feed"));
		Files.writeString(feed.resolve(name + ".md"),
				"---\ntitle: %s\nwebUrl: https://paper.example/%s\n---\n".formatted(title, name));
	}

}
