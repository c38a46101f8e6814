package dev.newsgraph.importing.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.documents.Problem;

/** Formats an import report for the console, with at most 100 columns. */
public final class ImportReportText {

	private static final int WIDTH = 100;

	private static final int KEYS = 8;

	private final ImportReport report;

	private final int problems;

	private final String operation;

	private final StringBuilder text = new StringBuilder();

	private ImportReportText(ImportReport report, int problems, String operation) {
		this.report = report;
		this.problems = problems;
		this.operation = operation;
	}

	/**
	 * Returns the text for an import.
	 * @param report the report
	 * @param problems the maximum number of problems to list
	 */
	public static String of(ImportReport report, int problems) {
		return new ImportReportText(report, problems, "Import").text();
	}

	/**
	 * Returns the text for a validation.
	 * @param report the report
	 * @param problems the maximum number of problems to list
	 */
	public static String ofValidation(ImportReport report, int problems) {
		return new ImportReportText(report, problems, "Validation").text();
	}

	private String text() {
		line(headline());
		line("");
		table();
		if (!this.report.unknownKeys().isEmpty()) {
			line("");
			wrapped("  ", "Keys kept in extra: " + unknownKeys());
		}
		if (!this.report.notices().isEmpty()) {
			line("");
			this.report.notices().forEach((notice) -> wrapped("  ", notice));
		}
		if (this.report.problemCount() > 0) {
			line("");
			problems();
		}
		return this.text.toString();
	}

	private static String severity(Problem problem) {
		return switch (problem.code().severity()) {
			case REJECTED -> "";
			case LEFT_OUT -> " (one item left out)";
			case NOTICE -> " (notice, nothing lost)";
		};
	}

	private static String rate(double perSecond) {
		return (perSecond < 10) ? String.format(Locale.ROOT, "%.1f", perSecond) : number(Math.round(perSecond));
	}

	private String headline() {
		double seconds = this.report.took().toNanos() / 1e9;
		return this.operation + " of %s in %s s, %s documents/s".formatted(count(this.report.folders(), "seed folder"),
				String.format(Locale.ROOT, "%.1f", seconds), rate(this.report.read() / Math.max(seconds, 0.001)));
	}

	private void table() {
		List<String> documents = new ArrayList<>(List.of(cell("read", this.report.read()),
				cell(this.operation.equals("Import") ? "loaded" : "valid", this.report.loaded()),
				cell("unchanged", this.report.unchanged()), cell("rejected", this.report.rejected())));
		if (this.report.removed() > 0) {
			documents.add(cell("removed", this.report.removed()));
		}
		if (this.report.notLoaded() > 0) {
			documents.add(cell("not loaded", this.report.notLoaded()));
		}
		GraphCounts counts = this.report.graph();
		List<String> graph = new ArrayList<>();
		if (counts != null) {
			graph.addAll(List.of(cell("articles", counts.articles()), cell("mentions", counts.mentions()),
					cell("providers", counts.providers()), cell("topics", counts.topics()),
					cell("relations", counts.relations())));
			if (counts.collections() > 0) {
				graph.add(cell("collections", counts.collections()));
			}
		}
		line("  %-26s%s".formatted("Documents", (graph.isEmpty()) ? "" : "Graph").stripTrailing());
		for (int i = 0; i < Math.max(documents.size(), graph.size()); i++) {
			line("    %-26s%s"
				.formatted((i < documents.size()) ? documents.get(i) : "", (i < graph.size()) ? graph.get(i) : "")
				.stripTrailing());
		}
	}

	private void problems() {
		line("  " + count(this.report.problemCount(), "problem"));
		long listed = 0;
		int entries = 0;
		for (ProblemGroup group : ProblemGroup.of(this.report.problems())) {
			if (entries == this.problems) {
				break;
			}
			entries++;
			listed += group.count();
			Problem problem = group.first().problem();
			String place = "%s/%s%s".formatted(clean(group.first().folder()), clean(problem.path()), place(problem));
			line((group.count() == 1) ? "    %s %s%s".formatted(place, problem.code(), severity(problem))
					: "    %s × %s%s, first in %s".formatted(number(group.count()), problem.code(), severity(problem),
							place));
			wrapped("      ", "%s — %s".formatted(problem.message(), problem.hint()));
		}
		long more = this.report.problemCount() - listed;
		if (more > 0) {
			line("    … and %s more. Set newsgraph.import.console-problems or --problems to list more."
				.formatted(number(more)));
		}
	}

	private String unknownKeys() {
		List<String> keys = this.report.unknownKeys()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.limit(KEYS)
			.map((entry) -> "%s (%s)".formatted(entry.getKey(), number(Objects.requireNonNull(entry.getValue()))))
			.toList();
		int more = this.report.unknownKeys().size() - keys.size();
		return String.join(", ", keys) + ((more > 0) ? ", and " + number(more) + " more" : "");
	}

	private static String place(Problem problem) {
		return (problem.line() > 0) ? ":%d:%d".formatted(problem.line(), problem.column()) : "";
	}

	private static String cell(String name, long value) {
		return "%-11s%9s".formatted(name, number(value));
	}

	private static String count(long number, String noun) {
		return number(number) + " " + noun + ((number != 1) ? "s" : "");
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private void wrapped(String indent, String sentence) {
		StringBuilder line = new StringBuilder(indent);
		for (String word : clean(sentence).split(" ")) {
			if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
				line(line.toString());
				line = new StringBuilder(indent);
			}
			line.append((line.length() > indent.length()) ? " " : "").append(word);
		}
		line(line.toString());
	}

	/**
	 * Replaces control and format characters, because documents and file names can
	 * contain terminal escape sequences.
	 */
	private static String clean(String untrusted) {
		return untrusted.replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]", "?");
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

}
