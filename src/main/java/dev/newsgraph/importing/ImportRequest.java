package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.report.RejectLimit;

/**
 * What an import is to do.
 *
 * @param folders the seed folders to bring the graph up to; none stands for every folder
 * under the import root
 * @param removed the name of a seed folder whose documents are to be taken back instead,
 * else null
 * @param dryRun whether the graph is only compared, and nothing written
 * @param maxRejects how many documents may be rejected before the import gives up
 */
public record ImportRequest(List<Path> folders, @Nullable String removed, boolean dryRun, RejectLimit maxRejects) {

	public ImportRequest {
		folders = List.copyOf(folders);
	}

	/** Every seed folder under the import root. */
	public static ImportRequest everything() {
		return of(List.of());
	}

	public static ImportRequest of(List<Path> folders) {
		return new ImportRequest(folders, null, false, RejectLimit.NONE);
	}

	/** Takes back what a seed folder said. */
	public static ImportRequest removal(String folder) {
		return new ImportRequest(List.of(), folder, false, RejectLimit.NONE);
	}

	public ImportRequest withDryRun(boolean dryRun) {
		return new ImportRequest(this.folders, this.removed, dryRun, this.maxRejects);
	}

	public ImportRequest withMaxRejects(RejectLimit limit) {
		return new ImportRequest(this.folders, this.removed, this.dryRun, limit);
	}

}
