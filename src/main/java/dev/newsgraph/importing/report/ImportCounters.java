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

/** Counts while an import runs; the reader and the writer tell it what they did. */
public final class ImportCounters {

	/** A report never grows with its folder. */
	private static final int KEPT = 1000;

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

	public ImportCounters(ImportObserver observer, RejectLimit maxRejects) {
		this.observer = observer;
		this.maxRejects = maxRejects;
	}

	public synchronized void total(long documents) {
		this.total = documents;
	}

	/** Tells the observer how far the import is. */
	public void advance() {
		ImportProgress progress;
		synchronized (this) {
			progress = new ImportProgress(this.total, this.read, this.loaded, this.unchanged, this.rejected,
					this.removed, this.problemCount);
		}
		this.observer.progress(progress);
	}

	public synchronized boolean isPassed() {
		return this.maxRejects.isPassed(this.rejected, this.read);
	}

	public synchronized boolean isPassedInTheEnd() {
		return this.maxRejects.isPassedInTheEnd(this.rejected, this.read);
	}

	public synchronized void difference(Difference difference) {
		this.observer.difference(difference);
	}

	public synchronized void folder() {
		this.folders++;
	}

	public synchronized void notice(String sentence) {
		this.notices.add(sentence);
	}

	public synchronized void problem(String folder, Problem problem) {
		this.problemCount++;
		FileProblem found = new FileProblem(folder, problem);
		this.observer.problem(found);
		// Notices must not leave no room for what was lost.
		if (this.problems.size() < (found.isNotice() ? KEPT / 2 : KEPT)) {
			this.problems.add(found);
		}
	}

	/** Something that is no document; what it may hold is lost. */
	public synchronized void found(String folder, Problem problem) {
		if (problem.code().severity() == Severity.REJECTED) {
			rejected(folder, problem);
		}
		else {
			problem(folder, problem);
		}
	}

	public synchronized void rejected(String folder, Problem problem) {
		this.read++;
		this.rejected++;
		problem(folder, problem);
	}

	public synchronized void read(String folder, ParseResult reading) {
		this.read++;
		if (reading.document() == null) {
			this.rejected++;
		}
		reading.problems().forEach((problem) -> problem(folder, problem));
		for (String key : reading.unknownKeys()) {
			if (this.unknownKeys.containsKey(key) || this.unknownKeys.size() < KEPT) {
				this.unknownKeys.merge(key, 1L, Long::sum);
			}
		}
	}

	public synchronized void unchanged(int documents) {
		this.read += documents;
		this.unchanged += documents;
	}

	/** Counts documents that were written, or that a dry run would write. */
	public synchronized void written(int loaded, int removed) {
		this.loaded += loaded;
		this.removed += removed;
	}

	/** Counts a document that the database did not take. */
	public synchronized void refused(String folder, Problem problem) {
		this.rejected++;
		problem(folder, problem);
	}

	public synchronized ImportReport report(String job, Duration took, @Nullable GraphCounts graph,
			ImportOutcome ending) {
		return new ImportReport(job, this.folders, this.read, this.loaded, this.unchanged, this.rejected, this.removed,
				took, graph, this.problems.stream().sorted(BY_PLACE).toList(), this.problemCount,
				new TreeMap<>(this.unknownKeys), List.copyOf(this.notices), ending);
	}

}
