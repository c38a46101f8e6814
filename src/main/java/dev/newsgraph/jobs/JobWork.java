package dev.newsgraph.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What a job does.
 *
 * @param kind the kind of the job
 * @param folder the name of the seed folder, or {@code null} for all folders
 */
public record JobWork(JobKind kind, @Nullable String folder) {

	/** The import of all folders. */
	public static final JobWork ALL_FOLDERS = new JobWork(JobKind.IMPORT, null);

	/**
	 * Returns whether nothing of another job remains to be done when this one is
	 * completed. An import of all folders does not remove those that are missing.
	 */
	public boolean covers(JobWork other) {
		return (this.folder != null) ? this.folder.equals(other.folder) : other.kind == JobKind.IMPORT;
	}

}
