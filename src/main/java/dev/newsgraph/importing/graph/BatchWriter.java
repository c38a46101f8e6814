package dev.newsgraph.importing.graph;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.GraphTransaction;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.resolution.ArticleLogLimits;
import dev.newsgraph.importing.resolution.BatchResolution;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.ExistingClaims;
import dev.newsgraph.importing.resolution.GraphBatch;
import dev.newsgraph.importing.source.FolderProblems;

/**
 * Writes batches to the graph, each in one transaction. If the database rejects a batch,
 * the batch is split until only the rejected documents are left out.
 */
public final class BatchWriter implements BatchSink {

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final ImportCounters counters;

	private final ImportId id;

	private final String mapping;

	private final Clock clock;

	private final ImportThrottle throttle;

	private final BooleanSupplier stopped;

	private final long maxRemoved;

	private final ArticleLogLimits logLimits;

	private @Nullable BatchPrefetch prefetched;

	/**
	 * Creates a writer.
	 * @param client the client of the database
	 * @param retry repeats calls while the database is unavailable
	 * @param counters counts the documents
	 * @param id the id of the run
	 * @param mapping the version of the mapping from files to documents
	 * @param clock the clock for the time of the import
	 * @param throttle limits the writes while clients read
	 * @param stopped returns whether to end after the current transaction
	 * @param maxRemoved the number of removed articles that the graph remembers at most
	 * @param logLimits how much is kept of what imports change in articles
	 */
	public BatchWriter(GraphClient client, DatabaseRetry retry, ImportCounters counters, ImportId id, String mapping,
			Clock clock, ImportThrottle throttle, BooleanSupplier stopped, long maxRemoved,
			ArticleLogLimits logLimits) {
		this.logLimits = logLimits;
		this.maxRemoved = maxRemoved;
		this.throttle = throttle;
		this.stopped = stopped;
		this.client = client;
		this.retry = retry;
		this.counters = counters;
		this.id = id;
		this.mapping = mapping;
		this.clock = clock;
	}

	/**
	 * Writes a batch, in smaller portions while clients read. If the import is stopped,
	 * it ends after the current portion.
	 * @throws GraphClientException if the database is unavailable
	 * @throws JobEndedException if the job has ended
	 */
	@Override
	public void write(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next) {
		int written = 0;
		while (written < batch.size() && !this.stopped.getAsBoolean()) {
			int end = written + this.throttle.portion(batch.size() - written);
			if (end - written == batch.size()) {
				writePortion(batch, next);
			}
			else {
				writePortion(batch.subList(written, end), () -> null);
			}
			this.counters.publishProgress();
			this.throttle.rest(this.stopped);
			written = end;
		}
	}

	private void writePortion(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next) {
		BatchPrefetch prefetch = this.prefetched;
		this.prefetched = null;
		try {
			this.prefetched = this.retry.call(() -> {
				this.throttle.begin();
				return this.client.load((transaction) -> write(batch, prefetch, next, transaction));
			}).orElse(null);
			this.counters.addWritten(DocumentChange.written(batch), batch.size() - DocumentChange.written(batch));
		}
		catch (GraphClientException ex) {
			// Retry in halves, because a smaller batch needs less memory and time.
			if (ex.reason() == Reason.UNAVAILABLE || ex.reason() == Reason.TERMINATED || ex.reason() == Reason.BROKEN
					|| (ex.reason() == Reason.BUSY && batch.size() == 1)) {
				throw ex;
			}
			if (batch.size() == 1) {
				this.counters.addNotLoaded(batch.getFirst().folder(),
						FolderProblems.notLoaded(batch.getFirst().path()));
				return;
			}
			int half = batch.size() / 2;
			writePortion(batch.subList(0, half), () -> null);
			writePortion(batch.subList(half, batch.size()), () -> null);
		}
	}

	private Optional<BatchPrefetch> write(List<DocumentChange> batch, @Nullable BatchPrefetch prefetch,
			Supplier<@Nullable List<DocumentChange>> next, GraphTransaction transaction) {
		CypherClaimRepository graph = new CypherClaimRepository(transaction);
		GraphState state = graph.acquireLock(this.id.job());
		ExistingClaims claims = BatchPrefetch.claims(prefetch, batch, state.token(), graph);
		GraphBatch rows = new BatchResolution(batch, claims, this.logLimits).resolve(graph);
		GraphState after = state.after(batch, claims.summaries().known(), this.mapping, rows.hasChanges());
		List<CypherStatement> statements = BatchStatements.of(rows, this.id.value(), this.mapping,
				ZonedDateTime.now(this.clock), state, after, this.maxRemoved, this.logLimits);
		List<DocumentChange> nextBatch = next.get();
		BatchPrefetch started = (nextBatch != null)
				? BatchPrefetch.begin(this.client, nextBatch, batch, claims, state.token()) : null;
		transaction.runAll(statements);
		return Optional.ofNullable(started);
	}

	@Override
	public void complete() {
		// Every batch is already written.
	}

}
