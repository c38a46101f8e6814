package dev.newsgraph.importing;

import java.util.List;
import java.util.Map;

import dev.newsgraph.documents.Problem;

/**
 * What a scan found in the import root.
 *
 * @param fingerprints a fingerprint for each seed folder, by the name that the folder has
 * in the graph. It changes with the names, sizes, modification times and identities of
 * the files
 * @param problems the problems of the root itself, such as seed folders that are links,
 * with paths within the root
 */
public record RootScan(Map<String, String> fingerprints, List<Problem> problems) {

	public RootScan {
		fingerprints = Map.copyOf(fingerprints);
		problems = List.copyOf(problems);
	}

}
