package dev.newsgraph.importing;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Writes batches, each in one transaction; a document that the database refuses does not
 * take others with it.
 */
final class BatchWriter implements BatchSink {

	private final GraphClient client;

	private final Patience patience;

	private final ImportTally tally;

	private final String job;

	private final Clock clock;

	BatchWriter(GraphClient client, Patience patience, ImportTally tally, String job, Clock clock) {
		this.client = client;
		this.patience = patience;
		this.tally = tally;
		this.job = job;
		this.clock = clock;
	}

	/**
	 * Writes a batch.
	 * @throws GraphClientException when the database is away
	 */
	@Override
	public void write(List<DocumentChange> batch) {
		try {
			this.patience.call(() -> this.client.load((transaction) -> {
				GraphLookUp graph = new GraphLookUp(transaction);
				graph.takeTurn();
				GraphBatch rows = new BatchResolution(batch, graph.claims(batch)).resolve(graph);
				transaction.runAll(rows.statements(this.job, ZonedDateTime.now(this.clock)));
				return rows;
			}));
			this.tally.written(batch);
		}
		catch (GraphClientException ex) {
			// A smaller batch needs less memory and time.
			if (ex.reason() == Reason.UNAVAILABLE || ex.reason() == Reason.BROKEN
					|| (ex.reason() == Reason.BUSY && batch.size() == 1)) {
				throw ex;
			}
			if (batch.size() == 1) {
				this.tally.refused(batch.getFirst());
				return;
			}
			int half = batch.size() / 2;
			write(batch.subList(0, half));
			write(batch.subList(half, batch.size()));
		}
	}

	@Override
	public void complete() {
		// Every batch was written when it came.
	}

}
