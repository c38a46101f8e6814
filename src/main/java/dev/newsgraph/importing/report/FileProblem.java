package dev.newsgraph.importing.report;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode.Severity;

/**
 * A problem, together with the seed folder in which it was found.
 *
 * @param folder the name of the seed folder
 * @param problem the problem, with the path within the folder
 */
public record FileProblem(String folder, Problem problem) {

	/** Returns whether the problem is a notice, that is, nothing is lost. */
	public boolean isNotice() {
		return this.problem.code().severity() == Severity.NOTICE;
	}

	/**
	 * Returns the problem as a new map for JSON. The line and the column of a problem of
	 * a whole file are {@code null}.
	 */
	public Map<String, @Nullable Object> row() {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("folder", this.folder);
		row.put("file", this.problem.path());
		row.put("line", (this.problem.line() > 0) ? this.problem.line() : null);
		row.put("column", (this.problem.column() > 0) ? this.problem.column() : null);
		row.put("code", this.problem.code().name());
		row.put("message", this.problem.message());
		row.put("hint", this.problem.hint());
		return row;
	}

}
