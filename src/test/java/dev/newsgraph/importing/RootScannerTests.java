package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.source.ReadLimits;

import static org.assertj.core.api.Assertions.assertThat;

/** A scan detects every change of a seed folder, and events tell when to scan. */
class RootScannerTests {

	private static final FileTime TIME = FileTime.fromMillis(1_600_000_000_000L);

	@TempDir
	private Path root;

	private RootScanner scanner;

	@BeforeEach
	void open() throws IOException {
		write("feed/Aa.md", "one");
		write("feed/deep/b.md", "two");
		this.scanner = new RootScanner(this.root, new ReadLimits(1000, Duration.ofSeconds(10)));
	}

	@AfterEach
	void close() throws IOException {
		this.scanner.close();
	}

	@Test
	void nothingChangesWithoutAChange() {
		assertThat(fingerprint()).isEqualTo(fingerprint());
	}

	@Test
	void twoFilesThatSwapNamesAreAChange() throws IOException {
		String before = fingerprint();
		move("feed/Aa.md", "feed/aside.md");
		move("feed/deep/b.md", "feed/Aa.md");
		move("feed/aside.md", "feed/deep/b.md");
		assertThat(fingerprint()).isNotEqualTo(before);
	}

	@Test
	void aNewNameWithTheSameHashCodeIsAChange() throws IOException {
		assertThat("Aa.md").hasSameHashCodeAs("BB.md");
		String before = fingerprint();
		move("feed/Aa.md", "feed/BB.md");
		assertThat(fingerprint()).isNotEqualTo(before);
	}

	@Test
	void anotherContentOfTheSameSizeAndTimeInANewFileIsAChange() throws IOException {
		String before = fingerprint();
		write("new", "six");
		move("new", "feed/Aa.md");
		assertThat(fingerprint()).isNotEqualTo(before);
	}

	@Test
	void aSeedFolderThatIsALinkIsAProblem() throws IOException {
		Files.createSymbolicLink(this.root.resolve("linked"), Path.of("feed"));
		Files.createDirectories(this.root.resolve(".hidden/feed"));
		Files.createSymbolicLink(this.root.resolve("mounted"), Path.of(".hidden/feed"));
		Files.createSymbolicLink(this.root.resolve("outside"), this.root.getParent());
		RootScan scan = this.scanner.scan();
		assertThat(scan.fingerprints()).containsOnlyKeys("feed");
		assertThat(scan.problems()).extracting((problem) -> problem.path() + " " + problem.code())
			.containsExactlyInAnyOrder("outside " + ProblemCode.LINK_LEAVES_FOLDER,
					"linked " + ProblemCode.LINKED_FOLDER, "mounted " + ProblemCode.LINKED_FOLDER);
		assertThat(scan.problems()).filteredOn((problem) -> problem.path().equals("mounted"))
			.first()
			.satisfies((problem) -> assertThat(problem.message()).contains("a link to ./.hidden/feed"));
	}

	@Test
	void aLinkIsStillAProblemIfTheRootHasDocuments() throws IOException {
		write("loose.md", "x");
		Files.createSymbolicLink(this.root.resolve("linked"), Path.of("feed"));
		assertThat(this.scanner.scan().problems()).extracting("code").containsExactly(ProblemCode.LINKED_FOLDER);
	}

	@Test
	void everyKindOfChangeIsNotified() throws IOException {
		Assumptions.assumeTrue(isNotified(), "This file system does not report changes");
		for (Change change : List.<Change>of(() -> write("feed/c.md", "x"), () -> write("feed/c.md", "longer"),
				() -> write("feed/new/d.md", "x"), () -> write("feed/new/e.md", "x"),
				() -> Files.delete(this.root.resolve("feed/new/d.md")), () -> write("second/f.md", "x"),
				() -> move("second", "third"), () -> write("third/g.md", "x"), () -> move("feed/deep", "feed/deeper"),
				() -> write("feed/deeper/h.md", "x"), () -> write("loose.md", "x"))) {
			this.scanner.scan();
			this.scanner.mayHaveChanged();
			change.make();
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(this.scanner::mayHaveChanged);
		}
	}

	@Test
	void aRootThatIsReplacedIsNotified() throws IOException {
		this.scanner.scan();
		Path other = Files.createTempDirectory(this.root.getParent(), "other");
		Files.move(this.root, other.resolve("old"));
		Files.createDirectories(this.root);
		assertThat(this.scanner.mayHaveChanged()).isTrue();
	}

	private boolean isNotified() {
		this.scanner.scan();
		this.scanner.mayHaveChanged();
		return !this.scanner.mayHaveChanged();
	}

	private String fingerprint() {
		return this.scanner.scan().fingerprints().get("feed");
	}

	private void move(String from, String to) throws IOException {
		Files.move(this.root.resolve(from), this.root.resolve(to), StandardCopyOption.REPLACE_EXISTING);
	}

	private void write(String path, String content) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		Files.setLastModifiedTime(file, TIME);
	}

	/** A change of the folder. */
	private interface Change {

		void make() throws IOException;

	}

}
