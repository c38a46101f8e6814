package dev.newsgraph.importing.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.report.Difference.Change;
import dev.newsgraph.importing.report.Difference.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class RunFolderTests {

	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	@TempDir
	private Path runs;

	@Test
	void everyLineIsOneObjectAndEnds() throws IOException {
		RunFolder folder = RunFolder.create(this.runs, 5, Clock.systemUTC());
		try (folder) {
			folder.problem(problem(0));
			folder.problem(problem(3));
			folder.difference(new Difference(Kind.DOCUMENT, Change.ADDED, "feed/\"a\".md"));
		}
		String rejects = Files.readString(folder.path().resolve(RunFolder.REJECTS));
		assertThat(rejects).endsWith("\n");
		List<JsonNode> rows = rejects.lines().map((line) -> new JsonMapper().readTree(line)).toList();
		assertThat(rows).hasSize(2);
		assertThat(rows.getFirst().get("line").isNull()).isTrue();
		assertThat(rows.getLast().get("line").asInt()).isEqualTo(3);
		assertThat(rows.getLast().get("hint").asString()).isEqualTo("Write a title.");
		assertThat(Files.readString(folder.path().resolve(RunFolder.DIFFERENCES)))
			.isEqualTo("{\"kind\":\"DOCUMENT\",\"change\":\"ADDED\",\"name\":\"feed/\\\"a\\\".md\"}\n");
	}

	@Test
	void aFileWithoutLinesIsEmpty() throws IOException {
		RunFolder folder = RunFolder.create(this.runs, 5, Clock.systemUTC());
		folder.close();
		assertThat(folder.path().resolve(RunFolder.REJECTS)).isEmptyFile();
	}

	@Test
	void aLineIsOnTheDiskWithItsNewlineBeforeTheRunEnds() throws IOException {
		try (RunFolder folder = RunFolder.create(this.runs, 5, Clock.systemUTC())) {
			folder.problem(problem(1));
			assertThat(Files.readString(folder.path().resolve(RunFolder.REJECTS))).contains("MISSING_TITLE")
				.endsWith("}\n");
			folder.difference(new Difference(Kind.DOCUMENT, Change.ADDED, "feed/a.md"));
			assertThat(Files.readString(folder.path().resolve(RunFolder.DIFFERENCES))).endsWith("}\n");
		}
	}

	@Test
	void filesAreClosedWhenOneOfThemCannotBeWritten() throws IOException {
		Assumptions.assumeTrue(Files.isDirectory(OPEN_FILES), "open files are listed on Linux only");
		try (RunFolder folder = RunFolder.create(this.runs, 5, Clock.systemUTC())) {
			folder.problem(problem(1));
			Files.createDirectory(folder.path().resolve(RunFolder.DIFFERENCES));
			folder.difference(new Difference(Kind.DOCUMENT, Change.ADDED, "feed/a.md"));
			assertThat(folder.isWritten()).isFalse();
			assertThat(openFiles()).noneMatch((file) -> file.startsWith(folder.path().toAbsolutePath()));
			assertThat(folder.path().resolve(RunFolder.REJECTS)).content().endsWith("}\n");
		}
	}

	private static List<Path> openFiles() throws IOException {
		try (java.util.stream.Stream<Path> links = Files.list(OPEN_FILES)) {
			return links.map(RunFolderTests::target).toList();
		}
	}

	private static Path target(Path link) {
		try {
			return Files.readSymbolicLink(link);
		}
		catch (IOException ex) {
			// Closed since it was listed.
			return Path.of("closed");
		}
	}

	private static FileProblem problem(int line) {
		return new FileProblem("feed",
				new Problem("a.md", line, 0, ProblemCode.MISSING_TITLE, "There is no title.", "Write a title."));
	}

}
