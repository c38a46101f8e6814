package dev.newsgraph.jobs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Which jobs are published as imports of all folders. */
class JobReportsTests {

	private final List<Object> events = new ArrayList<>();

	private final ByteArrayOutputStream console = new ByteArrayOutputStream();

	private final JobReports reports = new JobReports(new PrintStream(this.console, true, StandardCharsets.UTF_8), 10,
			this.events::add);

	@Test
	void eachImportOfAllFoldersIsPublishedWithItsOutcome() {
		show(null, false, ImportOutcome.NO_FOLDER);
		show(null, false, ImportOutcome.COMPLETED);
		assertThat(imports()).extracting(ImportFinished::outcome).containsExactly("NO_FOLDER", "COMPLETED");
		assertThat(imports()).extracting(ImportFinished::isCompleted).containsExactly(false, true);
	}

	@Test
	void aDryRunAndAJobOfOneFolderAreNotImportsOfAllFolders() {
		show(null, true, ImportOutcome.COMPLETED);
		show("feed", false, ImportOutcome.COMPLETED);
		assertThat(this.events).hasSize(2).hasOnlyElementsOfType(JobFinished.class);
		assertThat(this.console.size()).isZero();
	}

	@Test
	void onlyTheFirstImportOfAllFoldersHasAFullReport() {
		show(null, true, ImportOutcome.COMPLETED);
		show(null, false, ImportOutcome.COMPLETED);
		int printed = this.console.size();
		assertThat(printed).isPositive();
		show(null, false, ImportOutcome.COMPLETED);
		assertThat(this.console.size()).isEqualTo(printed);
	}

	@Test
	void theEndsOfJobsOfOtherProcessesAreOnlyPublished() {
		JobFinished end = new JobFinished(JobWork.ALL_FOLDERS, false,
				ImportReport.ofEnd("key", Duration.ofSeconds(1), ImportOutcome.PROCESS_ENDED));
		this.reports.publish(List.of(end));
		assertThat(this.events).containsExactly(end);
		assertThat(this.console.size()).isZero();
	}

	@Test
	void eachLineOfALogHasTheFiguresOfItsReport() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger(JobReports.class);
		logger.addAppender(log);
		try {
			show("feed", false, ImportOutcome.DATABASE_ERROR);
			show("feed", false, ImportOutcome.COMPLETED);
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).extracting(ILoggingEvent::getKeyValuePairs)
			.hasSize(2)
			.allSatisfy((pairs) -> assertThat(pairs).extracting((pair) -> pair.key)
				.contains("import.job", "import.outcome", "import.read", "import.problems"));
	}

	private void show(@Nullable String folder, boolean dryRun, ImportOutcome outcome) {
		this.reports.show(new Job("key", JobKind.IMPORT, folder, dryRun, null), new ImportReport("key", 0, 0, 0, 0, 0,
				0, Duration.ZERO, null, List.of(), 0, new TreeMap<>(), List.of(), outcome));
	}

	private List<ImportFinished> imports() {
		return this.events.stream().filter(ImportFinished.class::isInstance).map(ImportFinished.class::cast).toList();
	}

}
