package dev.newsgraph.jobs;

import java.util.Map;

import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.RefusedMutationException;

/**
 * The mutation {@code removeSeedFolder}, which queues a job that removes the documents of
 * a folder.
 */
final class RemoveSeedFolder implements MutationField {

	private final JobStore store;

	private final JobRunner runner;

	RemoveSeedFolder(JobStore store, JobRunner runner) {
		this.store = store;
		this.runner = runner;
	}

	@Override
	public String name() {
		return "removeSeedFolder";
	}

	@Override
	public String run(Map<String, Object> arguments) {
		String folder = String.valueOf(arguments.get("folder"));
		if (!this.store.hasFolder(folder)) {
			throw new RefusedMutationException("folder",
					"the graph does not contain a document of a seed folder '%s'; `sources { folder }` of an article returns the names"
						.formatted(folder));
		}
		try {
			String key = this.store.enqueue(JobKind.REMOVAL, folder, false, null);
			this.runner.wake();
			return key;
		}
		catch (QueueFullException ex) {
			throw ex.refusal("folder");
		}
	}

}
