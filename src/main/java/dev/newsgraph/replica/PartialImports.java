package dev.newsgraph.replica;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.jobs.JobFinished;

/**
 * The imports of this process that have ended early and were not repeated with success.
 * Their documents may be only a part, so other gateways must not wait for them.
 */
final class PartialImports {

	private final Set<Work> works = new HashSet<>();

	/**
	 * Notes the end of a job. One that had no folder to read, or was refused, has written
	 * nothing.
	 */
	synchronized void ended(JobFinished end) {
		if (end.dryRun()) {
			return;
		}
		Work work = new Work(end.folder(), end.removal());
		switch (end.report().outcome()) {
			case COMPLETED -> this.works.removeIf(work::completes);
			case STOPPED, TOO_MANY_REJECTS, DATABASE_ERROR, PROCESS_ENDED, INTERNAL_ERROR -> this.works.add(work);
			case NO_FOLDER, NEWER_GRAPH -> {
				// The documents are those of before.
			}
		}
	}

	/** Returns whether there are none. */
	synchronized boolean isEmpty() {
		return this.works.isEmpty();
	}

	/**
	 * What a job does.
	 *
	 * @param folder the name of the seed folder, or {@code null} for all folders
	 * @param removal whether it removes the documents of the folder
	 */
	private record Work(@Nullable String folder, boolean removal) {

		/** Returns whether the other one is complete when this one is. */
		boolean completes(Work other) {
			// An import of all folders does not remove those that are missing.
			return (this.folder == null) ? !other.removal : this.folder.equals(other.folder);
		}

	}

}
