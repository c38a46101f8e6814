package dev.newsgraph.trusted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a folder contains.
 *
 * @param documents its documents, each text once
 * @param problems its problems, in the order of files and lines
 */
record FolderContent(List<TrustedDocument> documents, List<DocumentProblem> problems) {

	private static final Comparator<DocumentProblem> ORDER = Comparator.comparing(DocumentProblem::file)
		.thenComparingInt(DocumentProblem::line)
		.thenComparing(DocumentProblem::message);

	FolderContent {
		documents = List.copyOf(documents);
		problems = problems.stream().distinct().sorted(ORDER).toList();
	}

	/**
	 * Returns the content of a folder. Documents of the same text become one document
	 * with all of their ids; an id of two texts is a problem.
	 */
	static FolderContent of(List<TrustedDocument> found, List<DocumentProblem> problems) {
		List<DocumentProblem> all = new ArrayList<>(problems);
		Map<String, TrustedDocument> byText = new LinkedHashMap<>();
		Map<String, Set<String>> ids = new HashMap<>();
		Map<String, TrustedDocument> byId = new HashMap<>();
		for (TrustedDocument document : found) {
			for (String id : document.ids()) {
				TrustedDocument other = byId.putIfAbsent(id, document);
				if (other != null && !other.text().equals(document.text())) {
					all.add(document.problem(0, "%s has the id `%s` too, for another text; rename one of them."
						.formatted(other.file(), id)));
				}
			}
			byText.putIfAbsent(document.text(), document);
			ids.computeIfAbsent(document.text(), (text) -> new TreeSet<>()).addAll(document.ids());
		}
		return new FolderContent(byText.values()
			.stream()
			.map((document) -> document.withIds(ids.getOrDefault(document.text(), Set.of())))
			.toList(), all);
	}

	/** Returns the content with more problems. */
	FolderContent withProblems(List<DocumentProblem> more) {
		List<DocumentProblem> all = new ArrayList<>(this.problems);
		all.addAll(more);
		return new FolderContent(this.documents, all);
	}

	/** Returns whether all files can be used. */
	boolean isUsable() {
		return this.problems.isEmpty();
	}

}
