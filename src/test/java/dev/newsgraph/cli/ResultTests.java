package dev.newsgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.report.ContentDifference;
import dev.newsgraph.importing.report.ContentDifferences;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.MissingFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** The output of a command, as text and as one JSON object. */
class ResultTests {

	@Test
	void aProblemOfAWholeFileHasNeitherLineNorColumn() {
		JsonNode problems = json(problem(0, 0), problem(3, 7)).get("firstProblems");
		assertThat(problems.get(0).get("line").isNull()).isTrue();
		assertThat(problems.get(0).get("column").isNull()).isTrue();
		assertThat(problems.get(1).get("line").asInt()).isEqualTo(3);
		assertThat(problems.get(1).get("column").asInt()).isEqualTo(7);
		assertThat(problems.get(1).get("hint").asString()).isEqualTo("Add a title.");
	}

	@Test
	void theTotalOfADryRunCanExceedTheDifferencesThatTheGatewayKeeps() {
		DryRunSummary differences = new DryRunSummary();
		for (int i = 0; i < 5000; i++) {
			differences.add(new Difference(Difference.Kind.DOCUMENT, Difference.Change.ADDED, "feed/" + i));
		}
		differences.total(20_000);
		assertThat(dryRun(new OutputOptions(), differences))
			.contains("The gateway found 20,000 changes; these counts cover the first 5,000, which it keeps.")
			.contains("5,000 documents added")
			.contains("… and 19,900 more;");
		JsonNode json = new JsonMapper().readTree(dryRun(jsonOptions(), differences));
		assertThat(json.get("differenceCount").asInt()).isEqualTo(20_000);
		assertThat(json.get("differences")).hasSize(100);
	}

	@Test
	void aComparisonFailsIfThereAreDifferences() {
		DryRunSummary differences = new DryRunSummary();
		Result result = new Result(new PrintStream(new ByteArrayOutputStream()), new OutputOptions());
		assertThat(result.verified(report(), differences)).isEqualTo(ExitCode.OK);
		differences.add(new Difference(Difference.Kind.DOCUMENT, Difference.Change.ADDED, "feed/1"));
		assertThat(result.verified(report(), differences)).isEqualTo(ExitCode.REJECTS);
	}

	@Test
	void aComparisonOfTheContentDecidesAboutTheExitCode() {
		ContentDifferences differences = new ContentDifferences(1);
		assertThat(new Result(new PrintStream(new ByteArrayOutputStream()), new OutputOptions()).compared(differences))
			.isEqualTo(ExitCode.OK);
		for (int i = 0; i < 3; i++) {
			differences.add(ContentDifference.ofNode("Article " + i, true));
		}
		for (int folders = 1; folders <= 2; folders++) {
			ByteArrayOutputStream console = new ByteArrayOutputStream();
			Result result = new Result(new PrintStream(console), jsonOptions());
			for (int i = 0; i < folders; i++) {
				result.verified(report(), new DryRunSummary());
			}
			assertThat(result.compared(differences)).isEqualTo(ExitCode.REJECTS);
			result.end(ExitCode.REJECTS, null);
			JsonNode json = new JsonMapper().readTree(console.toString(StandardCharsets.UTF_8));
			assertThat(json.get("exitCode").asInt()).isEqualTo(3);
			assertThat(json.get("content").get("differenceCount").asInt()).isEqualTo(3);
			assertThat(json.get("content").get("differences")).hasSize(1);
		}
		ByteArrayOutputStream console = new ByteArrayOutputStream();
		new Result(new PrintStream(console), new OutputOptions()).compared(differences);
		assertThat(console.toString(StandardCharsets.UTF_8)).contains("3 differences")
			.contains("Article 0 is in the graph")
			.contains("… and 2 more");
	}

	@Test
	void documentsOfAFolderThatDoesNotExistAreADifference() {
		Result result = new Result(new PrintStream(new ByteArrayOutputStream()), new OutputOptions());
		ImportReport report = report().withNotice(MissingFolder.notice("old")).withNotice("Something else.");
		assertThat(report.missingFolders()).containsExactly("old");
		assertThat(result.verified(report, new DryRunSummary())).isEqualTo(ExitCode.REJECTS);
		assertThat(result.imported(report, true, new DryRunSummary())).isEqualTo(ExitCode.OK);
		assertThat(report.withoutMissing(List.of("old")).notices()).containsExactly("Something else.");
		assertThat(result.verified(report.withoutMissing(List.of("old")), new DryRunSummary())).isEqualTo(ExitCode.OK);
	}

	@Test
	void aDryRunWithAllDifferencesHasCompleteCounts() {
		DryRunSummary differences = new DryRunSummary();
		differences.add(new Difference(Difference.Kind.DOCUMENT, Difference.Change.ADDED, "feed/1"));
		differences.total(1);
		assertThat(dryRun(new OutputOptions(), differences)).contains("1 document added")
			.doesNotContain("these counts cover");
	}

	private static String dryRun(OutputOptions options, DryRunSummary differences) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Result result = new Result(new PrintStream(output, true, StandardCharsets.UTF_8), options);
		result.end(result.imported(report(), true, differences), null);
		return output.toString(StandardCharsets.UTF_8);
	}

	private static FileProblem problem(int line, int column) {
		return new FileProblem("feed",
				new Problem("a.md", line, column, ProblemCode.MISSING_TITLE, "There is no title.", "Add a title."));
	}

	private static JsonNode json(FileProblem... problems) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Result result = new Result(new PrintStream(output, true, StandardCharsets.UTF_8), jsonOptions());
		result.end(result.validation(report(problems)), null);
		return new JsonMapper().readTree(output.toString(StandardCharsets.UTF_8));
	}

	private static OutputOptions jsonOptions() {
		OutputOptions options = new OutputOptions();
		new CommandLine(CommandLine.Model.CommandSpec.create()
			.addMixin("output", CommandLine.Model.CommandSpec.forAnnotatedObject(options))).parseArgs("--json");
		return options;
	}

	private static ImportReport report(FileProblem... problems) {
		return new ImportReport("", 1, 2, 0, 0, problems.length, 0, Duration.ZERO, null, List.of(problems),
				problems.length, new TreeMap<>(), List.of(), ImportOutcome.COMPLETED);
	}

}
