package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.Reading;

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
		ImportTally tally = new ImportTally(observer, RejectLimit.NONE);
		Ending ending = Ending.COMPLETE;
		if (observer.wantsTotal()) {
			tally.total(folders.stream().mapToLong(Validation::documents).sum());
		}
		for (Path path : folders) {
			try {
				Path real = path.toRealPath();
				tally.folder();
				SeedFolder folder = folder(real, this.properties.maxFileSize().toBytes());
				folder.walk((file) -> read(folder, file, tally), (problem) -> tally.found(folder.name(), problem));
			}
			catch (IOException ex) {
				tally.notice("There is no folder %s that can be read.".formatted(path.toAbsolutePath().normalize()));
				ending = Ending.NO_FOLDER;
			}
		}
		tally.advance();
		return tally.report("", Duration.ofNanos(System.nanoTime() - start), null, ending);
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

	private void read(SeedFolder folder, SeedFile file, ImportTally tally) {
		switch (folder.read(file)) {
			case FileContent.Present present -> {
				Reading reading = this.reader.read(present.file());
				tally.read(folder.name(), reading);
				if (reading.document() != null) {
					tally.written(List.of(DocumentChange.of(folder.name(), reading.document())));
				}
			}
			case FileContent.Rejected rejected -> tally.rejected(folder.name(), rejected.problem());
			case FileContent.Unreadable unreadable -> tally.rejected(folder.name(), unreadable.problem());
			case FileContent.Gone gone -> {
				// As if it had gone a moment earlier.
			}
		}
		tally.advance();
	}

}
