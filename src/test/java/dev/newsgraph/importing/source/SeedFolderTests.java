package dev.newsgraph.importing.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.newsgraph.documents.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SeedFolderTests {

	private static final int LIMIT = 100;

	private static final ReadLimits LIMITS = new ReadLimits(LIMIT, Duration.ofSeconds(10));

	@TempDir
	private Path temporary;

	private final List<String> files = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	@Test
	void namesDocumentsOfAnyDepthInOrder() throws IOException {
		write("feed/b.md", "");
		write("feed/a/deep/er.YAML", "");
		write("feed/picture.png", "");
		write("feed/md", "");
		write("feed/.hidden.md", "");
		write("feed/.git/config.txt", "");
		walk();
		assertThat(this.files).containsExactly("a/deep/er.YAML", "b.md");
		assertThat(this.problems).isEmpty();
	}

	@Test
	void neverFollowsALinkOutOfTheFolder() throws IOException {
		write("feed/a.md", "");
		write("secret/b.md", "");
		Files.createSymbolicLink(this.temporary.resolve("feed/out"), this.temporary.resolve("secret"));
		Files.createSymbolicLink(this.temporary.resolve("feed/out.md"), this.temporary.resolve("secret/b.md"));
		Files.createSymbolicLink(this.temporary.resolve("feed/nowhere.md"), this.temporary.resolve("feed/no.md"));
		walk();
		assertThat(this.files).containsExactly("a.md");
		assertThat(this.problems).containsExactly("nowhere.md BROKEN_LINK", "out LINK_LEAVES_FOLDER",
				"out.md LINK_LEAVES_FOLDER");
	}

	@Test
	void readsALinkToAFileWithinAndDoesNotLoop() throws IOException {
		write("feed/.data/a.md", "text");
		Files.createSymbolicLink(this.temporary.resolve("feed/a.md"), Path.of(".data/a.md"));
		Files.createSymbolicLink(this.temporary.resolve("feed/loop"), Path.of("."));
		walk();
		assertThat(this.files).containsExactly("a.md");
		assertThat(this.problems).isEmpty();
	}

	// The shell goes down step by step, because no program can pass such a path as a
	// whole.
	@Test
	void reportsAPathThatIsTooLongAndReadsTheRest() throws IOException, InterruptedException {
		write("feed/a.md", "");
		shell("cd feed; for i in $(seq 20); do mkdir $(printf 'x%.0s' $(seq 250)) && cd -P x*; done");
		try {
			walk();
			assertThat(this.files).containsExactly("a.md");
			assertThat(this.problems).singleElement().asString().startsWith("xxx").endsWith("x UNREADABLE_FILE");
		}
		finally {
			shell("rm -r feed/x*");
		}
	}

	private void shell(String script) throws IOException, InterruptedException {
		new ProcessBuilder("bash", "-c", script).directory(this.temporary.toFile()).start().waitFor();
	}

	@Test
	void neverOpensAPipe() throws IOException, InterruptedException {
		write("feed/a.md", "");
		Path pipe = this.temporary.resolve("feed/pipe.md");
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
		new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
		walk();
		assertThat(this.problems).containsExactly("pipe.md NOT_A_FILE");
	}

	@Test
	void aFileOverTheLimitIsNotRead() throws IOException {
		write("feed/large.md", "x".repeat(LIMIT + 1));
		write("feed/just.md", "x".repeat(LIMIT));
		SeedFolderReader folder = folder().open();
		assertThat(folder.read(new SeedFile("large.md", "large.md", 0, 0, null))).isInstanceOfSatisfying(
				FileContent.Rejected.class,
				(rejected) -> assertThat(rejected.problem().code()).isEqualTo(ProblemCode.FILE_TOO_LARGE));
		assertThat(folder.read(new SeedFile("just.md", "just.md", 0, 0, null))).isInstanceOf(FileContent.Present.class);
	}

	@Test
	void aFolderThatCannotBeListedIsAProblem() throws IOException {
		write("feed/a.md", "");
		write("feed/locked/b.md", "");
		Path locked = this.temporary.resolve("feed/locked");
		assertThat(locked.toFile().setReadable(false)).isTrue();
		// Root reads everything.
		Assumptions.assumeFalse(Files.isReadable(locked));
		walk();
		assertThat(this.files).containsExactly("a.md");
		assertThat(this.problems).containsExactly("locked/ UNREADABLE_FOLDER");
	}

	@Test
	void knowsWhichDocumentsItLacks() throws IOException {
		write("feed/a.md", "");
		write("feed/deep/b.md", "");
		write("feed/picture.png", "");
		SeedFolderReader folder = folder().open();
		assertThat(List.of("a.md", "deep/b.md")).noneMatch(folder::isMissing);
		assertThat(List.of("b.md", "deep/a.md", "no/a.md", "a.md/a.md", "picture.png", "deep", ".a.md"))
			.allMatch(folder::isMissing);
	}

	@Test
	void aRootWithDocumentsIsASeedFolderBesideThoseInIt() throws IOException {
		write("root/a.md", "");
		write("root/site/b.md", "");
		write("root/.hidden/c.md", "");
		SeedRoot root = SeedRoot.open(this.temporary.resolve("root"), LIMITS);
		assertThat(root.folders()).extracting(SeedFolder::name).containsExactly("site", "root");
		root.folders().forEach((folder) -> folder.walk((file) -> this.files.add(file.path()), (problem) -> {
		}));
		assertThat(this.files).containsExactly("b.md", "a.md");
	}

	@Test
	void aMissingRootAndAnEmptyOneAreToldApart() throws IOException {
		Files.createDirectory(this.temporary.resolve("empty"));
		assertThat(SeedRoot.open(this.temporary.resolve("missing"), LIMITS).notice()).startsWith("There is no folder");
		assertThat(SeedRoot.open(this.temporary.resolve("empty"), LIMITS).notice()).contains("holds no documents");
	}

	@Test
	void leavesNoFolderOpenWhenTheConsumerFails() throws IOException {
		Path descriptors = Path.of("/proc/self/fd");
		Assumptions.assumeTrue(Files.isDirectory(descriptors));
		write("feed/a/deep/er.md", "");
		assertThatIllegalStateException().isThrownBy(() -> folder().walk((file) -> {
			throw new IllegalStateException("stopped");
		}, (problem) -> {
		}));
		List<String> open = new ArrayList<>();
		try (Stream<Path> all = Files.list(descriptors)) {
			for (Path one : all.toList()) {
				try {
					open.add(Files.readSymbolicLink(one).toString());
				}
				catch (NoSuchFileException ex) {
					// It was closed meanwhile.
				}
			}
		}
		assertThat(open).noneMatch((target) -> target.startsWith(this.temporary.toString()));
	}

	private void walk() throws IOException {
		folder().walk((file) -> this.files.add(file.path()),
				(problem) -> this.problems.add(problem.path() + " " + problem.code()));
	}

	private SeedFolder folder() throws IOException {
		return new SeedFolder("feed", this.temporary.resolve("feed").toRealPath(), true, LIMITS);
	}

	private void write(String path, String content) throws IOException {
		Path file = this.temporary.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
