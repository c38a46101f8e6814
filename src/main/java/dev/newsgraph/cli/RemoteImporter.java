package dev.newsgraph.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.Validation;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.jobs.JobMessages;

/** Starts imports in a running gateway through its API, and waits until they end. */
final class RemoteImporter implements Importer {

	private static final long PAUSE_MILLIS = 500;

	private static final String JOB = """
			query ($id: ID!) {
			  importJob(id: $id) {
			    state message notices readCount loadedCount unchangedCount rejectedCount removedCount problemCount differenceCount startedAt endedAt
			  }
			}
			""";

	private static final String PROBLEMS = """
			query ($id: ID!, $after: String) {
			  importJob(id: $id) {
			    problems(first: 100, after: $after) {
			      edges { node { folder path line column code message hint } }
			      pageInfo { hasNextPage endCursor }
			    }
			  }
			}
			""";

	private static final String DIFFERENCES = """
			query ($id: ID!, $after: String) {
			  importJob(id: $id) {
			    differences(first: 100, after: $after) {
			      edges { node { kind change name } }
			      pageInfo { hasNextPage endCursor }
			    }
			  }
			}
			""";

	private final RunningGateway gateway;

	private final GatewayClient client;

	/**
	 * Creates an importer.
	 * @param token the token of the caller, or {@code null} without one
	 */
	RemoteImporter(RunningGateway gateway, @Nullable String token) {
		this.gateway = gateway;
		this.client = new GatewayClient(gateway, token);
	}

	@Override
	public ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException {
		Path folder = request.folders().getFirst();
		if (!this.gateway.importRoot().equals(folder.getParent())) {
			throw new ImporterException(ExitCode.USAGE,
					("The gateway at %s uses the data folder; it imports only folders in its import root %s."
							+ " Copy %s there, or stop the gateway.")
						.formatted(this.gateway.url(), this.gateway.importRoot(), folder));
		}
		RejectLimit limit = request.maxRejects();
		Map<String, Object> input = new TreeMap<>(
				Map.of("folder", String.valueOf(folder.getFileName()), "dryRun", request.dryRun()));
		if (!limit.equals(RejectLimit.NONE)) {
			input.put(limit.percent() ? "maxRejectedPercent" : "maxRejectedDocuments", limit.value());
		}
		String id = start(input);
		JsonNode job = await(id, progress, progress.wantsTotal() ? Validation.documents(folder) : -1);
		if (request.dryRun()) {
			nodes(DIFFERENCES, id, "differences",
					(row) -> progress.difference(new Difference(Difference.Kind.valueOf(row.get("kind").asString()),
							Difference.Change.valueOf(row.get("change").asString()), row.get("name").asString())));
			progress.differences().total(number(job, "differenceCount"));
		}
		return report(id, job);
	}

	private String start(Map<String, Object> input) throws InterruptedException {
		JsonNode result = this.client.execute(
				"mutation ($input: StartImportInput!) { startImport(input: $input) { job { id } userErrors { message } } }",
				Map.of("input", input))
			.get("startImport");
		if (result.hasNonNull("job")) {
			return result.at("/job/id").asString();
		}
		throw new ImporterException(ExitCode.FAILED, result.at("/userErrors/0/message")
			.asString("The gateway did not queue the import, and does not say why."));
	}

	private JsonNode await(String id, ConsoleProgress progress, long total) throws InterruptedException {
		boolean cancelled = false;
		while (true) {
			JsonNode job = this.client.executeWithRetry(JOB, Map.of("id", id), "/importJob");
			progress.progress(new ImportProgress(total, number(job, "readCount"), number(job, "loadedCount"),
					number(job, "unchangedCount"), number(job, "rejectedCount"), number(job, "removedCount"),
					number(job, "problemCount")));
			String state = job.get("state").asString();
			if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
				return job;
			}
			if (progress.isStopped() && !cancelled) {
				cancelled = cancel(id);
			}
			Thread.sleep(PAUSE_MILLIS);
		}
	}

	private boolean cancel(String id) throws InterruptedException {
		try {
			this.client.execute("mutation ($id: ID!) { cancelImport(input: {id: $id}) { userErrors { code } } }",
					Map.of("id", id));
			return true;
		}
		catch (ImporterException ex) {
			// The caller tries again if the job is still running.
			return false;
		}
	}

	private ImportReport report(String id, JsonNode job) throws InterruptedException {
		List<FileProblem> problems = new ArrayList<>();
		nodes(PROBLEMS, id, "problems",
				(row) -> problems.add(new FileProblem(row.get("folder").asString(),
						new Problem(row.get("path").asString(), row.get("line").asInt(0), row.get("column").asInt(0),
								ProblemCode.valueOf(row.get("code").asString()), row.get("message").asString(),
								row.get("hint").asString()))));
		List<String> notices = new ArrayList<>();
		job.get("notices").forEach((notice) -> notices.add(notice.asString()));
		if (job.hasNonNull("message")) {
			notices.add(job.get("message").asString());
		}
		Duration took = (job.hasNonNull("startedAt") && job.hasNonNull("endedAt")) ? Duration
			.between(Instant.parse(job.get("startedAt").asString()), Instant.parse(job.get("endedAt").asString()))
				: Duration.ZERO;
		ImportOutcome outcome = switch (job.get("state").asString()) {
			case "SUCCEEDED", "SUCCEEDED_WITH_REJECTS" -> ImportOutcome.COMPLETED;
			case "CANCELLED" -> ImportOutcome.STOPPED;
			// A gateway of another version can have other messages.
			default -> JobMessages.outcome(job.path("message").asString("")).orElse(ImportOutcome.INTERNAL_ERROR);
		};
		return new ImportReport(id, 1, number(job, "readCount"), number(job, "loadedCount"),
				number(job, "unchangedCount"), number(job, "rejectedCount"), number(job, "removedCount"), took, null,
				problems, number(job, "problemCount"), new TreeMap<>(), notices, outcome);
	}

	/** Passes the nodes of a connection to a consumer, page by page. */
	private void nodes(String query, String id, String field, Consumer<JsonNode> consumer) throws InterruptedException {
		Map<String, Object> variables = new TreeMap<>(Map.of("id", id));
		boolean hasNextPage = true;
		while (hasNextPage) {
			JsonNode page = this.client.executeWithRetry(query, variables, "/importJob/" + field);
			page.get("edges").forEach((edge) -> consumer.accept(edge.get("node")));
			hasNextPage = page.at("/pageInfo/hasNextPage").asBoolean();
			variables.put("after", page.at("/pageInfo/endCursor").asString(""));
		}
	}

	private static long number(JsonNode job, String field) {
		return job.get(field).asLong();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
