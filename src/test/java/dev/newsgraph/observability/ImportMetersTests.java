package dev.newsgraph.observability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.jobs.JobWork;

import static org.assertj.core.api.Assertions.assertThat;

class ImportMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TestClock clock = new TestClock();

	private final ImportMeters meters = new ImportMeters(this.registry, this.clock);

	@Test
	void documentsAreCountedByWhatBecameOfThem() {
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false, report(ImportOutcome.COMPLETED)));
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false, report(ImportOutcome.COMPLETED)));
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, true, report(ImportOutcome.COMPLETED)));
		assertThat(documents("loaded")).isEqualTo(8);
		assertThat(documents("unchanged")).isEqualTo(6);
		assertThat(documents("rejected")).isEqualTo(4);
		assertThat(documents("removed")).isEqualTo(2);
		assertThat(this.registry.get("newsgraph.imports").tag("outcome", "completed").timer().count()).isEqualTo(2);
	}

	@Test
	void jobsWithoutAReportAreCountedByTheirOutcome() {
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false,
				ImportReport.ofEnd("a", Duration.ofSeconds(3), ImportOutcome.PROCESS_ENDED)));
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false,
				ImportReport.ofEnd("b", Duration.ZERO, ImportOutcome.NO_FOLDER)));
		for (String outcome : List.of("process_ended", "no_folder")) {
			assertThat(this.registry.get("newsgraph.imports").tag("outcome", outcome).timer().count()).isOne();
		}
	}

	@Test
	void onlyACompletedImportEndsTheAge() {
		this.clock.now = this.clock.now.plusSeconds(60);
		assertThat(age()).isEqualTo(60);
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false, report(ImportOutcome.DATABASE_ERROR)));
		assertThat(age()).isEqualTo(60);
		this.meters.finished(new JobFinished(JobWork.ALL_FOLDERS, false, report(ImportOutcome.COMPLETED)));
		assertThat(age()).isZero();
	}

	private double age() {
		return this.registry.get("newsgraph.imports.age").timeGauge().value(TimeUnit.SECONDS);
	}

	private double documents(String result) {
		return this.registry.get("newsgraph.imports.documents").tag("result", result).counter().count();
	}

	private static ImportReport report(ImportOutcome outcome) {
		return new ImportReport("job", 1, 9, 4, 3, 2, 1, Duration.ofSeconds(1), null, List.of(), 0, new TreeMap<>(),
				List.of(), outcome);
	}

	private static final class TestClock extends Clock {

		private Instant now = Instant.EPOCH;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
