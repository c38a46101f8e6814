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
 * What the graph holds of a batch, read while the batch before it is written. What that
 * one speaks of is read again when the batch has its turn, and all of it when somebody
 * else had a turn between them.
 */
final class BatchPrefetch {

	private final List<DocumentChange> batch;

	private final long turn;

	/** The articles that the batch before speaks of, and those that these lead to. */
	private final Set<String> written;

	private final FutureTask<ExistingClaims> reading;

	private BatchPrefetch(List<DocumentChange> batch, long turn, Set<String> written,
			FutureTask<ExistingClaims> reading) {
		this.batch = batch;
		this.turn = turn;
		this.written = written;
		this.reading = reading;
	}

	/**
	 * Begins to read, when both batches only add.
	 * @param batch the next batch
	 * @param before the one that is being written
	 * @param claims what the graph held of that one
	 * @param turn of that one
	 */
	static @Nullable BatchPrefetch begin(GraphClient client, List<DocumentChange> batch, List<DocumentChange> before,
			ExistingClaims claims, long turn) {
		if (!isPlain(before, claims.marks().known()) || !isPlain(batch, Set.of())) {
			return null;
		}
		Set<String> written = DocumentChange.articles(before);
		// Their edges may be made anew from the other side.
		claims.articles().forEach((claim) -> written.addAll(claim.claim().related()));
		// As the batch itself asks, so with the bookmark of the batch before that.
		FutureTask<ExistingClaims> reading = new FutureTask<>(
				() -> client.load((transaction) -> new CypherClaimRepository(transaction).claims(batch)));
		Thread.ofVirtual().name("import-ahead").start(reading);
		return new BatchPrefetch(batch, turn, written, reading);
	}

	/**
	 * Whether a batch only adds: then it changes no article but those that it speaks of.
	 * @param known the keys of those of its documents that the graph holds
	 */
	private static boolean isPlain(List<DocumentChange> batch, Set<String> known) {
		return known.isEmpty() && batch.stream().noneMatch((change) -> change.document() instanceof TopicDocument);
	}

	/** What the graph holds of a batch that has its turn. */
	static ExistingClaims claims(@Nullable BatchPrefetch ahead, List<DocumentChange> batch, long turn,
			CypherClaimRepository graph) {
		if (ahead == null || ahead.batch != batch || ahead.turn + 1 != turn) {
			return graph.claims(batch);
		}
		try {
			ExistingClaims read = BackgroundTask.result(ahead.reading);
			return isPlain(batch, read.marks().known()) ? ahead.corrected(read, graph) : graph.claims(batch);
		}
		catch (GraphClientException ex) {
			return graph.claims(batch);
		}
	}

	private ExistingClaims corrected(ExistingClaims read, CypherClaimRepository graph) {
		Set<String> again = DocumentChange.articles(this.batch);
		again.retainAll(this.written);
		if (again.isEmpty()) {
			return read;
		}
		ExistingClaims now = graph.claims(this.batch, again);
		Map<String, ClaimSummaries.Mark> marks = new HashMap<>(read.marks().articles());
		marks.keySet().removeAll(again);
		marks.putAll(now.marks().articles());
		Set<String> open = new TreeSet<>(read.open());
		open.removeAll(again);
		open.addAll(now.open());
		List<ExistingClaims.OnArticle> articles = new ArrayList<>(now.articles());
		read.articles()
			.stream()
			.filter((claim) -> !again.contains(claim.claim().values().address()))
			.forEach(articles::add);
		return new ExistingClaims(new ClaimSummaries(read.marks().known(), marks), open, articles, List.of());
	}

}
