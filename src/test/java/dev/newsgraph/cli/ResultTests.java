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
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON object of a command. */
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

	private static FileProblem problem(int line, int column) {
		return new FileProblem("feed",
				new Problem("a.md", line, column, ProblemCode.MISSING_TITLE, "There is no title.", "Add a title."));
	}

	private static JsonNode json(FileProblem... problems) {
		OutputOptions options = new OutputOptions();
		new CommandLine(CommandLine.Model.CommandSpec.create()
			.addMixin("output", CommandLine.Model.CommandSpec.forAnnotatedObject(options))).parseArgs("--json");
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Result result = new Result(new PrintStream(output, true, StandardCharsets.UTF_8), options);
		result.end(result.validation(new ImportReport("", 1, 2, 0, 0, 2, 0, Duration.ZERO, null, List.of(problems), 2,
				new TreeMap<>(), List.of(), ImportOutcome.COMPLETED)), null);
		return new JsonMapper().readTree(output.toString(StandardCharsets.UTF_8));
	}

}
