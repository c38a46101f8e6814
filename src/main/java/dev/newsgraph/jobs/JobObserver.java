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

/** Collects the events of a running job until they are written to the store. */
final class JobObserver implements ImportObserver {

	private final JobProperties limits;

	private final RunFolder folder;

	private final ImportObserver delegate;

	private final List<FileProblem> problems = new ArrayList<>();

	private final List<Difference> differences = new ArrayList<>();

	private ImportProgress progress = ImportProgress.START;

	private int problemsWritten;

	private int differencesWritten;

	private long differenceCount;

	private final Object writeMonitor = new Object();

	private volatile boolean stopped;

	JobObserver(JobProperties limits, RunFolder folder, ImportObserver delegate) {
		this.limits = limits;
		this.folder = folder;
		this.delegate = delegate;
	}

	@Override
	public synchronized void progress(ImportProgress progress) {
		this.progress = progress;
		this.delegate.progress(progress);
	}

	@Override
	public synchronized void problem(FileProblem problem) {
		this.folder.problem(problem);
		this.delegate.problem(problem);
		// Notices must not fill the limit, so that rejected documents are kept.
		int limit = problem.isNotice() ? this.limits.keptProblems() / 2 : this.limits.keptProblems();
		if (this.problemsWritten + this.problems.size() < limit) {
			this.problems.add(problem);
		}
	}

	@Override
	public synchronized void difference(Difference difference) {
		this.delegate.difference(difference);
		this.folder.difference(difference);
		this.differenceCount++;
		int kept = this.differencesWritten + this.differences.size();
		// Documents come first. Half of the limit is reserved for articles.
		int limit = this.limits.keptDifferences();
		if (kept < ((difference.kind() == Difference.Kind.DOCUMENT) ? (limit + 1) / 2 : limit)) {
			this.differences.add(difference);
		}
	}

	@Override
	public boolean isStopped() {
		return this.stopped || this.delegate.isStopped();
	}

	@Override
	public boolean wantsTotal() {
		return this.delegate.wantsTotal();
	}

	/** Stops the import after the batch that is being written. */
	void stop() {
		this.stopped = true;
	}

	/** Returns the report of a job that an internal error ended. */
	synchronized ImportReport failureReport(Job job, Duration took) {
		return ImportReport.ofInternalError(job.key(), this.progress, took, List.copyOf(this.problems))
			.withNotice(
					"The import failed by an internal error, which the log describes. Documents that were written stay"
							+ " in the graph. Import again to continue.");
	}

	/** Returns the problems that are kept and not written yet. */
	synchronized List<FileProblem> kept() {
		return List.copyOf(this.problems);
	}

	/** Writes the events since the last call to the store. */
	void write(JobStore store, Job job) {
		synchronized (this.writeMonitor) {
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
			boolean continues = store.progress(job, current, newProblems, newDifferences, this.problemsWritten,
					this.differencesWritten, count);
			synchronized (this) {
				this.problems.subList(0, newProblems.size()).clear();
				this.differences.subList(0, newDifferences.size()).clear();
				this.problemsWritten += newProblems.size();
				this.differencesWritten += newDifferences.size();
			}
			if (!continues) {
				stop();
			}
		}
	}

}
