package dev.newsgraph.jobs;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

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
	public MutationResult run(Map<String, Object> arguments, @Nullable Caller caller) {
		String folder = String.valueOf(((Map<?, ?>) Objects.requireNonNull(arguments.get("input"))).get("folder"));
		if (!this.store.hasFolder(folder, caller)) {
			return MutationResult.refused(UserError.ofInput("folder", "FOLDER_NOT_FOUND",
					"the graph does not contain a document of a seed folder '%s'; `sources { folder }` of an article returns the names"
						.formatted(folder)));
		}
		try {
			String key = this.store.enqueue(JobKind.REMOVAL, folder, false, null, caller);
			this.runner.wake();
			return MutationResult.of(key);
		}
		catch (QueueRefusedException ex) {
			return ex.result();
		}
	}

}
