package dev.newsgraph.importing;

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

	private final ReadersFirst readersFirst;

	private final BooleanSupplier stopped;

	private @Nullable LookAhead ahead;

	BatchWriter(GraphClient client, Patience patience, ImportTally tally, String job, Clock clock,
			ReadersFirst readersFirst, BooleanSupplier stopped) {
		this.readersFirst = readersFirst;
		this.stopped = stopped;
		this.client = client;
		this.patience = patience;
		this.tally = tally;
		this.job = job;
		this.clock = clock;
	}

	/**
	 * Writes a batch, in portions while clients read; when it is to stop, after the one
	 * that it writes.
	 * @throws GraphClientException when the database is away
	 */
	@Override
	public void write(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next) {
		int written = 0;
		while (written < batch.size() && !this.stopped.getAsBoolean()) {
			int end = written + this.readersFirst.portion(batch.size() - written);
			if (end - written == batch.size()) {
				writePortion(batch, next);
			}
			else {
				writePortion(batch.subList(written, end), () -> null);
			}
			this.tally.advance();
			this.readersFirst.rest(this.stopped);
			written = end;
		}
	}

	private void writePortion(List<DocumentChange> batch, Supplier<@Nullable List<DocumentChange>> next) {
		LookAhead read = this.ahead;
		this.ahead = null;
		try {
			this.ahead = this.patience.call(() -> {
				this.readersFirst.begin();
				return this.client.load((transaction) -> write(batch, read, next, transaction));
			}).orElse(null);
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
			writePortion(batch.subList(0, half), () -> null);
			writePortion(batch.subList(half, batch.size()), () -> null);
		}
	}

	private Optional<LookAhead> write(List<DocumentChange> batch, @Nullable LookAhead read,
			Supplier<@Nullable List<DocumentChange>> next, GraphTransaction transaction) {
		GraphLookUp graph = new GraphLookUp(transaction);
		long turn = graph.takeTurn();
		ExistingClaims claims = LookAhead.claims(read, batch, turn, graph);
		List<CypherStatement> statements = new BatchResolution(batch, claims).resolve(graph)
			.statements(this.job, ZonedDateTime.now(this.clock));
		List<DocumentChange> following = next.get();
		LookAhead begun = (following != null) ? LookAhead.begin(this.client, following, batch, claims, turn) : null;
		transaction.runAll(statements);
		return Optional.ofNullable(begun);
	}

	@Override
	public void complete() {
		// Every batch was written when it came.
	}

}
