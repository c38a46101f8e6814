package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.newsgraph.importing.resolution.DocumentChange.SerializedClaim;

/**
 * A summary of what the graph holds of the documents and articles of a batch. Use it to
 * skip the articles that the batch cannot change.
 *
 * @param known the versions of the documents of the batch that the graph holds, by key
 * @param articles the summaries of the articles of the batch that the graph holds, by key
 */
public record ClaimSummaries(SortedMap<String, DocumentVersion> known, Map<String, Summary> articles) {

	/**
	 * Returns the articles in the graph that the documents can change, sorted by key. The
	 * claims on these articles have to be read.
	 */
	public SortedSet<String> unresolved(List<DocumentChange> documents) {
		SortedSet<String> unresolved = new TreeSet<>();
		for (DocumentChange document : documents) {
			for (SerializedClaim serialized : document.claims()) {
				Summary summary = this.articles.get(serialized.article());
				if (summary != null && !summary.dominates(serialized.claim())) {
					unresolved.add(serialized.article());
				}
			}
		}
		return unresolved;
	}

	/**
	 * The summary of the claims on an article in the graph.
	 *
	 * @param rank the rank of the claim with the highest rank
	 * @param filled the fields that this claim fills, see {@link FilledFields}
	 */
	public record Summary(String rank, long filled) {

		/**
		 * Returns whether the claim cannot change the article, because the highest claim
		 * in the graph has at least the same rank and fills every field that the claim
		 * fills.
		 */
		boolean dominates(Claim claim) {
			return this.rank.compareTo(claim.rank()) >= 0 && (FilledFields.of(claim) & ~this.filled) == 0;
		}

	}

}
