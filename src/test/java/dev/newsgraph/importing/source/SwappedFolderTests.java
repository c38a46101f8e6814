package dev.newsgraph.importing.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another process replaces folders and files by links and pipes while a seed folder is
 * read. Nothing outside the folder is read, and no read waits for a pipe.
 */
@Timeout(120)
class SwappedFolderTests {

	private static final ReadLimits LIMITS = new ReadLimits(1000, Duration.ofSeconds(10));

	private static final ReadLimits SHORT = new ReadLimits(1000, Duration.ofMillis(300));

	private static final int FILES = 300;

	private static final long RUN_NANOS = Duration.ofSeconds(2).toNanos();

	/** A test reads the folder until it was swapped so often, and at least so often. */
	private static final int SWAPS = 1000;

	private static final int READS = 50;

	private static final int PAUSE_NANOS = 200_000;

	@TempDir
	private Path temporary;

	private Path root;

	private Path inner;

	private Path outside;

	private final AtomicLong swaps = new AtomicLong();

	@BeforeEach
	void write() throws IOException {
		this.temporary = this.temporary.toRealPath();
		this.root = Files.createDirectories(this.temporary.resolve("import"));
		this.inner = Files.createDirectories(this.root.resolve("feed/a/b"));
		this.outside = Files.createDirectories(this.temporary.resolve("outside"));
		for (String folder : List.of("", "a/b", "b", "feed/a/b")) {
			Files.createDirectories(this.outside.resolve(folder));
			for (int i = 0; i < FILES; i++) {
				Files.writeString(this.outside.resolve(folder).resolve(i + ".md"), "secret");
			}
		}
		for (int i = 0; i < FILES; i++) {
			Files.writeString(this.inner.resolve(i + ".md"), "public");
		}
	}

	@Test
	void aFolderThatIsSwappedForALinkLeadsNowhere() throws Exception {
		assertNothingOutsideIsRead(this.inner, this.outside);
	}

	@Test
	void aFolderAboveThatIsSwappedForALinkLeadsNowhere() throws Exception {
		assertNothingOutsideIsRead(this.inner.getParent(), this.outside);
	}

	@Test
	void aSeedFolderThatIsSwappedForALinkLeadsNowhere() throws Exception {
		assertNothingOutsideIsRead(this.root.resolve("feed"), this.outside);
	}

	@Test
	void anImportRootThatIsSwappedForALinkLeadsNowhere() throws Exception {
		SeedFolder folder = feed(LIMITS);
		try (Swapper swapper = new Swapper(this.root, link(this.outside), PAUSE_NANOS)) {
			for (int reads = 0; reads < READS || swapper.isBelow(SWAPS); reads++) {
				assertThat(contents(folder)).doesNotContainKey("secret");
			}
		}
	}

	@Test
	void aFileThatIsSwappedForALinkLeadsNowhere() throws Exception {
		assertNothingOutsideIsRead(this.inner.resolve("0.md"), this.outside.resolve("0.md"));
	}

	@Test
	void aLinkWithinThatIsSwappedLeadsNowhere() throws Exception {
		Files.createSymbolicLink(this.root.resolve("feed/link.md"), Path.of("a/b/1.md"));
		assertNothingOutsideIsRead(this.inner, this.outside);
	}

	/** The file is a pipe when it is opened, although it was a file before. */
	@Test
	void aFileThatIsSwappedForAPipeIsNotWaitedFor() throws Exception {
		Path pipe = pipe();
		long pipes = 0;
		try (Swapper swapper = new Swapper(this.inner.resolve("0.md"), pipe, 0)) {
			while (swapper.isBelow(11) || (swapper.isWithin(2 * RUN_NANOS) && pipes < 3)) {
				pipes += contents(feed(SHORT)).getOrDefault("UNREADABLE_FILE", 0L);
			}
		}
	}

	@Test
	void aPipeThatIsOpenedIsReportedAfterTheTimeout() throws Exception {
		Files.move(pipe(), this.inner.resolve("pipe.md"));
		PortionReader<String> reader = new PortionReader<>(feed(SHORT), (file, content) -> {
			if (file.path().endsWith("pipe.md") && content instanceof FileContent.Rejected) {
				// What happens when the pipe takes the place of a file after it was
				// checked.
				readFailure(this.inner, "pipe.md");
			}
			return Optional.of(switch (content) {
				case FileContent.Present present -> file.path();
				case FileContent.Unreadable unreadable ->
					"%s %s".formatted(unreadable.problem().path(), unreadable.problem().message());
				default -> content.toString();
			});
		});
		assertThat(reader.read(List.of(file("a/b/0.md"), file("a/b/pipe.md"), file("a/b/1.md")))).containsExactly(
				"a/b/0.md", "a/b/pipe.md The file could not be opened and read within 300 ms.", "a/b/1.md");
	}

	@Test
	void aPipeInThePlaceOfAFolderIsNotWaitedFor() throws Exception {
		Files.move(pipe(), this.inner.resolve("pipe"));
		try (OpenFolder folder = OpenFolder.open(this.inner, SHORT.timeout())) {
			assertThat(failure(() -> folder.folder("pipe"))).isInstanceOf(CallTimeoutException.class);
			// The folder can still be used.
			assertThat(folder.read("1.md", 10)).asString(StandardCharsets.UTF_8).isEqualTo("public");
		}
	}

	@Test
	void withoutSecureStreamsEachComponentIsChecked() throws Exception {
		try (OpenFolder folder = CheckedFolder.open(this.inner, LIMITS.timeout())) {
			assertThat(folder.names()).hasSize(FILES);
			assertThat(folder.read("0.md", 10)).asString(StandardCharsets.UTF_8).isEqualTo("public");
			Files.createSymbolicLink(this.inner.resolve("link.md"), this.outside.resolve("0.md"));
			assertThat(folder.attributes("link.md").isSymbolicLink()).isTrue();
			assertThat(failure(() -> folder.read("link.md", 10))).isNotNull();
			Path moved = Files.move(this.inner.getParent(), this.temporary.resolve("moved"));
			Files.createSymbolicLink(this.inner.getParent(), this.outside);
			assertThat(failure(() -> folder.read("0.md", 10))).hasMessageContaining("replaced");
			Files.delete(this.inner.getParent());
			Files.createDirectories(this.inner);
			Files.writeString(this.inner.resolve("0.md"), "secret");
			assertThat(failure(() -> folder.read("0.md", 10))).hasMessageContaining("replaced");
			assertThat(moved).isDirectory();
		}
	}

	private void assertNothingOutsideIsRead(Path swapped, Path target) throws Exception {
		long read = 0;
		try (Swapper swapper = new Swapper(swapped, link(target), PAUSE_NANOS)) {
			for (int reads = 0; reads < READS || read == 0 || swapper.isBelow(SWAPS); reads++) {
				for (SeedFolder folder : SeedRoot.open(this.root, LIMITS).folders()) {
					Map<String, Long> contents = contents(folder);
					assertThat(contents).doesNotContainKey("secret");
					read += contents.getOrDefault("public", 0L);
				}
			}
		}
	}

	private SeedFolder feed(ReadLimits limits) {
		return new SeedFolder("feed", this.root.resolve("feed"), true, limits);
	}

	/** Walks and reads as an import does, and counts the contents and the problems. */
	private static Map<String, Long> contents(SeedFolder folder) {
		Map<String, Long> contents = new HashMap<>();
		List<SeedFile> files = new ArrayList<>();
		folder.walk(files::add, (problem) -> contents.merge(problem.code().name(), 1L, Long::sum));
		for (FileComparison.ChangedFile changed : FileComparison.of(folder, files, Map.of()).changed()) {
			String result = switch (changed.content()) {
				case FileContent.Present present -> new String(present.file().content(), StandardCharsets.UTF_8);
				case FileContent.Rejected rejected -> rejected.problem().code().name();
				case FileContent.Unreadable unreadable -> unreadable.problem().code().name();
				case FileContent.Gone gone -> "gone";
			};
			contents.merge(result, 1L, Long::sum);
		}
		return contents;
	}

	private static SeedFile file(String path) {
		return new SeedFile(path, path, 0, 0, null);
	}

	private static Exception readFailure(Path folder, String name) {
		try (OpenFolder open = OpenFolder.open(folder, LIMITS.timeout())) {
			return failure(() -> open.read(name, 10));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Exception failure(TimedCall<?> call) {
		try {
			throw new AssertionError(call.call());
		}
		catch (IOException ex) {
			return ex;
		}
	}

	private Path link(Path target) throws IOException {
		return Files.createSymbolicLink(this.temporary.resolve("link"), target);
	}

	private Path pipe() throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
		Path pipe = this.temporary.resolve("pipe");
		new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
		return pipe;
	}

	/** Puts another file in the place of a path, and back, as fast as it can. */
	private final class Swapper implements AutoCloseable {

		private final Path path;

		private final Path other;

		private final int pauseNanos;

		private final FutureTask<Object> task = new FutureTask<>(this::run);

		private final long start = System.nanoTime();

		private volatile boolean stopped;

		Swapper(Path path, Path other, int pauseNanos) {
			this.path = path;
			this.other = other;
			this.pauseNanos = pauseNanos;
			Thread.ofPlatform().start(this.task);
		}

		/** Returns whether it has not swapped so often yet. Fails if it cannot swap. */
		boolean isBelow(int swaps) throws InterruptedException, ExecutionException {
			if (this.task.isDone()) {
				this.task.get();
			}
			return SwappedFolderTests.this.swaps.get() < swaps;
		}

		boolean isWithin(long nanos) {
			return System.nanoTime() - this.start < nanos;
		}

		private Object run() throws IOException, InterruptedException {
			Path aside = SwappedFolderTests.this.temporary.resolve("aside");
			while (!this.stopped) {
				Files.move(this.path, aside, StandardCopyOption.ATOMIC_MOVE);
				Files.move(this.other, this.path, StandardCopyOption.ATOMIC_MOVE);
				Thread.sleep(0, this.pauseNanos);
				Files.move(this.path, this.other, StandardCopyOption.ATOMIC_MOVE);
				Files.move(aside, this.path, StandardCopyOption.ATOMIC_MOVE);
				Thread.sleep(0, this.pauseNanos);
				SwappedFolderTests.this.swaps.incrementAndGet();
			}
			return this.path;
		}

		@Override
		public void close() {
			try {
				this.stopped = true;
				this.task.get();
			}
			catch (ExecutionException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
