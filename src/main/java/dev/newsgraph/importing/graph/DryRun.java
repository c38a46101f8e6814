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
import dev.newsgraph.importing.resolution.BatchResolution;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.ExistingClaims;

/**
 * Compares with the graph instead of writing. What articles would become depends on all
 * documents that change, so these are kept until the last was read; where they are too
 * many, only the documents are compared.
 */
public final class DryRun implements BatchSink {

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final ImportCounters counters;

	private final int limit;

	private final List<DocumentChange> changes = new ArrayList<>();

	private long documents;

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
			boolean held = known.contains(change.key());
			if (change.document() != null) {
				this.counters
					.difference(new Difference(Kind.DOCUMENT, held ? Change.CHANGED : Change.ADDED, change.key()));
			}
			else if (held) {
				this.counters.difference(new Difference(Kind.DOCUMENT, Change.REMOVED, change.key()));
			}
		}
		this.counters.written(DocumentChange.written(batch), batch.size() - DocumentChange.written(batch));
	}

	@Override
	public void complete() {
		if (this.documents > this.limit) {
			this.counters.notice(("%,d documents differ, so articles were not compared one by one;"
					+ " newsgraph.import.dry-run-documents raises the limit of %,d.")
				.formatted(this.documents, this.limit));
			return;
		}
		ExistingClaims claims = this.retry
			.call(() -> new CypherClaimRepository(this.client::lookUp).claims(this.changes));
		new BatchResolution(this.changes, claims).articles().forEach((address, change) -> {
			if (!change.isEmpty()) {
				this.counters.difference(new Difference(Kind.ARTICLE, change(change), address));
			}
		});
	}

	private Set<String> known(List<DocumentChange> batch) {
		List<String> asked = batch.stream().map(DocumentChange::key).toList();
		Set<String> known = new HashSet<>();
		this.retry.call(() -> this.client.lookUp(ImportStatement.KNOWN_DOCUMENTS.withBatch(Map.of("documents", asked))))
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
