package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * The request of a command to load seed folders in bulk. If it is not possible, or the
 * load ends early, the application does not start.
 *
 * @param folders the seed folders, as paths without links
 * @param maxRejects how many documents of each folder may be rejected
 * @param observer receives progress and problems, and can stop the load
 * @param reports receives the reports of the folders in their order, even of a load that
 * ended early
 */
public record BulkRequest(List<Path> folders, RejectLimit maxRejects, ImportObserver observer,
		Consumer<List<ImportReport>> reports) {

	public BulkRequest {
		folders = List.copyOf(folders);
	}

}
