package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RunFolder;

/** Collects what a running job tells, until it is written to the store. */
final class JobObserver implements ImportObserver {

	private final JobProperties limits;

	private final RunFolder folder;

	private final ImportObserver onlooker;

	private final List<FileProblem> problems = new ArrayList<>();

	private final List<Difference> differences = new ArrayList<>();

	private ImportProgress progress = ImportProgress.START;

	private int problemsWritten;

	private int differencesWritten;

	private long differenceCount;

	private final Object writing = new Object();

	private volatile boolean stopped;

	JobObserver(JobProperties limits, RunFolder folder, ImportObserver onlooker) {
		this.limits = limits;
		this.folder = folder;
		this.onlooker = onlooker;
	}

	@Override
	public synchronized void progress(ImportProgress progress) {
		this.progress = progress;
		this.onlooker.progress(progress);
	}

	@Override
	public synchronized void problem(FileProblem problem) {
		this.folder.problem(problem);
		this.onlooker.problem(problem);
		// Notices must not leave no room for what was lost.
		int room = problem.isNotice() ? this.limits.keptProblems() / 2 : this.limits.keptProblems();
		if (this.problemsWritten + this.problems.size() < room) {
			this.problems.add(problem);
		}
	}

	@Override
	public synchronized void difference(Difference difference) {
		this.onlooker.difference(difference);
		this.folder.difference(difference);
		this.differenceCount++;
		int kept = this.differencesWritten + this.differences.size();
		// Documents come first; what becomes of articles is to be kept too.
		int limit = this.limits.keptDifferences();
		if (kept < ((difference.kind() == Difference.Kind.DOCUMENT) ? (limit + 1) / 2 : limit)) {
			this.differences.add(difference);
		}
	}

	@Override
	public boolean isStopped() {
		return this.stopped || this.onlooker.isStopped();
	}

	@Override
	public boolean wantsTotal() {
		return this.onlooker.wantsTotal();
	}

	void stop() {
		this.stopped = true;
	}

	/** What is known of a job that a fault ended. */
	synchronized ImportReport reportOfFault(Job job, Duration took) {
		return ImportReport.ofInternalError(job.key(), this.progress, took, List.copyOf(this.problems))
			.withNotice("The import ended by a fault of its own, which the log tells; what was written stays, and run"
					+ " again it goes on.");
	}

	/** Writes what was told since the last time. */
	void write(JobStore store, Job job) {
		synchronized (this.writing) {
			ImportProgress current;
			List<FileProblem> newProblems;
			List<Difference> newDifferences;
			long count;
			synchronized (this) {
				current = this.progress;
				newProblems = List.copyOf(this.problems);
				newDifferences = List.copyOf(this.differences);
				count = this.differenceCount;
			}
			boolean goesOn = store.progress(job, current, newProblems, newDifferences, this.problemsWritten,
					this.differencesWritten, count);
			synchronized (this) {
				this.problems.subList(0, newProblems.size()).clear();
				this.differences.subList(0, newDifferences.size()).clear();
				this.problemsWritten += newProblems.size();
				this.differencesWritten += newDifferences.size();
			}
			if (!goesOn) {
				stop();
			}
		}
	}

}
