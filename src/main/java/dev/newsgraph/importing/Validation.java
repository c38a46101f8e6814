package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.FileContent;
import dev.newsgraph.importing.source.FilePortions;
import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedFolder;

/** Reads and parses seed folders as an import does, but does not use a database. */
public final class Validation {

	private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

	private final ImportProperties properties;

	private final DocumentReader reader;

	/**
	 * Creates a validation.
	 * @param properties the settings of the import
	 */
	public Validation(ImportProperties properties) {
		this.properties = properties;
		this.reader = GraphImport.reader(properties, TrackingParameters.DEFAULTS);
	}

	/**
	 * Validates folders. A valid document counts as loaded in the report.
	 * @param folders the seed folders, as paths without links
	 * @param observer receives progress and problems
	 */
	public ImportReport run(List<Path> folders, ImportObserver observer) {
		long start = System.nanoTime();
		ImportCounters counters = new ImportCounters(observer, RejectLimit.NONE);
		ImportOutcome outcome = ImportOutcome.COMPLETED;
		if (observer.wantsTotal()) {
			counters.setTotal(folders.stream().mapToLong(Validation::documents).sum());
		}
		for (Path path : folders) {
			SeedFolder folder = folder(path, this.properties.readLimits());
			if (folder.isReadable()) {
				counters.addFolder();
				validate(folder, counters);
			}
			else {
				counters.addNotice(
						"The folder %s does not exist or cannot be read.".formatted(path.toAbsolutePath().normalize()));
				outcome = ImportOutcome.NO_FOLDER;
			}
		}
		counters.publishProgress();
		return counters.toReport("", Duration.ofNanos(System.nanoTime() - start), null, outcome);
	}

	/** Returns the number of documents in a folder, or 0 if the folder cannot be read. */
	public static long documents(Path folder) {
		return folder(folder, new ReadLimits(0, OPEN_TIMEOUT)).countDocuments();
	}

	private static SeedFolder folder(Path path, ReadLimits limits) {
		Path folder = path.toAbsolutePath().normalize();
		return new SeedFolder(String.valueOf(folder.getFileName()), folder, true, limits);
	}

	private void validate(SeedFolder folder, ImportCounters counters) {
		FilePortions portions = new FilePortions((files) -> FileComparison.of(folder, files, Map.of())
			.changed()
			.forEach((changed) -> validate(folder, changed.content(), counters)));
		folder.walk(portions, (problem) -> counters.addWalkProblem(folder.name(), problem));
		portions.flush();
	}

	private void validate(SeedFolder folder, FileContent content, ImportCounters counters) {
		switch (content) {
			case FileContent.Present present -> {
				ParseResult result = this.reader.read(present.file());
				counters.addResult(folder.name(), result);
				if (result.document() != null) {
					counters.addWritten(1, 0);
				}
			}
			case FileContent.Rejected rejected -> counters.addRejected(folder.name(), rejected.problem());
			case FileContent.Unreadable unreadable -> counters.addRejected(folder.name(), unreadable.problem());
			case FileContent.Gone gone -> {
				// The file was deleted after the walk, so there is nothing to validate.
			}
		}
		counters.publishProgress();
	}

}
