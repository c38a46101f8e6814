package dev.newsgraph.importing.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.documents.ProblemCode;

/**
 * Equal problems of a report, which the console lists as one.
 *
 * @param first the first of them
 * @param count how many there are
 */
record ProblemGroup(FileProblem first, long count) {

	/** So many equal problems are still listed one by one. */
	private static final int LISTED = 3;

	/**
	 * Groups problems with the same seed folder, code and hint. Rejected files come
	 * first, notices last, and otherwise the order is that of the first problem of each
	 * group.
	 */
	static List<ProblemGroup> of(List<FileProblem> problems) {
		Map<Kind, List<FileProblem>> equal = new LinkedHashMap<>();
		problems
			.forEach((problem) -> equal.computeIfAbsent(Kind.of(problem), (kind) -> new ArrayList<>()).add(problem));
		List<ProblemGroup> groups = new ArrayList<>();
		for (FileProblem problem : problems) {
			List<FileProblem> all = equal.getOrDefault(Kind.of(problem), List.of());
			if (all.size() <= LISTED) {
				groups.add(new ProblemGroup(problem, 1));
			}
			else if (all.getFirst() == problem) {
				groups.add(new ProblemGroup(problem, all.size()));
			}
		}
		groups.sort(Comparator.comparing((group) -> group.first().problem().code().severity()));
		return groups;
	}

	/**
	 * What equal problems have in common.
	 *
	 * @param folder the name of the seed folder
	 * @param code the kind of problem
	 * @param hint how to fix it
	 */
	private record Kind(String folder, ProblemCode code, String hint) {

		static Kind of(FileProblem problem) {
			return new Kind(problem.folder(), problem.problem().code(), problem.problem().hint());
		}

	}

}
