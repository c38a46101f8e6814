package dev.newsgraph.importing.report;

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

}
