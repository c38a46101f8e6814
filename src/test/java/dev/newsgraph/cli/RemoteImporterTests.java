package dev.newsgraph.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The command's view of a job that a gateway runs. The gateway is a scripted server. */
class RemoteImporterTests {

	private static final String JOB = """
			{"data": {"importJob": {"state": "%s", "message": "%s", "notices": [], "readCount": 3, "loadedCount": 1,
			"unchangedCount": 0, "rejectedCount": 2, "removedCount": 0, "problemCount": 0, "differenceCount": 20000, "startedAt": null,
			"endedAt": null}}}
			""";

	private static final String NO_PROBLEMS = """
			{"data": {"importJob": {"problems": {"edges": [], "pageInfo": {"hasNextPage": false, "endCursor": null}}}}}
			""";

	private static final String DIFFERENCES = """
			{"data": {"importJob": {"differences": {
			"edges": [{"node": {"kind": "DOCUMENT", "change": "ADDED", "name": "feed/%1$s.md"}}],
			"pageInfo": {"hasNextPage": %2$s, "endCursor": "%1$s"}}}}}
			""";

	private final Deque<String> states = new ArrayDeque<>();

	private final Deque<String> problems = new ArrayDeque<>(List.of(NO_PROBLEMS));

	private final Deque<String> differences = new ArrayDeque<>();

	private final List<Long> countedBefore = new ArrayList<>();

	private final ConsoleProgress progress = new ConsoleProgress(System.err, new OutputOptions(), () -> false);

	private String started = "{\"data\": {\"startImport\": {\"job\": {\"id\": \"1\"}, \"userErrors\": []}}}";

	private HttpServer gateway;

	@BeforeEach
	void start() throws IOException {
		this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.gateway.createContext("/graphql", this::answer);
		this.gateway.start();
	}

	@AfterEach
	void stop() {
		this.gateway.stop(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Nothing was imported: there is no folder 'feed' in the import root; put it there. | NO_FOLDER",
			"There was nothing to read; the notices contain the reason. | NO_FOLDER",
			"The import failed by an internal error, which the log of the gateway describes. Documents that were written"
					+ " stay in the graph. | INTERNAL_ERROR",
			"More documents were rejected than allowed. Fix the problems, or allow more rejected documents."
					+ " | TOO_MANY_REJECTS",
			"The database did not accept all documents. Documents that were written stay in the graph. Import the folder"
					+ " again to continue. | DATABASE_ERROR",
			"The gateway ended, or lost the database, while the job was running. Documents that were written stay in the"
					+ " graph, and another job imports the rest. | PROCESS_ENDED",
			"The command ended while the job was running. Documents that were written stay in the graph. Run the command"
					+ " again to continue. | PROCESS_ENDED",
			"A message of another version. | INTERNAL_ERROR" })
	void aFailedJobHasTheOutcomeOfItsMessage(String message, ImportOutcome outcome) throws Exception {
		this.states.add(JOB.formatted("FAILED", message));
		ImportReport report = run();
		assertThat(report.outcome()).isEqualTo(outcome);
		assertThat(report.notices()).containsExactly(message);
	}

	@Test
	void unreadableAnswersAreAskedForAgainWhileTheJobRuns() throws Exception {
		this.states.addAll(List.of("<html>Bad gateway</html>", "", "[]", "null", "{}", "{\"data\": null}",
				"{\"data\": {\"importJob\": null}}", "{\"errors\": [{}]}", JOB.formatted("RUNNING", ""), "{",
				JOB.formatted("SUCCEEDED", "")));
		this.problems.addFirst("{\"data\": {\"importJob\": null}}");
		this.problems.addFirst("<html>");
		ImportReport report = run();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		assertThat(report.read()).isEqualTo(3);
		assertThat(this.states).isEmpty();
		assertThat(this.problems).isEmpty();
	}

	@Test
	void anUnreadableAnswerToTheStartEndsTheCommandWithASentence() {
		this.started = "<html>";
		assertThatExceptionOfType(ImporterException.class).isThrownBy(this::run)
			.withMessage("The gateway at %s sent a response that is not a GraphQL response (HTTP status 200), so the"
					+ " result of the import is unknown. Query `importJobs` for it.", url())
			.satisfies((failure) -> assertThat(failure.exit()).isEqualTo(ExitCode.FAILED));
	}

	@Test
	void aDryRunPassesOnTheKeptDifferencesPageByPageAndTheirTotal() throws Exception {
		this.states.add(JOB.formatted("SUCCEEDED", ""));
		this.differences.add(DIFFERENCES.formatted("a", true));
		this.differences.add(DIFFERENCES.formatted("b", false));
		run(true);
		assertThat(this.countedBefore).containsExactly(0L, 1L);
		DryRunSummary summary = this.progress.differences();
		assertThat(summary.size()).isEqualTo(20_000);
		assertThat(summary.counted()).isEqualTo(2);
		assertThat(summary.first()).extracting(Difference::name).containsExactly("feed/a.md", "feed/b.md");
	}

	private ImportReport run() throws InterruptedException {
		return run(false);
	}

	private ImportReport run(boolean dryRun) throws InterruptedException {
		Path root = Path.of("/import");
		ImportRequest request = ImportRequest.of(List.of(root.resolve("feed")))
			.withDryRun(dryRun)
			.withMaxRejects(RejectLimit.parse("0"));
		try (ConsoleProgress open = this.progress;
				RemoteImporter importer = new RemoteImporter(new RunningGateway(url(), root), "secret-of-the-test")) {
			return importer.run(request, open);
		}
	}

	private URI url() {
		return URI.create("http://localhost:" + this.gateway.getAddress().getPort());
	}

	private void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret-of-the-test");
		String answer;
		if (request.contains("differences(")) {
			this.countedBefore.add(this.progress.differences().counted());
			answer = this.differences.remove();
		}
		else {
			answer = request.contains("startImport") ? this.started
					: request.contains("problems(") ? this.problems.remove() : this.states.remove();
		}
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
