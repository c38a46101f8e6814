package dev.newsgraph.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

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
	public MutationResult run(Map<String, Object> arguments, @Nullable Caller caller) {
		String id = String.valueOf(((Map<?, ?>) Objects.requireNonNull(arguments.get("input"))).get("id"));
		Optional<String> key = GlobalId.decode(id)
			.filter((global) -> global.type().equals("ImportJob"))
			.map(GlobalId::key);
		Cancellation cancellation;
		try {
			cancellation = key.map((job) -> this.store.cancel(job, caller)).orElse(Cancellation.UNKNOWN);
		}
		catch (QueueRefusedException ex) {
			return ex.result();
		}
		return switch (cancellation) {
			case REQUESTED -> MutationResult.of(key.orElseThrow());
			case ENDED -> new MutationResult(key.orElseThrow(), List.of(UserError.ofInput("id", "JOB_ENDED",
					"the job has already ended, so it is not cancelled; `state` of the job says how it ended")));
			case UNKNOWN -> MutationResult.refused(UserError.ofInput("id", "JOB_NOT_FOUND",
					"'%s' is not the id of an import job; pass the `id` of a job that `importJobs` lists"
						.formatted(id)));
		};
	}

	/** What became of the request to cancel a job. */
	enum Cancellation {

		/** The job has ended now, or will end. */
		REQUESTED,
		/** The job had ended before. */
		ENDED,
		/** There is no such job. */
		UNKNOWN

	}

}
