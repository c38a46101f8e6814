package dev.newsgraph.replica;

import java.util.HashSet;
import java.util.Set;

import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.jobs.JobWork;

/**
 * The imports of this process that have ended early and were not repeated with success.
 * Their documents may be only a part, so other gateways must not wait for them.
 */
final class PartialImports {

	private final Set<JobWork> works = new HashSet<>();

	/**
	 * Notes the end of a job. One that had no folder to read, or was refused, has written
	 * nothing.
	 */
	synchronized void ended(JobFinished end) {
		if (end.dryRun()) {
			return;
		}
		switch (end.report().outcome()) {
			case COMPLETED -> this.works.removeIf(end.work()::covers);
			case STOPPED, TOO_MANY_REJECTS, DATABASE_ERROR, PROCESS_ENDED, INTERNAL_ERROR -> this.works.add(end.work());
			case NO_FOLDER, NEWER_GRAPH -> {
				// The documents are those of before.
			}
		}
	}

	/** Returns whether there are none. */
	synchronized boolean isEmpty() {
		return this.works.isEmpty();
	}

}
