package dev.newsgraph.jobs;

import java.util.Map;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.RefusedMutationException;

/** The mutation {@code cancelImport}, which ends a queued or running job. */
final class CancelImport implements MutationField {

	private final JobStore store;

	CancelImport(JobStore store) {
		this.store = store;
	}

	@Override
	public String name() {
		return "cancelImport";
	}

	@Override
	public String run(Map<String, Object> arguments) {
		String id = String.valueOf(arguments.get("id"));
		return GlobalId.decode(id)
			.filter((global) -> global.type().equals("ImportJob"))
			.map(GlobalId::key)
			.filter(this.store::cancel)
			.orElseThrow(() -> new RefusedMutationException("id",
					"'%s' is not the id of an import job; pass the `id` of a job that `importJobs` lists"
						.formatted(id)));
	}

}
