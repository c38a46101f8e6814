package dev.newsgraph.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.Difference;
import dev.newsgraph.importing.FileProblem;
import dev.newsgraph.importing.ImportProgress;
import dev.newsgraph.importing.ImportReport;

/** The jobs as the graph keeps them, for all gateways that share it. */
final class JobStore {

	private final GraphClient client;

	private final JobProperties properties;

	/** Names this process; another start has another name. */
	private final String gateway = UUID.randomUUID().toString();

	JobStore(GraphClient client, JobProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	/** Makes what the store needs; does nothing when it is there. */
	void prepare() {
		this.client.defineSchema(JobStatement.SCHEMA.statements());
	}

	/**
	 * Puts a job at the end of the queue, unless one that does the same waits already.
	 * @return the key of the one or the other
	 */
	String enqueue(JobKind kind, @Nullable String folder, boolean dryRun, @Nullable String maxRejects) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("key", UUID.randomUUID().toString());
		parameters.put("kind", kind.name());
		parameters.put("folder", folder);
		parameters.put("dryRun", dryRun);
		parameters.put("maxRejects", maxRejects);
		parameters.put("only", null);
		parameters.put("lease", this.properties.lease().toMillis());
		return enqueue(parameters);
	}

	/** Puts a job at the end of the queue that only this process can run. */
	String enqueueHere(String folder, boolean dryRun, String maxRejects) {
		return enqueue(Map.of("key", UUID.randomUUID().toString(), "kind", JobKind.IMPORT.name(), "folder", folder,
				"dryRun", dryRun, "maxRejects", maxRejects, "only", this.gateway, "lease",
				this.properties.lease().toMillis()));
	}

	private String enqueue(Map<String, Object> parameters) {
		return this.client.write((transaction) -> transaction.run(JobStatement.ENQUEUE.with(parameters)))
			.getFirst()
			.get("key")
			.asString();
	}

	/** Whether a job waits. */
	boolean holdsWaiting() {
		return holds(JobStatement.WAITING);
	}

	/** Whether a gateway gave no sign of life for too long. */
	boolean holdsDead() {
		return holds(JobStatement.DEAD);
	}

	/** Whether a job still waits. */
	boolean isWaiting(String key) {
		return !this.client.lookUp(JobStatement.QUEUED.with(Map.of("key", key))).isEmpty();
	}

	/** Whether the graph holds a document of the seed folder. */
	boolean holdsFolder(String folder) {
		return !this.client.lookUp(JobStatement.FOLDER.with(Map.of("folder", folder))).isEmpty();
	}

	private boolean holds(JobStatement question) {
		return !this.client.lookUp(question.with(Map.of())).isEmpty();
	}

	/**
	 * The next job, now this gateway's to run; empty while there is none, or another's
	 * runs.
	 */
	Optional<Job> claim() {
		return claim(null, false);
	}

	/**
	 * The job with a key, when its turn has come; null takes the next of any.
	 * @param alone whether no gateway can be there to take the jobs before it
	 */
	Optional<Job> claim(@Nullable String key, boolean alone) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("gateway", this.gateway);
		parameters.put("lease", this.properties.lease().toMillis());
		parameters.put("key", key);
		parameters.put("alone", alone);
		return this.client.write((transaction) -> transaction.run(JobStatement.CLAIM.with(parameters)))
			.stream()
			.findFirst()
			.map(Job::of);
	}

	/**
	 * Marks the jobs of gateways that gave no sign of life as failed, and queues them
	 * again.
	 * @param alone whether no other gateway can use the database, so that every running
	 * job is a dead one's
	 * @return how many there were
	 */
	int recover(boolean alone) {
		Map<String, Object> parameters = Map.of("alone", alone);
		return this.client.write((transaction) -> transaction.run(JobStatement.RECOVER.with(parameters))).size();
	}

	/**
	 * Writes how far a job of this gateway is, as a sign of life.
	 * @return whether it is to go on
	 */
	boolean progress(Job job, ImportProgress progress, List<FileProblem> problems, List<Difference> differences,
			int problemsBefore, int differencesBefore, long differenceCount) {
		Map<String, Object> parameters = figures(job, progress);
		parameters.put("gateway", this.gateway);
		parameters.put("lease", this.properties.lease().toMillis());
		parameters.put("differenceCount", differenceCount);
		parameters.put("problems", problems(job, problems, problemsBefore));
		parameters.put("differences", differences(job, differences, differencesBefore));
		List<Record> rows = this.client.load((transaction) -> transaction.run(JobStatement.PROGRESS.with(parameters)));
		return !rows.isEmpty() && rows.getFirst().get("goesOn").asBoolean();
	}

	void finish(Job job, JobState state, @Nullable String message, @Nullable ImportReport report) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("key", job.key());
		parameters.put("gateway", this.gateway);
		parameters.put("state", state.name());
		parameters.put("message", message);
		parameters.put("notices", (report != null) ? report.notices() : List.of());
		this.client.write((transaction) -> transaction.run(JobStatement.FINISH.with(parameters)));
		this.client
			.write((transaction) -> transaction.run(JobStatement.FORGET.with(Map.of("kept", this.properties.kept()))));
	}

	/**
	 * Ends a waiting job, or asks a running one to end; false when there is no such job.
	 */
	boolean cancel(String key) {
		return !this.client.write((transaction) -> transaction.run(JobStatement.CANCEL.with(Map.of("key", key))))
			.isEmpty();
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

	private static List<Object> problems(Job job, List<FileProblem> problems, int before) {
		List<Object> rows = new ArrayList<>();
		int number = before;
		for (FileProblem found : problems) {
			number++;
			Map<String, Object> row = new HashMap<>();
			row.put("key", "%s/%d".formatted(job.key(), number));
			row.put("number", number);
			row.put("folder", found.folder());
			row.put("path", found.problem().path());
			row.put("line", (found.problem().line() > 0) ? found.problem().line() : null);
			row.put("column", (found.problem().column() > 0) ? found.problem().column() : null);
			row.put("code", found.problem().code().name());
			row.put("message", found.problem().message());
			row.put("hint", found.problem().mend());
			rows.add(row);
		}
		return rows;
	}

	private static List<Object> differences(Job job, List<Difference> differences, int before) {
		List<Object> rows = new ArrayList<>();
		int number = before;
		for (Difference difference : differences) {
			number++;
			rows.add(Map.of("key", "%s/%d".formatted(job.key(), number), "number", number, "kind",
					difference.kind().name(), "change", difference.change().name(), "name", difference.name()));
		}
		return rows;
	}

}
