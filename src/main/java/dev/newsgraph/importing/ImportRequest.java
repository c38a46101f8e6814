package dev.newsgraph.importing;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.report.RejectLimit;

/**
 * The request for an import.
 *
 * @param folders the seed folders to import, as paths without links; an empty list means
 * all folders under the import root
 * @param folderToRemove the name of a seed folder whose documents are to be removed
 * instead, otherwise {@code null}
 * @param dryRun whether to compare only and write nothing
 * @param maxRejects how many documents may be rejected before the import is aborted
 */
public record ImportRequest(List<Path> folders, @Nullable String folderToRemove, boolean dryRun,
		RejectLimit maxRejects) {

	public ImportRequest {
		folders = List.copyOf(folders);
	}

	/** Returns a request for all seed folders under the import root. */
	public static ImportRequest everything() {
		return of(List.of());
	}

	/**
	 * Returns a request for the given seed folders.
	 * @param folders the folders; a path that contains a link is not read
	 */
	public static ImportRequest of(List<Path> folders) {
		return new ImportRequest(folders, null, false, RejectLimit.NONE);
	}

	/**
	 * Returns a request to remove all documents of a seed folder.
	 * @param folder the name of the seed folder
	 */
	public static ImportRequest removal(String folder) {
		return new ImportRequest(List.of(), folder, false, RejectLimit.NONE);
	}

	/**
	 * Returns whether a name is that of a requested folder, of one beside it, or of the
	 * folder that holds both.
	 */
	boolean isBeside(String name) {
		return this.folders.stream().map(Path::toAbsolutePath).anyMatch((folder) -> {
			Path parent = folder.getParent();
			return folder.endsWith(name) || (parent != null
					&& (parent.endsWith(name) || Files.isDirectory(parent.resolve(name), LinkOption.NOFOLLOW_LINKS)));
		});
	}

	/** Returns a copy of this request with another value for {@code dryRun}. */
	public ImportRequest withDryRun(boolean dryRun) {
		return new ImportRequest(this.folders, this.folderToRemove, dryRun, this.maxRejects);
	}

	/** Returns a copy of this request with another limit of rejected documents. */
	public ImportRequest withMaxRejects(RejectLimit limit) {
		return new ImportRequest(this.folders, this.folderToRemove, this.dryRun, limit);
	}

}
