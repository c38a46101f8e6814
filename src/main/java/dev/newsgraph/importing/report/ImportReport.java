package dev.newsgraph.importing.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What came of an import.
 *
 * @param job the id of the run, as on the documents that it wrote
 * @param folders how many seed folders it found
 * @param read files that it looked at; each was loaded, unchanged, rejected, or not
 * loaded because the import ended early
 * @param loaded documents that it wrote
 * @param unchanged documents that the graph held to the byte
 * @param rejected files that gave no document
 * @param removed documents that it took back, as their files are gone or broken
 * @param took from the first file to the last statement
 * @param graph what the graph holds afterwards, null when the database could not be asked
 * @param problems the first of the problems, by folder and path
 * @param problemCount how many there were
 * @param unknownKeys how many documents hold each key that the contract does not name
 * @param notices sentences for a person
 * @param ending why it ended
 */
public record ImportReport(String job, int folders, long read, long loaded, long unchanged, long rejected, long removed,
		Duration took, @Nullable GraphCounts graph, List<FileProblem> problems, long problemCount,
		SortedMap<String, Long> unknownKeys, List<String> notices, ImportOutcome ending) {

	/** What is known of an import that ended by a fault. */
	public static ImportReport ofFault(String job, ImportProgress progress, Duration took, List<FileProblem> problems) {
		return new ImportReport(job, 0, progress.read(), progress.loaded(), progress.unchanged(), progress.rejected(),
				progress.removed(), took, null, problems, progress.problems(), new TreeMap<>(), List.of(),
				ImportOutcome.FAULT);
	}

	/** The same report with one more sentence for a person. */
	public ImportReport withNotice(String sentence) {
		List<String> more = new ArrayList<>(this.notices);
		more.add(sentence);
		return new ImportReport(this.job, this.folders, this.read, this.loaded, this.unchanged, this.rejected,
				this.removed, this.took, this.graph, this.problems, this.problemCount, this.unknownKeys,
				List.copyOf(more), this.ending);
	}

	/**
	 * Files that were read, and neither loaded nor rejected because the import ended
	 * early.
	 */
	public long notLoaded() {
		return this.read - this.loaded - this.unchanged - this.rejected;
	}

}
