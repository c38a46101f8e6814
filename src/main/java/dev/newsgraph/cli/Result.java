package dev.newsgraph.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.ImportReportText;
import dev.newsgraph.importing.report.RunFolder;

/** Says what came of a command. */
final class Result {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final int DIFFERENCES = 100;

	private final PrintStream console;

	private final OutputOptions options;

	/** Of each folder, to be printed as JSON. */
	private final List<Map<String, @Nullable Object>> figures = new ArrayList<>();

	Result(PrintStream console, OutputOptions options) {
		this.console = console;
		this.options = options;
	}

	/** Of an import. */
	ExitCode ofImport(ImportReport report, boolean dryRun, List<Difference> differences) {
		ExitCode exit = ExitCode.of(report);
		if (this.options.json()) {
			Map<String, @Nullable Object> figures = RunFolder.figures(report);
			if (dryRun) {
				figures.put("differences", differences);
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
	 * To be called at the end of a command: what is to be JSON is one object, whatever
	 * came of it.
	 * @param failure why it ended early, null when it did not
	 */
	void end(ExitCode exit, @Nullable String failure) {
		if (failure != null) {
			System.err.println(failure);
		}
		if (!this.options.json()) {
			return;
		}
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		if (this.figures.size() == 1 && failure == null) {
			object.putAll(this.figures.getFirst());
		}
		else {
			object.put("exitCode", exit.code());
			object.put("message", failure);
			object.put("results", this.figures);
		}
		this.console.println(JSON.writeValueAsString(object));
	}

	/** Of a validation. */
	ExitCode ofValidation(ImportReport report) {
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
		figures.put("firstProblems", report.problems().stream().limit(this.options.problems()).map((found) -> {
			Map<String, @Nullable Object> row = new LinkedHashMap<>();
			row.put("folder", found.folder());
			row.put("file", found.problem().path());
			row.put("line", found.problem().line());
			row.put("column", found.problem().column());
			row.put("code", found.problem().code().name());
			row.put("message", found.problem().message());
			row.put("hint", found.problem().hint());
			return row;
		}).toList());
		this.figures.add(figures);
		return exit;
	}

	private void differences(List<Difference> differences) {
		this.console.println();
		this.console.println(differences.isEmpty() ? "  A dry run: nothing was written, and nothing would change."
				: "  A dry run: nothing was written. What would change:");
		for (Difference.Kind kind : Difference.Kind.values()) {
			for (Difference.Change change : Difference.Change.values()) {
				long count = differences.stream()
					.filter((difference) -> difference.kind() == kind && difference.change() == change)
					.count();
				if (count > 0) {
					this.console.printf("    %,9d %s%s %s%n", count, word(kind), (count != 1) ? "s" : "", word(change));
				}
			}
		}
		differences.stream()
			.limit(DIFFERENCES)
			.forEach((difference) -> this.console.printf("      %s %s %s%n", word(difference.kind()),
					word(difference.change()), difference.name()));
		if (differences.size() > DIFFERENCES) {
			this.console.printf("      … and %,d more; --json lists all.%n", differences.size() - DIFFERENCES);
		}
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
	}

}
