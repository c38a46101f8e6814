package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.source.FileContent;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/** Reads and parses seed folders as an import does, but does not use a database. */
public final class Validation {

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
	 * @param folders the seed folders
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
			try {
				Path real = path.toRealPath();
				counters.addFolder();
				SeedFolder folder = folder(real, this.properties.maxFileSize().toBytes());
				folder.walk((file) -> read(folder, file, counters),
						(problem) -> counters.addWalkProblem(folder.name(), problem));
			}
			catch (IOException ex) {
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
		try {
			return folder(folder.toRealPath(), 0).countDocuments();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static SeedFolder folder(Path real, long maxFileSize) {
		return new SeedFolder(String.valueOf(real.getFileName()), real, true, maxFileSize);
	}

	private void read(SeedFolder folder, SeedFile file, ImportCounters counters) {
		switch (folder.read(file)) {
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
