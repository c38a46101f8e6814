package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.newsgraph.importing.resolution.DocumentChange.SerializedClaim;

/**
 * What the graph tells at a glance of a batch's documents and articles: enough to leave
 * alone those articles that the batch cannot change.
 *
 * @param known the keys of those documents of the batch that the graph holds
 * @param articles of those articles that documents of the batch speak of and that the
 * graph holds, by key
 */
public record ClaimSummaries(SortedSet<String> known, Map<String, Mark> articles) {

	/**
	 * The articles in the graph whose claims have to be read, sorted: somebody in the
	 * batch may change them.
	 */
	public SortedSet<String> open(List<DocumentChange> documents) {
		SortedSet<String> open = new TreeSet<>();
		for (DocumentChange document : documents) {
			for (SerializedClaim stated : document.claims()) {
				Mark mark = this.articles.get(stated.article());
				if (mark != null && !mark.outdoes(stated.claim())) {
					open.add(stated.article());
				}
			}
		}
		return open;
	}

	/**
	 * Of an article in the graph.
	 *
	 * @param rank of the claim that stands first
	 * @param filled the fields that this claim fills, see {@link FilledFields}
	 */
	public record Mark(String rank, long filled) {

		/**
		 * Whether the claim changes nothing, as the one that stands first is as great and
		 * fills every field that it fills.
		 */
		boolean outdoes(Claim claim) {
			return this.rank.compareTo(claim.rank()) >= 0 && (FilledFields.of(claim) & ~this.filled) == 0;
		}

	}

}
