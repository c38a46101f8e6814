package dev.newsgraph.jobs;

import java.util.Map;

import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.RefusedMutationException;

/** The mutation {@code startImport}, which queues an import job for a seed folder. */
final class StartImport implements MutationField {

	private final JobStore store;

	private final JobRunner runner;

	private final ImportRoot root;

	StartImport(JobStore store, JobRunner runner, ImportRoot root) {
		this.store = store;
		this.runner = runner;
		this.root = root;
	}

	@Override
	public String name() {
		return "startImport";
	}

	@Override
	public String run(Map<String, Object> arguments) {
		Map<?, ?> input = (Map<?, ?>) arguments.get("input");
		if (input == null) {
			throw new RefusedMutationException("input", "the argument is missing");
		}
		String folder = String.valueOf(input.get("folder"));
		String limit = (input.get("maxRejects") != null) ? String.valueOf(input.get("maxRejects")) : null;
		try {
			this.root.folder(folder);
			if (limit != null) {
				RejectLimit.parse(limit);
			}
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedMutationException("input", String.valueOf(ex.getMessage()));
		}
		try {
			String key = this.store.enqueue(JobKind.IMPORT, folder, Boolean.TRUE.equals(input.get("dryRun")), limit);
			this.runner.wake();
			return key;
		}
		catch (QueueFullException ex) {
			throw ex.refusal("input");
		}
	}

}
