package dev.newsgraph.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

/** Lets a running gateway import, through its API, and looks on. */
final class RemoteImporter implements Importer {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final long PAUSE_MILLIS = 500;

	private static final String JOB = """
			query ($id: ID!) {
			  importJob(id: $id) {
			    state message notices read loaded unchanged rejected removed problemCount startedAt endedAt
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

	private final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final RunningGateway gateway;

	RemoteImporter(RunningGateway gateway) {
		this.gateway = gateway;
	}

	@Override
	public ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException {
		Path folder = request.folders().getFirst();
		if (!this.gateway.importRoot().equals(folder.getParent())) {
			throw new ImporterException(ExitCode.USAGE,
					("A gateway runs at %s and holds the data folder; it imports only folders in its import root %s."
							+ " Copy %s there, or stop the gateway.")
						.formatted(this.gateway.url(), this.gateway.importRoot(), folder));
		}
		String limit = request.maxRejects().equals(RejectLimit.NONE) ? "" : request.maxRejects().toString();
		Map<String, Object> input = new TreeMap<>(
				Map.of("folder", String.valueOf(folder.getFileName()), "dryRun", request.dryRun()));
		if (!limit.isEmpty()) {
			input.put("maxRejects", limit);
		}
		String id = ask("mutation ($input: StartImportInput!) { startImport(input: $input) { id } }",
				Map.of("input", input))
			.at("/startImport/id")
			.asString();
		JsonNode job = await(id, progress, progress.wantsTotal() ? Validation.documents(folder) : -1);
		if (request.dryRun()) {
			all(DIFFERENCES, id, "differences").forEach(
					(row) -> progress.difference(new Difference(Difference.Kind.valueOf(row.get("kind").asString()),
							Difference.Change.valueOf(row.get("change").asString()), row.get("name").asString())));
		}
		return report(request, id, job);
	}

	private JsonNode await(String id, ConsoleProgress progress, long total) throws InterruptedException {
		boolean cancelled = false;
		while (true) {
			JsonNode job = patiently(id);
			progress.progress(
					new ImportProgress(total, number(job, "read"), number(job, "loaded"), number(job, "unchanged"),
							number(job, "rejected"), number(job, "removed"), number(job, "problemCount")));
			String state = job.get("state").asString();
			if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
				return job;
			}
			if (progress.isStopped() && !cancelled) {
				cancelled = true;
				ask("mutation ($id: ID!) { cancelImport(id: $id) { id } }", Map.of("id", id));
			}
			Thread.sleep(PAUSE_MILLIS);
		}
	}

	// The job goes on while the gateway, or its database, does not answer.
	private JsonNode patiently(String id) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return ask(JOB, Map.of("id", id)).get("importJob");
			}
			catch (ImporterException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
	}

	private ImportReport report(ImportRequest request, String id, JsonNode job) throws InterruptedException {
		List<FileProblem> problems = all(PROBLEMS, id, "problems").stream()
			.map((row) -> new FileProblem(row.get("folder").asString(),
					new Problem(row.get("path").asString(), row.get("line").asInt(0), row.get("column").asInt(0),
							ProblemCode.valueOf(row.get("code").asString()), row.get("message").asString(),
							row.get("hint").asString())))
			.toList();
		List<String> notices = new ArrayList<>();
		job.get("notices").forEach((notice) -> notices.add(notice.asString()));
		if (job.hasNonNull("message")) {
			notices.add(job.get("message").asString());
		}
		Duration took = (job.hasNonNull("startedAt") && job.hasNonNull("endedAt")) ? Duration
			.between(Instant.parse(job.get("startedAt").asString()), Instant.parse(job.get("endedAt").asString()))
				: Duration.ZERO;
		ImportOutcome ending = switch (job.get("state").asString()) {
			case "SUCCEEDED", "SUCCEEDED_WITH_REJECTS" -> ImportOutcome.COMPLETED;
			case "CANCELLED" -> ImportOutcome.STOPPED;
			default -> request.maxRejects().isExceeded(number(job, "rejected"), number(job, "read"))
					? ImportOutcome.TOO_MANY_REJECTS : ImportOutcome.DATABASE_ERROR;
		};
		return new ImportReport(id, 1, number(job, "read"), number(job, "loaded"), number(job, "unchanged"),
				number(job, "rejected"), number(job, "removed"), took, null, problems, number(job, "problemCount"),
				new TreeMap<>(), notices, ending);
	}

	private List<JsonNode> all(String query, String id, String field) throws InterruptedException {
		List<JsonNode> rows = new ArrayList<>();
		Map<String, Object> variables = new TreeMap<>(Map.of("id", id));
		boolean more = true;
		while (more) {
			JsonNode page = ask(query, variables).at("/importJob/" + field);
			page.get("edges").forEach((edge) -> rows.add(edge.get("node")));
			more = page.at("/pageInfo/hasNextPage").asBoolean();
			variables.put("after", page.at("/pageInfo/endCursor").asString(""));
		}
		return rows;
	}

	private JsonNode ask(String query, Map<String, Object> variables) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.gateway.at("/graphql"))
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString(this.json.writeValueAsString(Map.of("query", query, "variables", variables))))
			.build();
		try {
			JsonNode answer = this.json
				.readTree(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body());
			if (answer.hasNonNull("errors")) {
				throw new ImporterException(ExitCode.FAILED, answer.at("/errors/0/message").asString());
			}
			return answer.get("data");
		}
		catch (IOException ex) {
			throw new ImporterException(ExitCode.FAILED,
					("The gateway at %s answers no more, so how the job ended is not known; `importJobs` tells once it"
							+ " is back.")
						.formatted(this.gateway.url()));
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
