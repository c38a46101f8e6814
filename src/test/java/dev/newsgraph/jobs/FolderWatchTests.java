package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.util.FileSystemUtils;

import dev.newsgraph.importing.TestImportRoot;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Which jobs the watch queues again. */
class FolderWatchTests {

	private static final WatchProperties PROPERTIES = new WatchProperties(true, Duration.ofSeconds(2),
			Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(2));

	private static final JobWork IMPORT = new JobWork(JobKind.IMPORT, "feed");

	private static final JobWork REMOVAL = new JobWork(JobKind.REMOVAL, "feed");

	@TempDir
	private Path root;

	/** The jobs that were queued since the last call of {@link #scan()}. */
	private final List<String> queued = new ArrayList<>();

	private long now;

	private boolean full;

	private @Nullable FolderWatch watch;

	@BeforeEach
	void write() throws IOException {
		write("feed");
	}

	@AfterEach
	void close() throws Exception {
		watch().destroy();
	}

	@ParameterizedTest
	@EnumSource(names = { "DATABASE_ERROR", "INTERNAL_ERROR", "NO_FOLDER" })
	void aJobThatFailedIsQueuedAgainAfterAPause(ImportOutcome outcome) {
		start(false);
		scan();
		assertThat(scan()).containsExactly("IMPORT feed");
		end("feed", outcome);
		pass(29);
		assertThat(scan()).isEmpty();
		pass(1);
		assertThat(scan()).containsExactly("IMPORT feed");
		pass(3600);
		assertThat(scan()).as("before its end").isEmpty();
		end("feed", ImportOutcome.COMPLETED);
		pass(3600);
		assertThat(scan()).isEmpty();
	}

	@Test
	void thePauseGrowsUntilTheJobSucceeds() {
		start(true);
		for (int seconds : new int[] { 30, 60, 120, 120 }) {
			end("feed", ImportOutcome.DATABASE_ERROR);
			pass(seconds - 1);
			assertThat(scan()).isEmpty();
			pass(1);
			assertThat(scan()).containsExactly("IMPORT feed");
		}
		end("feed", ImportOutcome.COMPLETED);
		end("feed", ImportOutcome.DATABASE_ERROR);
		pass(30);
		assertThat(scan()).containsExactly("IMPORT feed");
	}

	@Test
	void theImportAtTheStartIsRepeated() {
		start(true);
		end(null, ImportOutcome.DATABASE_ERROR);
		end("feed", ImportOutcome.DATABASE_ERROR);
		assertThat(scan()).isEmpty();
		pass(30);
		assertThat(scan()).containsExactlyInAnyOrder("IMPORT all", "IMPORT feed");
		end(null, ImportOutcome.DATABASE_ERROR);
		end("feed", ImportOutcome.DATABASE_ERROR);
		end(null, ImportOutcome.COMPLETED);
		pass(60);
		assertThat(scan()).as("an import of all folders completes that of each").isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "DATABASE_ERROR", "INTERNAL_ERROR", "NO_FOLDER" })
	void otherEndsAreNotRepeated(ImportOutcome outcome) {
		start(true);
		end("feed", ImportOutcome.DATABASE_ERROR);
		end("feed", outcome);
		end(null, outcome);
		pass(3600);
		assertThat(scan()).isEmpty();
	}

	@Test
	void aDryRunIsNotRepeated() {
		start(true);
		watch().ended(new JobFinished(IMPORT, true, report(ImportOutcome.DATABASE_ERROR)));
		pass(3600);
		assertThat(scan()).isEmpty();
	}

	@Test
	void aFullQueueIsTriedAgainAtTheNextScan() {
		start(true);
		end("feed", ImportOutcome.DATABASE_ERROR);
		pass(30);
		this.full = true;
		assertThat(scan()).isEmpty();
		this.full = false;
		assertThat(scan()).containsExactly("IMPORT feed");
	}

	@Test
	void aRemovalIsRepeatedWhileTheFolderIsMissing() throws IOException {
		write("other");
		start(true);
		FileSystemUtils.deleteRecursively(this.root.resolve("feed"));
		scan();
		assertThat(scan()).containsExactly("REMOVAL feed");
		watch().ended(new JobFinished(REMOVAL, false, report(ImportOutcome.DATABASE_ERROR)));
		pass(30);
		assertThat(scan()).containsExactly("REMOVAL feed");
		watch().ended(new JobFinished(REMOVAL, false, report(ImportOutcome.DATABASE_ERROR)));
		write("feed");
		pass(60);
		scan();
		assertThat(scan()).containsExactly("IMPORT feed");
		pass(3600);
		assertThat(scan()).isEmpty();
	}

	@Test
	void anImportOfAFolderThatWasDeletedIsNotRepeated() throws IOException {
		write("other");
		start(true);
		end("feed", ImportOutcome.NO_FOLDER);
		FileSystemUtils.deleteRecursively(this.root.resolve("feed"));
		pass(30);
		scan();
		assertThat(scan()).containsExactly("REMOVAL feed");
	}

	private void write(String folder) throws IOException {
		Files.createDirectories(this.root.resolve(folder));
		Files.writeString(this.root.resolve(folder).resolve("a.md"), "a");
	}

	private void start(boolean importsAtStart) {
		this.watch = new FolderWatch((kind, folder) -> {
			if (this.full) {
				throw QueueRefusedException.full(1);
			}
			this.queued.add(kind + " " + ((folder != null) ? folder : "all"));
		}, new JobRetries(PROPERTIES.retryAfter(), PROPERTIES.maxRetryAfter(), () -> this.now),
				TestImportRoot.of(this.root), PROPERTIES, importsAtStart);
	}

	private FolderWatch watch() {
		return Objects.requireNonNull(this.watch);
	}

	private List<String> scan() {
		this.queued.clear();
		watch().scan();
		return List.copyOf(this.queued);
	}

	private void pass(int seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
	}

	private void end(@Nullable String folder, ImportOutcome outcome) {
		watch().ended(new JobFinished(new JobWork(JobKind.IMPORT, folder), false, report(outcome)));
	}

	private static ImportReport report(ImportOutcome outcome) {
		return ImportReport.ofEnd("job", Duration.ZERO, outcome);
	}

}
