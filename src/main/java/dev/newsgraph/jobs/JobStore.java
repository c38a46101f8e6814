package dev.newsgraph.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.CancelImport.Cancellation;

/**
 * Stores import jobs in the graph, where all gateways on the same database share them.
 */
final class JobStore {

	private final GraphClient client;

	private final JobProperties properties;

	/** The id of this process. Every start has a new one. */
	private final String gateway = UUID.randomUUID().toString();

	private final QueueChanges changes;

	JobStore(GraphClient client, JobProperties properties) {
		this.client = client;
		this.changes = new QueueChanges(client);
		this.properties = properties;
	}

	/**
	 * Creates the constraints and indexes of the store if they do not exist. Until then,
	 * requests to change the queue wait. Those of a newer version are not changed.
	 */
	void prepare() {
		if (refusal() == null) {
			this.client.defineSchema(JobStatement.SCHEMA.statements());
		}
		this.changes.allow();
	}

	/**
	 * Adds a job to the end of the queue, unless an equal job is queued already.
	 * @param folder the name of the seed folder, or {@code null} for all folders
	 * @param maxRejects the limit of rejected documents, or {@code null} for no limit
	 * @param caller the client that waits for it, or {@code null} if there is none
	 * @return the key of the new or the queued job
	 * @throws QueueRefusedException if the queue is full, or a newer version has written
	 * to the graph
	 */
	String enqueue(JobKind kind, @Nullable String folder, boolean dryRun, @Nullable String maxRejects,
			@Nullable Caller caller) {
		return enqueue(kind, folder, dryRun, maxRejects, this.properties.maxQueued(), caller);
	}

	/**
	 * Adds the import of all folders at the start of the gateway, even to a full queue.
	 */
	void enqueueImportAtStart() {
		enqueue(JobKind.IMPORT, null, false, null, null, null);
	}

	private String enqueue(JobKind kind, @Nullable String folder, boolean dryRun, @Nullable String maxRejects,
			@Nullable Integer maxQueued, @Nullable Caller caller) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("maxQueued", maxQueued);
		parameters.put("key", UUID.randomUUID().toString());
		parameters.put("kind", kind.name());
		parameters.put("folder", folder);
		parameters.put("dryRun", dryRun);
		parameters.put("maxRejects", maxRejects);
		parameters.put("only", null);
		parameters.put("lease", this.properties.lease().toMillis());
		return enqueue(parameters, caller);
	}

	/**
	 * Adds a job to the end of the queue that only this process can run.
	 * @throws QueueRefusedException if the queue is full, or a newer version has written
	 * to the graph
	 */
	String enqueueForThisProcess(String folder, boolean dryRun, String maxRejects) {
		return enqueue(Map.of("key", UUID.randomUUID().toString(), "kind", JobKind.IMPORT.name(), "folder", folder,
				"dryRun", dryRun, "maxRejects", maxRejects, "only", this.gateway, "lease",
				this.properties.lease().toMillis(), "maxQueued", this.properties.maxQueued()), null);
	}

	private String enqueue(Map<String, Object> parameters, @Nullable Caller caller) {
		requireWritable(caller);
		return this.changes.run(JobStatement.ENQUEUE.with(parameters), caller)
			.stream()
			.findFirst()
			.map((row) -> row.get("key").asString())
			.orElseThrow(() -> QueueRefusedException.full(this.properties.maxQueued()));
	}

	/**
	 * Returns why this version must not change the queue, or {@code null} if it may. Jobs
	 * of a newer version can have properties that this one does not know.
	 */
	@Nullable String refusal() {
		return GraphImport.refusal(this.client, null);
	}

	private void requireWritable(@Nullable Caller caller) {
		String refusal = GraphImport.refusal(this.client, caller);
		if (refusal != null) {
			throw QueueRefusedException.newerGraph(refusal);
		}
	}

	/** Returns whether any job is queued. */
	boolean hasQueued() {
		return hasRows(JobStatement.HAS_QUEUED);
	}

	/** Returns what waits in the queue. */
	QueuedJobs queue() {
		return QueuedJobs.of(this.client.lookUp(JobStatement.QUEUED.with(Map.of())).getFirst());
	}

	/** Returns whether the lease of any job has expired. */
	boolean hasExpired() {
		return hasRows(JobStatement.HAS_EXPIRED);
	}

	/** Returns whether this job is still queued. */
	boolean isQueued(String key) {
		return !this.client.lookUp(JobStatement.IS_QUEUED.with(Map.of("key", key))).isEmpty();
	}

	/** Returns whether the graph contains a document of the seed folder. */
	boolean hasFolder(String folder, @Nullable Caller caller) {
		return !this.client.read(JobStatement.HAS_FOLDER.with(Map.of("folder", folder)), caller).isEmpty();
	}

	private boolean hasRows(JobStatement statement) {
		return !this.client.lookUp(statement.with(Map.of())).isEmpty();
	}

	/**
	 * Claims the next job for this gateway. The result is empty if the queue is empty or
	 * if a job is running.
	 */
	Optional<Job> claim() {
		return claim(null, false);
	}

	/**
	 * Claims a job for this process if it is the next one and no job is running.
	 * @param key the key of the job, or {@code null} for the next job of any gateway
	 * @param exclusive whether no other process can use the database, so that the job
	 * does not wait for jobs that only a gateway runs
	 */
	Optional<Job> claim(@Nullable String key, boolean exclusive) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("gateway", this.gateway);
		parameters.put("lease", this.properties.lease().toMillis());
		parameters.put("key", key);
		parameters.put("exclusive", exclusive);
		return this.client.write((transaction) -> transaction.run(JobStatement.CLAIM.with(parameters)))
			.stream()
			.findFirst()
			.map(Job::of);
	}

	/**
	 * Waits for the batch that another process may be writing, whose job has expired.
	 * When it returns, processes of jobs before the claimed one write nothing more. It is
	 * a transaction of its own, so that requests to change the queue do not wait.
	 */
	void awaitBatch() {
		this.client.write((transaction) -> transaction.run(JobStatement.AWAIT_BATCH.with(Map.of())));
	}

	/** Ends the lease of a running job of this gateway. */
	void release(Job job) {
		this.client.write((transaction) -> transaction
			.run(JobStatement.RELEASE.with(Map.of("key", job.key(), "gateway", this.gateway))));
	}

	/**
	 * Marks jobs whose lease has expired as failed, and queues their work again. Their
	 * processes may still be writing a batch.
	 * @param exclusive whether no other process can use the database, so that every
	 * running job is left from an earlier process
	 * @return the ends of these jobs
	 */
	List<JobFinished> recover(boolean exclusive) {
		Map<String, Object> parameters = Map.of("exclusive", exclusive);
		return this.client.write((transaction) -> transaction.run(JobStatement.RECOVER.with(parameters)))
			.stream()
			.map(JobFinished::of)
			.toList();
	}

	/**
	 * Writes the progress of a job of this gateway and renews its lease.
	 * @param problems the problems since the last call
	 * @param differences the differences since the last call
	 * @param problemsBefore how many problems are stored already
	 * @param differencesBefore how many differences are stored already
	 * @param differenceCount how many differences were found in total
	 * @return whether the job continues; otherwise it was cancelled or has expired
	 */
	boolean progress(Job job, ImportProgress progress, List<FileProblem> problems, List<Difference> differences,
			int problemsBefore, int differencesBefore, long differenceCount) {
		Map<String, Object> parameters = figures(job, progress);
		parameters.put("gateway", this.gateway);
		parameters.put("lease", this.properties.lease().toMillis());
		parameters.put("differenceCount", differenceCount);
		List<CypherStatement> details = new ArrayList<>();
		addDetails(details, JobStatement.PROBLEMS, job,
				List.copyOf(JobDetails.problems(job.key(), problems, problemsBefore)));
		addDetails(details, JobStatement.DIFFERENCES, job, JobDetails.differences(job, differences, differencesBefore));
		return this.client.load((transaction) -> {
			List<Record> rows = transaction.run(JobStatement.PROGRESS.with(parameters));
			if (!rows.isEmpty()) {
				transaction.runAll(details);
			}
			return !rows.isEmpty() && rows.getFirst().get("continues").asBoolean();
		});
	}

	/** Adds the statement that stores rows, if there are any. */
	private static void addDetails(List<CypherStatement> statements, JobStatement statement, Job job,
			List<Object> rows) {
		if (!rows.isEmpty()) {
			statements.add(statement.with(Map.of("key", job.key(), "batch", Map.of("rows", rows))));
		}
	}

	/**
	 * Stores the final state of a job, and deletes the oldest jobs over the limit.
	 * @param message why the job did not succeed, or {@code null}
	 */
	void finish(Job job, JobState state, @Nullable String message, @Nullable ImportReport report) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("key", job.key());
		parameters.put("gateway", this.gateway);
		parameters.put("state", state.name());
		parameters.put("message", message);
		parameters.put("notices", (report != null) ? report.notices() : List.of());
		this.client.write((transaction) -> transaction.run(JobStatement.FINISH.with(parameters)));
		this.client.write(
				(transaction) -> transaction.run(JobStatement.DELETE_OLD.with(Map.of("kept", this.properties.kept()))));
	}

	/**
	 * Cancels a queued job, or requests that a running job ends.
	 * @return whether the job exists, and whether it had ended before
	 * @throws QueueRefusedException if a newer version has written to the graph
	 */
	Cancellation cancel(String key, @Nullable Caller caller) {
		requireWritable(caller);
		return this.changes.run(JobStatement.CANCEL.with(Map.of("key", key)), caller)
			.stream()
			.findFirst()
			.map((row) -> row.get("ended").asBoolean() ? Cancellation.ENDED : Cancellation.REQUESTED)
			.orElse(Cancellation.UNKNOWN);
	}

	private static Map<String, Object> figures(Job job, ImportProgress progress) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("key", job.key());
		parameters.put("read", progress.read());
		parameters.put("loaded", progress.loaded());
		parameters.put("unchanged", progress.unchanged());
		parameters.put("rejected", progress.rejected());
		parameters.put("removed", progress.removed());
		parameters.put("problemCount", progress.problems());
		return parameters;
	}

}
