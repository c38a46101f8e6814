package dev.newsgraph.observability;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

import org.springframework.context.event.EventListener;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.JobFinished;

/**
 * Measures the import jobs that this gateway runs, and counts those of ended processes
 * that it finds. Jobs that only compare are left out.
 */
final class ImportMeters {

	private final MeterRegistry registry;

	private final Clock clock;

	/**
	 * The time since which an import has been due; that of the start before the first.
	 */
	private volatile long lastSuccess;

	ImportMeters(MeterRegistry registry, Clock clock) {
		this.registry = registry;
		this.clock = clock;
		this.lastSuccess = clock.millis();
		TimeGauge.builder("newsgraph.imports.age", this, TimeUnit.MILLISECONDS, ImportMeters::age)
			.description("Time since the last import that was completed, or since the start.")
			.register(registry);
		for (Documents documents : Documents.values()) {
			documents(documents);
		}
		jobs(ImportOutcome.COMPLETED);
	}

	@EventListener
	void finished(JobFinished event) {
		if (event.dryRun()) {
			return;
		}
		ImportReport report = event.report();
		jobs(report.outcome()).record(report.took());
		documents(Documents.LOADED).increment(report.loaded());
		documents(Documents.UNCHANGED).increment(report.unchanged());
		documents(Documents.REJECTED).increment(report.rejected());
		documents(Documents.REMOVED).increment(report.removed());
		if (report.outcome() == ImportOutcome.COMPLETED) {
			this.lastSuccess = this.clock.millis();
		}
	}

	private double age() {
		return this.clock.millis() - this.lastSuccess;
	}

	private Timer jobs(ImportOutcome outcome) {
		return Timer.builder("newsgraph.imports")
			.description("Import jobs that this gateway has run, and jobs of ended processes that it has found.")
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(this.registry);
	}

	private Counter documents(Documents result) {
		return Counter.builder("newsgraph.imports.documents")
			.description("Documents of import jobs, by what became of them.")
			.tag("result", result.name().toLowerCase(Locale.ROOT))
			.register(this.registry);
	}

	/** What became of a document. */
	private enum Documents {

		LOADED, UNCHANGED, REJECTED, REMOVED

	}

}
