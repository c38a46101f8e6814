package dev.newsgraph.importing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.FileContent;
import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Folders that want to do harm: each is answered soon, in little space, and nothing out
 * of the folder is read. The limits of time are wide, as other processes may hold the
 * machine.
 */
@Tag("slow")
class HostileFolderTests {

	private static final int LIMIT = 1024 * 1024;

	private static final int DEPTH = 300;

	/** {@code -Dhostile.files=100000} is the long run. */
	private static final int FILES = Integer.getInteger("hostile.files", 20_000);

	private static final long SPACE = 50L * 1024 * 1024;

	@TempDir
	private Path temporary;

	private final List<String> files = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	@Test
	void foldersInFoldersAreWalkedToTheBottom() throws IOException {
		Path deepest = Files.createDirectories(this.temporary.resolve("feed/" + "d/".repeat(DEPTH)));
		Files.writeString(deepest.resolve("a.md"), "");
		assertThat(walk()).isLessThan(Duration.ofSeconds(10));
		assertThat(this.files).containsExactly("d/".repeat(DEPTH) + "a.md");
		assertThat(this.problems).isEmpty();
	}

	@Test
	void manyFilesInOneFolderAreNamedInLittleSpace() throws IOException {
		Path feed = Files.createDirectories(this.temporary.resolve("feed"));
		for (int i = 0; i < FILES; i++) {
			Files.createFile(feed.resolve(i + ".md"));
		}
		long[] named = new long[1];
		long before = live();
		long[] held = new long[1];
		long start = System.nanoTime();
		folder().walk((file) -> {
			if (++named[0] == FILES) {
				held[0] = live() - before;
			}
		}, (problem) -> this.problems.add(problem.path()));
		report(FILES + " files", start, held[0]);
		assertThat(named[0]).isEqualTo(FILES);
		assertThat(this.problems).isEmpty();
		assertThat(held[0]).isLessThan(SPACE);
	}

	@Test
	void aFileOfAGigabyteIsNotRead() throws IOException {
		Path file = Files.createDirectories(this.temporary.resolve("feed")).resolve("sparse.md");
		try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.setLength(1L << 30);
		}
		FileContent content = read(file);
		assertThat(content).isInstanceOfSatisfying(FileContent.Rejected.class,
				(rejected) -> assertThat(rejected.problem().code()).isEqualTo(ProblemCode.FILE_TOO_LARGE));
	}

	@Test
	void aDeviceIsNeverOpened() throws Exception {
		Path feed = Files.createDirectories(this.temporary.resolve("feed"));
		Assumptions.assumeTrue(shell(feed, "mknod zero.md c 1 5"), "Only root makes devices");
		assertThat(walk()).isLessThan(Duration.ofSeconds(10));
		assertThat(this.problems).containsExactly("zero.md NOT_A_FILE");
		// A link to a device, or one that was put in a file's place since the walk.
		assertThat(read(feed.resolve("zero.md"))).isInstanceOfSatisfying(FileContent.Rejected.class,
				(rejected) -> assertThat(rejected.problem().code()).isEqualTo(ProblemCode.NOT_A_FILE));
	}

	@Test
	void linksThatLeadToEachOtherAreProblems() throws IOException {
		Path feed = Files.createDirectories(this.temporary.resolve("feed"));
		Files.createSymbolicLink(feed.resolve("a.md"), Path.of("b.md"));
		Files.createSymbolicLink(feed.resolve("b.md"), Path.of("a.md"));
		Files.createSymbolicLink(feed.resolve("up"), Path.of(".."));
		Files.createSymbolicLink(feed.resolve("self"), Path.of("self"));
		assertThat(walk()).isLessThan(Duration.ofSeconds(10));
		assertThat(this.files).isEmpty();
		assertThat(this.problems).containsExactly("a.md BROKEN_LINK", "b.md BROKEN_LINK", "self BROKEN_LINK",
				"up LINK_LEAVES_FOLDER");
	}

	@Test
	void aLinkPutInAFilesPlaceAfterTheWalkIsNotFollowed() throws IOException {
		Path feed = Files.createDirectories(this.temporary.resolve("feed"));
		Path secret = Files.writeString(this.temporary.resolve("secret.md"), "secret");
		Path file = Files.createSymbolicLink(feed.resolve("a.md"), secret);
		assertThat(read(file)).isNotInstanceOf(FileContent.Present.class);
	}

	/**
	 * The system's account of what this process read changes with each time it is read.
	 */
	@Test
	void aFileThatChangesWhileItIsReadIsAProblem() throws IOException {
		Path changing = Path.of("/proc/self/io");
		Assumptions.assumeTrue(Files.isReadable(changing), "There is no file that changes by itself");
		assertThat(read(changing)).isInstanceOfSatisfying(FileContent.Unreadable.class,
				(unreadable) -> assertThat(unreadable.problem().code()).isEqualTo(ProblemCode.CHANGED_WHILE_READ));
	}

	@Test
	void aFileThatIsWrittenMeanwhileIsAStateOfItOrAProblem() throws Exception {
		Path file = Files.createDirectories(this.temporary.resolve("feed")).resolve("a.md");
		Files.writeString(file, "");
		AtomicBoolean done = new AtomicBoolean();
		FutureTask<Object> writer = new FutureTask<>(() -> {
			for (int length = 1; !done.get(); length = 1 + length * 7 % 50_021) {
				Files.writeString(file, "x".repeat(length));
			}
			return null;
		});
		Thread.ofPlatform().start(writer);
		for (int i = 0; i < 2000; i++) {
			FileContent content = read(folder(), "a.md", i % 60_000);
			if (content instanceof FileContent.Present present) {
				assertThat(new String(present.file().content(), StandardCharsets.UTF_8)).matches("x*");
			}
			else {
				assertThat(content).isInstanceOf(FileContent.Unreadable.class);
			}
		}
		done.set(true);
		writer.get();
	}

	/** Returns the processor time, as other processes may hold the machine. */
	private Duration walk() throws IOException {
		SeedFolder folder = folder();
		long start = System.nanoTime();
		long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		long allocated = allocated();
		folder.walk((file) -> this.files.add(file.path()),
				(problem) -> this.problems.add(problem.path() + " " + problem.code()));
		report("a walk", start, allocated() - allocated);
		return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
	}

	private FileContent read(Path file) throws IOException {
		SeedFolder folder = new SeedFolder("feed", file.getParent().toRealPath(), true,
				new ReadLimits(LIMIT, Duration.ofSeconds(2)));
		long start = System.nanoTime();
		long allocated = allocated();
		FileContent content = read(folder, file.getFileName().toString(),
				Files.isRegularFile(file) ? Files.size(file) : 0);
		long space = allocated() - allocated;
		report("a file", start, space);
		assertThat(space).isLessThan(SPACE);
		return content;
	}

	private static FileContent read(SeedFolder folder, String name, long size) {
		SeedFile file = new SeedFile(name, name, size, 0, null);
		return FileComparison.of(folder, List.of(file), Map.of()).changed().getFirst().content();
	}

	private SeedFolder folder() throws IOException {
		Path feed = Files.createDirectories(this.temporary.resolve("feed"));
		return new SeedFolder("feed", feed.toRealPath(), true, new ReadLimits(LIMIT, Duration.ofSeconds(2)));
	}

	/** {@code -Dhostile.report=true} says what it took. */
	private static void report(String what, long start, long bytes) {
		if (Boolean.getBoolean("hostile.report")) {
			System.out.printf("%s: %.1f ms, %,d kB%n", what, (System.nanoTime() - start) / 1e6, bytes / 1000);
		}
	}

	private static long allocated() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static long live() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static boolean shell(Path folder, String script) throws InterruptedException {
		try {
			return new ProcessBuilder("/bin/sh", "-c", script).directory(folder.toFile()).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
