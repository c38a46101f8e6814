package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * Loads folders in bulk in this process, before the embedded database starts. When it is
 * created, the load and the indexes are complete, and the reports of the folders follow.
 */
final class BulkImporter implements Importer {

	private final Map<Path, ImportReport> reports;

	private BulkImporter(Map<Path, ImportReport> reports) {
		this.reports = Map.copyOf(reports);
	}

	/**
	 * Loads the folders.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 * @throws ImporterException if the folders cannot be loaded
	 */
	static BulkImporter load(Class<?> application, List<String> options, OutputOptions output, List<Path> folders,
			RejectLimit limit, ConsoleProgress progress) {
		Map<Path, ImportReport> reports = new HashMap<>();
		BulkRequest request = new BulkRequest(folders, limit, progress, (found) -> {
			for (int i = 0; i < folders.size(); i++) {
				reports.put(folders.get(i), found.get(i));
			}
		});
		try {
			DirectImporter.start(application, options, output, request).close();
			if (reports.isEmpty()) {
				throw new ImporterException(ExitCode.USAGE,
						"Only a new embedded database can be loaded in bulk, and spring.neo4j.uri names a server: import"
								+ " without --bulk.");
			}
		}
		catch (ImporterException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// A load that ended early has reports, and the database does not start.
			if (reports.isEmpty() || isLoaded(reports)) {
				throw DirectImporter.notStarted(ex);
			}
		}
		return new BulkImporter(reports);
	}

	private static boolean isLoaded(Map<Path, ImportReport> reports) {
		return reports.values().stream().anyMatch((report) -> report.loaded() > 0);
	}

	@Override
	public ImportReport run(ImportRequest request, ConsoleProgress progress) {
		return Objects.requireNonNull(this.reports.get(request.folders().getFirst()));
	}

	@Override
	public void close() {
	}

}
