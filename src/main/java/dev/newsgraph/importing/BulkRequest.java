package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;

import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * The request of a command to load seed folders in bulk. If it is not possible, the
 * application does not start.
 *
 * @param folders the seed folders, as paths without links
 * @param maxRejects how many documents of each folder may be rejected
 * @param observer receives progress and problems, and can stop the load
 */
public record BulkRequest(List<Path> folders, RejectLimit maxRejects, ImportObserver observer) {

	public BulkRequest {
		folders = List.copyOf(folders);
	}

}
