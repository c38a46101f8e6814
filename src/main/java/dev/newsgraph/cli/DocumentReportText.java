package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.query.OperationEstimate;
import dev.newsgraph.trusted.CheckedOperation;
import dev.newsgraph.trusted.DocumentProblem;
import dev.newsgraph.trusted.FolderReport;
import dev.newsgraph.trusted.TrustedDocument;

/** The result of the check of trusted documents as text, as JSON and as a manifest. */
final class DocumentReportText {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final JsonMapper ONE_LINE = new JsonMapper();

	private final FolderReport report;

	private final long maxCost;

	/**
	 * Creates the texts of a report.
	 * @param maxCost the limit of the cost
	 */
	DocumentReportText(FolderReport report, long maxCost) {
		this.report = report;
		this.maxCost = maxCost;
	}

	/** Returns the report as text for people. */
	String text() {
		StringBuilder text = new StringBuilder();
		for (FolderReport.Checked checked : this.report.documents()) {
			TrustedDocument document = checked.document();
			text.append(document.file()).append('\n');
			line(text, "ids", String.join(", ", ids(document)));
			if (document.maxAge() != null) {
				line(text, "max-age", document.maxAge().toSeconds() + " s");
			}
			checked.operations().forEach((operation) -> line(text, title(operation), cost(operation)));
			text.append('\n');
		}
		this.report.problems().forEach((problem) -> text.append(problem).append('\n'));
		if (!this.report.problems().isEmpty()) {
			text.append('\n');
		}
		int documents = this.report.documents().size();
		int problems = this.report.problems().size();
		return text
			.append(String.format(Locale.ROOT, "%,d document%s, %,d problem%s", documents, (documents != 1) ? "s" : "",
					problems, (problems != 1) ? "s" : ""))
			.toString();
	}

	private static void line(StringBuilder text, String title, String value) {
		text.append("  ").append(title).append(": ").append(value).append('\n');
	}

	private static String title(CheckedOperation operation) {
		return (operation.name() != null) ? operation.kind() + " " + operation.name() : operation.kind();
	}

	private String cost(CheckedOperation operation) {
		OperationEstimate estimate = operation.estimate();
		if (estimate == null) {
			return "the cost depends on its variables; declare them in a comment line such as `# variables: {\"first\": 10}`";
		}
		String cost = String.format(Locale.ROOT, "reads up to %,d rows of %,d, returns up to %,d object%s",
				estimate.cost(), this.maxCost, estimate.rows(), (estimate.rows() != 1) ? "s" : "");
		return operation.variables().isEmpty() ? cost
				: cost + (operation.declared() ? " with " : " with, for example, ")
						+ ONE_LINE.writeValueAsString(operation.variables());
	}

	/** Returns the report as a JSON object. */
	String json(ExitCode exit) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("documents", this.report.documents().stream().map(this::document).toList());
		json.put("problems", this.report.problems().stream().map(DocumentReportText::problem).toList());
		json.put("exitCode", exit.code());
		return JSON.writeValueAsString(json);
	}

	private Map<String, @Nullable Object> document(FolderReport.Checked checked) {
		TrustedDocument document = checked.document();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("file", document.file());
		json.put("ids", ids(document));
		json.put("maxAge", (document.maxAge() != null) ? document.maxAge().toSeconds() : null);
		json.put("operations", checked.operations().stream().map(this::operation).toList());
		return json;
	}

	private Map<String, @Nullable Object> operation(CheckedOperation operation) {
		OperationEstimate estimate = operation.estimate();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("name", operation.name());
		json.put("type", operation.kind());
		json.put("variables", operation.variables());
		json.put("cost", (estimate != null) ? estimate.cost() : null);
		json.put("maxCost", this.maxCost);
		json.put("rows", (estimate != null) ? estimate.rows() : null);
		json.put("values", (estimate != null) ? estimate.values() : null);
		return json;
	}

	private static Map<String, @Nullable Object> problem(DocumentProblem problem) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("file", problem.file());
		json.put("line", (problem.line() > 0) ? problem.line() : null);
		json.put("message", problem.message());
		return json;
	}

	/** Returns a manifest of the documents in the format of Apollo. */
	String manifest() {
		List<Map<String, Object>> operations = new ArrayList<>();
		for (FolderReport.Checked checked : this.report.documents()) {
			TrustedDocument document = checked.document();
			CheckedOperation first = checked.operations().getFirst();
			Map<String, Object> operation = new LinkedHashMap<>();
			operation.put("id", document.hash());
			operation.put("name", (first.name() != null) ? first.name() : document.ids().iterator().next());
			operation.put("type", first.kind());
			operation.put("body", document.text());
			operations.add(operation);
		}
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("format", "apollo-persisted-query-manifest");
		manifest.put("version", 1);
		manifest.put("operations", operations);
		return JSON.writeValueAsString(manifest);
	}

	private static List<String> ids(TrustedDocument document) {
		List<String> ids = new ArrayList<>(new TreeSet<>(document.ids()));
		ids.remove(document.hash());
		String hash = "sha256:" + document.hash();
		ids.remove(hash);
		ids.add(hash);
		return ids;
	}

}
