package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.documents.TopicDocument;
import dev.newsgraph.importing.resolution.ClaimSummaries;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.ExistingClaims;

/**
 * The existing claims of a batch, read while the previous batch is written. When the
 * batch is written, the claims on those of its articles that the previous batch concerns
 * are read again. If another import acquired the import lock in between, all claims are
 * read again.
 */
final class BatchPrefetch {

	private final List<DocumentChange> batch;

	private final long token;

	/** The articles of the previous batch, and those related to them. */
	private final Set<String> written;

	private final FutureTask<ExistingClaims> reading;

	private BatchPrefetch(List<DocumentChange> batch, long token, Set<String> written,
			FutureTask<ExistingClaims> reading) {
		this.batch = batch;
		this.token = token;
		this.written = written;
		this.reading = reading;
	}

	/**
	 * Starts to read, if both batches only insert.
	 * @param client the client of the database
	 * @param batch the next batch
	 * @param before the batch that is being written
	 * @param claims the existing claims of that batch
	 * @param token the fencing token of that batch
	 * @return the prefetch, or {@code null} if a batch does not only insert
	 */
	static @Nullable BatchPrefetch begin(GraphClient client, List<DocumentChange> batch, List<DocumentChange> before,
			ExistingClaims claims, long token) {
		if (!isInsertOnly(before, claims.summaries().known().keySet()) || !isInsertOnly(batch, Set.of())) {
			return null;
		}
		Set<String> written = DocumentChange.articles(before);
		// The batch can recreate the relationships to these articles.
		claims.articles().forEach((claim) -> written.addAll(claim.claim().related()));
		// Uses the bookmark of the last batch that was committed, as the batch itself
		// does.
		FutureTask<ExistingClaims> reading = new FutureTask<>(
				() -> client.load((transaction) -> new CypherClaimRepository(transaction).claims(batch)));
		Thread.ofVirtual().name("import-prefetch").start(reading);
		return new BatchPrefetch(batch, token, written, reading);
	}

	/**
	 * Returns whether a batch only inserts articles. It then changes no other articles
	 * than those that it claims.
	 * @param batch the batch
	 * @param known the keys of the documents of the batch that the graph holds
	 */
	private static boolean isInsertOnly(List<DocumentChange> batch, Set<String> known) {
		return known.isEmpty() && batch.stream().noneMatch((change) -> change.document() instanceof TopicDocument);
	}

	/**
	 * Returns the existing claims of a batch, from the prefetch if it is still valid.
	 * @param prefetched the prefetch, {@code null} if there is none
	 * @param batch the batch to write
	 * @param token the fencing token of the batch
	 * @param graph reads in the transaction of the batch, which holds the import lock
	 */
	static ExistingClaims claims(@Nullable BatchPrefetch prefetched, List<DocumentChange> batch, long token,
			CypherClaimRepository graph) {
		if (prefetched == null || prefetched.batch != batch || prefetched.token + 1 != token) {
			return graph.claims(batch);
		}
		try {
			ExistingClaims read = BackgroundTask.result(prefetched.reading);
			return isInsertOnly(batch, read.summaries().known().keySet()) ? prefetched.refreshed(read, graph)
					: graph.claims(batch);
		}
		catch (GraphClientException ex) {
			return graph.claims(batch);
		}
	}

	private ExistingClaims refreshed(ExistingClaims read, CypherClaimRepository graph) {
		Set<String> outdated = DocumentChange.articles(this.batch);
		outdated.retainAll(this.written);
		if (outdated.isEmpty()) {
			return read;
		}
		ExistingClaims now = graph.claims(this.batch, outdated);
		Map<String, ClaimSummaries.Summary> summaries = new HashMap<>(read.summaries().articles());
		summaries.keySet().removeAll(outdated);
		summaries.putAll(now.summaries().articles());
		Set<String> unresolved = new TreeSet<>(read.unresolved());
		unresolved.removeAll(outdated);
		unresolved.addAll(now.unresolved());
		List<ExistingClaims.OnArticle> articles = new ArrayList<>(now.articles());
		read.articles()
			.stream()
			.filter((claim) -> !outdated.contains(claim.claim().values().address()))
			.forEach(articles::add);
		return new ExistingClaims(new ClaimSummaries(read.summaries().known(), summaries), unresolved, articles,
				List.of());
	}

}
