package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.source.FileContent;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/** Reads seed folders as an import would, and touches no database. */
public final class Validation {

	private final ImportProperties properties;

	private final DocumentReader reader;

	public Validation(ImportProperties properties) {
		this.properties = properties;
		this.reader = GraphImport.reader(properties);
	}

	/** Reads them all; a document that an import would load counts as loaded. */
	public ImportReport run(List<Path> folders, ImportObserver observer) {
		long start = System.nanoTime();
		ImportCounters counters = new ImportCounters(observer, RejectLimit.NONE);
		ImportOutcome ending = ImportOutcome.COMPLETE;
		if (observer.wantsTotal()) {
			counters.total(folders.stream().mapToLong(Validation::documents).sum());
		}
		for (Path path : folders) {
			try {
				Path real = path.toRealPath();
				counters.folder();
				SeedFolder folder = folder(real, this.properties.maxFileSize().toBytes());
				folder.walk((file) -> read(folder, file, counters),
						(problem) -> counters.found(folder.name(), problem));
			}
			catch (IOException ex) {
				counters.notice("There is no folder %s that can be read.".formatted(path.toAbsolutePath().normalize()));
				ending = ImportOutcome.NO_FOLDER;
			}
		}
		counters.advance();
		return counters.report("", Duration.ofNanos(System.nanoTime() - start), null, ending);
	}

	/** How many documents there are to read in a folder. */
	public static long documents(Path folder) {
		try {
			return folder(folder.toRealPath(), 0).documents();
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
				ParseResult reading = this.reader.read(present.file());
				counters.read(folder.name(), reading);
				if (reading.document() != null) {
					counters.written(1, 0);
				}
			}
			case FileContent.Rejected rejected -> counters.rejected(folder.name(), rejected.problem());
			case FileContent.Unreadable unreadable -> counters.rejected(folder.name(), unreadable.problem());
			case FileContent.Gone gone -> {
				// As if it had gone a moment earlier.
			}
		}
		counters.advance();
	}

}
