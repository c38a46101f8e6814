package dev.newsgraph.importing.report;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode.Severity;

/**
 * A problem and the seed folder that it was met in.
 *
 * @param folder the seed folder's name
 * @param problem the problem, with the path within the folder
 */
public record FileProblem(String folder, Problem problem) {

	/** Whether it only says what was assumed, and nothing is lost. */
	public boolean isNotice() {
		return this.problem.code().severity() == Severity.NOTICE;
	}

}
