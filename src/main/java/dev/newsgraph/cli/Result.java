package dev.newsgraph.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.importing.report.ContentDifference;
import dev.newsgraph.importing.report.ContentDifferences;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.ImportReportText;
import dev.newsgraph.importing.report.RunFolder;

/** Prints the result of a command, as text or as one JSON object. */
final class Result {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final PrintStream console;

	private final OutputOptions options;

	/** One object for each folder, for the JSON output. */
	private final List<Map<String, @Nullable Object>> results = new ArrayList<>();

	/** The comparison of the content, for the JSON output. */
	private @Nullable Map<String, @Nullable Object> content;

	/**
	 * Creates a result.
	 * @param console standard output
	 * @param options whether to print JSON, and how much to print
	 */
	Result(PrintStream console, OutputOptions options) {
		this.console = console;
		this.options = options;
	}

	/**
	 * Prints the result of an import, or keeps it for {@link #end}.
	 * @param differences a summary of the differences that a dry run found
	 */
	ExitCode imported(ImportReport report, boolean dryRun, DryRunSummary differences) {
		return imported(report, dryRun, differences, ExitCode.of(report));
	}

	/**
	 * Prints the result of a comparison, or keeps it for {@link #end}. Documents of a
	 * folder that does not exist are a difference, too.
	 * @param differences a summary of the differences that were found
	 */
	ExitCode verified(ImportReport report, DryRunSummary differences) {
		ExitCode exit = ExitCode.of(report);
		boolean differs = differences.size() > 0 || !report.missingFolders().isEmpty();
		return imported(report, true, differences, (exit == ExitCode.OK && differs) ? ExitCode.REJECTS : exit);
	}

	private ExitCode imported(ImportReport report, boolean dryRun, DryRunSummary differences, ExitCode exit) {
		if (this.options.json()) {
			Map<String, @Nullable Object> figures = RunFolder.figures(report);
			if (dryRun) {
				figures.put("differenceCount", differences.size());
				figures.put("differences", differences.first());
			}
			return json(figures, report, exit);
		}
		if (!this.options.quiet() || exit != ExitCode.OK) {
			this.console.print(ImportReportText.of(report, this.options.problems()));
		}
		if (dryRun && !this.options.quiet()) {
			differences(differences);
		}
		return exit;
	}

	/**
	 * Prints what differs in the content of the graph, or keeps it for {@link #end}.
	 */
	ExitCode compared(ContentDifferences differences) {
		ExitCode exit = (differences.total() > 0) ? ExitCode.REJECTS : ExitCode.OK;
		if (this.options.json()) {
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			object.put("nodes", differences.nodes());
			object.put("relationships", differences.relationships());
			object.put("differenceCount", differences.total());
			object.put("differences", differences.first().stream().map(ContentDifference::row).toList());
			this.content = object;
		}
		else if (!this.options.quiet() || exit != ExitCode.OK) {
			this.console.printf("%n  Content: %,d nodes and %,d relationships were compared with the folders; %s.%n",
					differences.nodes(), differences.relationships(), (differences.total() == 0) ? "no differences"
							: "%,d difference%s".formatted(differences.total(), (differences.total() != 1) ? "s" : ""));
			differences.first().forEach((difference) -> this.console.println("    " + difference.text()));
			long more = differences.total() - differences.first().size();
			if (more > 0) {
				this.console.printf("    … and %,d more; --differences lists more of them.%n", more);
			}
		}
		return exit;
	}

	/**
	 * Ends the output of a command. It must be called once: with {@code --json}, it
	 * prints the only JSON object.
	 * @param failure the reason why the command ended early, or {@code null}
	 */
	void end(ExitCode exit, @Nullable String failure) {
		if (failure != null) {
			System.err.println(failure);
		}
		if (!this.options.json()) {
			return;
		}
		this.console.println((this.results.size() == 1 && failure == null) ? single(exit)
				: object(exit, failure, this.results, this.content));
	}

	private String single(ExitCode exit) {
		Map<String, @Nullable Object> object = this.results.getFirst();
		if (this.content != null) {
			object.put("content", this.content);
			object.put("exitCode", exit.code());
		}
		return JSON.writeValueAsString(object);
	}

	/**
	 * Returns the JSON object of a command that failed, or that had several folders.
	 * @param message the reason of the failure, or {@code null}
	 * @param results the results of the folders before the failure
	 */
	static String failure(ExitCode exit, @Nullable String message, List<Map<String, @Nullable Object>> results) {
		return object(exit, message, results, null);
	}

	private static String object(ExitCode exit, @Nullable String message, List<Map<String, @Nullable Object>> results,
			@Nullable Map<String, @Nullable Object> content) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		object.put("exitCode", exit.code());
		object.put("message", message);
		object.put("results", results);
		if (content != null) {
			object.put("content", content);
		}
		return JSON.writeValueAsString(object);
	}

	/** Prints the result of a validation, or keeps it for {@link #end}. */
	ExitCode validation(ImportReport report) {
		ExitCode exit = ExitCode.of(report);
		if (this.options.json()) {
			return json(RunFolder.figures(report), report, exit);
		}
		if (!this.options.quiet() || exit != ExitCode.OK) {
			this.console.print(ImportReportText.ofValidation(report, this.options.problems()));
		}
		return exit;
	}

	private ExitCode json(Map<String, @Nullable Object> figures, ImportReport report, ExitCode exit) {
		figures.put("exitCode", exit.code());
		figures.put("firstProblems",
				report.problems().stream().limit(this.options.problems()).map(FileProblem::row).toList());
		this.results.add(figures);
		return exit;
	}

	private void differences(DryRunSummary differences) {
		this.console.println();
		this.console
			.println((differences.size() == 0) ? "  Dry run: nothing was written. An import would change nothing."
					: "  Dry run: nothing was written. An import would make these changes:");
		if (differences.counted() < differences.size()) {
			this.console.printf(
					"    The gateway found %,d changes; these counts cover the first %,d, which it keeps.%n",
					differences.size(), differences.counted());
		}
		for (Difference.Kind kind : Difference.Kind.values()) {
			for (Difference.Change change : Difference.Change.values()) {
				long count = differences.count(kind, change);
				if (count > 0) {
					this.console.printf("    %,9d %s%s %s%n", count, words(kind), (count != 1) ? "s" : "",
							words(change));
				}
			}
		}
		differences.first()
			.forEach((difference) -> this.console.printf("      %s %s %s%n", words(difference.kind()),
					words(difference.change()), difference.name()));
		long more = differences.size() - differences.first().size();
		if (more > 0) {
			this.console.printf("      … and %,d more; differences.jsonl of the run lists all of them.%n", more);
		}
	}

	private static String words(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
