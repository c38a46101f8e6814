package dev.newsgraph.importing.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode.Severity;

/**
 * Counts documents and collects problems while an import runs. Instances are shared by
 * the thread that reads and the thread that writes.
 */
public final class ImportCounters {

	/**
	 * Limits the problems and unknown keys in memory, so that a report does not grow with
	 * its folder.
	 */
	private static final int MAX_KEPT = 1000;

	private static final Comparator<FileProblem> BY_PLACE = Comparator.comparing(FileProblem::folder)
		.thenComparing((problem) -> problem.problem().path())
		.thenComparing((problem) -> problem.problem().line())
		.thenComparing((problem) -> problem.problem().column());

	private final List<FileProblem> problems = new ArrayList<>();

	private final SortedMap<String, Long> unknownKeys = new TreeMap<>();

	private final List<String> notices = new ArrayList<>();

	private final ImportObserver observer;

	private final RejectLimit maxRejects;

	private long total = -1;

	private long problemCount;

	private int folders;

	private long read;

	private long loaded;

	private long unchanged;

	private long rejected;

	private long removed;

	/**
	 * Creates counters.
	 * @param observer receives progress, problems and differences
	 * @param maxRejects how many documents may be rejected
	 */
	public ImportCounters(ImportObserver observer, RejectLimit maxRejects) {
		this.observer = observer;
		this.maxRejects = maxRejects;
	}

	/** Sets the total number of documents. */
	public synchronized void setTotal(long documents) {
		this.total = documents;
	}

	/** Reports the current progress to the observer. */
	public void publishProgress() {
		ImportProgress progress;
		synchronized (this) {
			progress = new ImportProgress(this.total, this.read, this.loaded, this.unchanged, this.rejected,
					this.removed, this.problemCount);
		}
		this.observer.progress(progress);
	}

	/**
	 * Returns whether the limit of rejected documents is exceeded while documents are
	 * still read.
	 */
	public synchronized boolean isRejectLimitExceeded() {
		return this.maxRejects.isExceededSoFar(this.rejected, this.read);
	}

	/**
	 * Returns whether the limit of rejected documents is exceeded after all documents
	 * were read.
	 */
	public synchronized boolean isRejectLimitExceededAtEnd() {
		return this.maxRejects.isExceeded(this.rejected, this.read);
	}

	/** Reports a difference to the observer. */
	public synchronized void addDifference(Difference difference) {
		this.observer.difference(difference);
	}

	/** Counts a seed folder. */
	public synchronized void addFolder() {
		this.folders++;
	}

	/** Adds a notice to the report. */
	public synchronized void addNotice(String sentence) {
		this.notices.add(sentence);
	}

	/** Adds a problem without counting a rejected document. */
	public synchronized void addProblem(String folder, Problem problem) {
		this.problemCount++;
		FileProblem fileProblem = new FileProblem(folder, problem);
		this.observer.problem(fileProblem);
		// Reserve room for problems that are not notices.
		if (this.problems.size() < (fileProblem.isNotice() ? MAX_KEPT / 2 : MAX_KEPT)) {
			this.problems.add(fileProblem);
		}
	}

	/**
	 * Adds a problem of the walk. If its severity is {@link Severity#REJECTED}, it counts
	 * as a rejected document.
	 */
	public synchronized void addWalkProblem(String folder, Problem problem) {
		if (problem.code().severity() == Severity.REJECTED) {
			addRejected(folder, problem);
		}
		else {
			addProblem(folder, problem);
		}
	}

	/** Counts a file that was rejected before it was parsed. */
	public synchronized void addRejected(String folder, Problem problem) {
		this.read++;
		this.rejected++;
		addProblem(folder, problem);
	}

	/** Counts a file that was parsed, with its problems and unknown keys. */
	public synchronized void addResult(String folder, ParseResult result) {
		this.read++;
		if (result.document() == null) {
			this.rejected++;
		}
		result.problems().forEach((problem) -> addProblem(folder, problem));
		for (String key : result.unknownKeys()) {
			if (this.unknownKeys.containsKey(key) || this.unknownKeys.size() < MAX_KEPT) {
				this.unknownKeys.merge(key, 1L, Long::sum);
			}
		}
	}

	/** Counts documents that are unchanged. */
	public synchronized void addUnchanged(int documents) {
		this.read += documents;
		this.unchanged += documents;
	}

	/**
	 * Counts documents that were written or removed, or that a dry run would write or
	 * remove.
	 */
	public synchronized void addWritten(int loaded, int removed) {
		this.loaded += loaded;
		this.removed += removed;
	}

	/** Counts a document that the database rejected. */
	public synchronized void addNotLoaded(String folder, Problem problem) {
		this.rejected++;
		addProblem(folder, problem);
	}

	/**
	 * Returns the report.
	 * @param job the id of the run
	 * @param took the duration of the run
	 * @param graph the counts of the graph, {@code null} if they are not known
	 * @param outcome why the import ended
	 */
	public synchronized ImportReport toReport(String job, Duration took, @Nullable GraphCounts graph,
			ImportOutcome outcome) {
		return new ImportReport(job, this.folders, this.read, this.loaded, this.unchanged, this.rejected, this.removed,
				took, graph, this.problems.stream().sorted(BY_PLACE).toList(), this.problemCount,
				new TreeMap<>(this.unknownKeys), List.copyOf(this.notices), outcome);
	}

}
