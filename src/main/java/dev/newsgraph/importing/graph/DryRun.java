package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.Difference.Change;
import dev.newsgraph.importing.report.Difference.Kind;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.resolution.ArticleChange;
import dev.newsgraph.importing.resolution.ArticleLogLimits;
import dev.newsgraph.importing.resolution.BatchResolution;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.ExistingClaims;

/**
 * Compares documents with the graph instead of writing them. The resulting articles
 * depend on all documents that change, so the changes are kept until the last document
 * was read. If there are more changes than the limit, only the documents are compared.
 */
public final class DryRun implements BatchSink {

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final ImportCounters counters;

	private final int limit;

	private final List<DocumentChange> changes = new ArrayList<>();

	private long documents;

	/**
	 * Creates a dry run.
	 * @param client the client of the database
	 * @param retry repeats calls while the database is unavailable
	 * @param counters receives the differences
	 * @param limit the maximum number of changed documents for which articles are
	 * compared
	 */
	public DryRun(GraphClient client, DatabaseRetry retry, ImportCounters counters, int limit) {
		this.client = client;
		this.retry = retry;
		this.counters = counters;
		this.limit = limit;
	}

	@Override
	public void write(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next) {
		this.documents += batch.size();
		if (this.documents > this.limit) {
			this.changes.clear();
		}
		else {
			this.changes.addAll(batch);
		}
		Set<String> known = known(batch);
		for (DocumentChange change : batch) {
			boolean isStored = known.contains(change.key());
			if (change.document() != null) {
				this.counters.addDifference(
						new Difference(Kind.DOCUMENT, isStored ? Change.CHANGED : Change.ADDED, change.key()));
			}
			else if (isStored) {
				this.counters.addDifference(new Difference(Kind.DOCUMENT, Change.REMOVED, change.key()));
			}
		}
		this.counters.addWritten(DocumentChange.written(batch), batch.size() - DocumentChange.written(batch));
	}

	@Override
	public void complete() {
		if (this.documents > this.limit) {
			this.counters.addNotice(
					("%,d documents differ, which exceeds the limit of %,d, so articles and collections were not compared."
							+ " Increase newsgraph.import.dry-run-documents to compare them.")
						.formatted(this.documents, this.limit));
			return;
		}
		ExistingClaims claims = this.retry
			.call(() -> new CypherClaimRepository(this.client::lookUp).claims(this.changes));
		new BatchResolution(this.changes, claims, new ArticleLogLimits(0, 1)).articles().forEach((address, change) -> {
			if (!change.isEmpty()) {
				this.counters.addDifference(new Difference(change.isCollection() ? Kind.COLLECTION : Kind.ARTICLE,
						change(change), address));
			}
		});
	}

	private Set<String> known(List<DocumentChange> batch) {
		List<String> keys = batch.stream().map(DocumentChange::key).toList();
		Set<String> known = new HashSet<>();
		this.retry.call(() -> this.client.lookUp(ImportStatement.KNOWN_DOCUMENTS.withBatch(Map.of("documents", keys))))
			.forEach((row) -> known.add(row.get("key").asString()));
		return known;
	}

	private static Change change(ArticleChange change) {
		if (change.before() == null) {
			return Change.ADDED;
		}
		return (change.after() == null) ? Change.REMOVED : Change.CHANGED;
	}

}
