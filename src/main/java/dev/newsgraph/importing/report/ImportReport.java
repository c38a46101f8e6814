package dev.newsgraph.importing.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The report of an import.
 *
 * @param job the id of the run, which is stored with the documents that it wrote
 * @param folders the number of seed folders
 * @param read the number of files that were read; each was loaded, unchanged, rejected,
 * or not loaded because the import ended early
 * @param loaded the number of documents that were written
 * @param unchanged the number of documents that are identical to those in the graph
 * @param rejected the number of files without a valid document
 * @param removed the number of documents that were removed because their files are
 * missing or invalid
 * @param took the duration of the import
 * @param graph the counts of the graph after the import, {@code null} if they are not
 * known
 * @param problems the first problems, sorted by folder and path
 * @param problemCount the number of all problems
 * @param unknownKeys the number of documents by each key that the document format does
 * not define
 * @param notices messages for the user
 * @param outcome why the import ended
 */
public record ImportReport(String job, int folders, long read, long loaded, long unchanged, long rejected, long removed,
		Duration took, @Nullable GraphCounts graph, List<FileProblem> problems, long problemCount,
		SortedMap<String, Long> unknownKeys, List<String> notices, ImportOutcome outcome) {

	/**
	 * Returns the report of an import that an unexpected exception ended.
	 * @param job the id of the run
	 * @param progress the last known progress
	 * @param took the duration of the import
	 * @param problems the problems that were found
	 */
	public static ImportReport ofInternalError(String job, ImportProgress progress, Duration took,
			List<FileProblem> problems) {
		return new ImportReport(job, 0, progress.read(), progress.loaded(), progress.unchanged(), progress.rejected(),
				progress.removed(), took, null, problems, progress.problems(), new TreeMap<>(), List.of(),
				ImportOutcome.INTERNAL_ERROR);
	}

	/**
	 * Returns the report of an import of which only the end is known.
	 * @param job the id of the run
	 * @param took the duration of the import
	 * @param outcome why the import ended
	 */
	public static ImportReport ofEnd(String job, Duration took, ImportOutcome outcome) {
		return new ImportReport(job, 0, 0, 0, 0, 0, 0, took, null, List.of(), 0, new TreeMap<>(), List.of(), outcome);
	}

	/** Returns a copy of this report with one more notice. */
	public ImportReport withNotice(String sentence) {
		List<String> more = new ArrayList<>(this.notices);
		more.add(sentence);
		return withNotices(List.copyOf(more));
	}

	private ImportReport withNotices(List<String> others) {
		return new ImportReport(this.job, this.folders, this.read, this.loaded, this.unchanged, this.rejected,
				this.removed, this.took, this.graph, this.problems, this.problemCount, this.unknownKeys, others,
				this.outcome);
	}

	/** Returns the names of the seed folders that the graph holds but do not exist. */
	public List<String> missingFolders() {
		return this.notices.stream().flatMap((notice) -> MissingFolder.of(notice).stream()).toList();
	}

	/** Returns a copy of this report that does not say that some folders are missing. */
	public ImportReport withoutMissing(Collection<String> folders) {
		List<String> others = this.notices.stream()
			.filter((notice) -> MissingFolder.of(notice).filter(folders::contains).isEmpty())
			.toList();
		return withNotices(others);
	}

	/**
	 * Returns the number of files that were read but neither loaded nor rejected because
	 * the import ended early.
	 */
	public long notLoaded() {
		return this.read - this.loaded - this.unchanged - this.rejected;
	}

}
