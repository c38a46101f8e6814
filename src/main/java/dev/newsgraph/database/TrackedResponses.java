package dev.newsgraph.database;

import java.util.List;

import org.neo4j.bolt.connection.ResponseHandler;
import org.neo4j.bolt.connection.summary.BeginSummary;
import org.neo4j.bolt.connection.summary.CommitSummary;
import org.neo4j.bolt.connection.summary.DiscardSummary;
import org.neo4j.bolt.connection.summary.LogoffSummary;
import org.neo4j.bolt.connection.summary.LogonSummary;
import org.neo4j.bolt.connection.summary.PullSummary;
import org.neo4j.bolt.connection.summary.ResetSummary;
import org.neo4j.bolt.connection.summary.RollbackSummary;
import org.neo4j.bolt.connection.summary.RouteSummary;
import org.neo4j.bolt.connection.summary.RunSummary;
import org.neo4j.bolt.connection.summary.TelemetrySummary;
import org.neo4j.bolt.connection.values.Value;

/**
 * Passes responses to the driver, and tells an {@link ExchangeState} before, because the
 * driver returns the connection to its pool while it handles the last response.
 */
final class TrackedResponses implements ResponseHandler {

	private final ResponseHandler delegate;

	private final ExchangeState state;

	TrackedResponses(ResponseHandler delegate, ExchangeState state) {
		this.delegate = delegate;
		this.state = state;
	}

	@Override
	public void onError(Throwable failure) {
		this.state.failed();
		this.delegate.onError(failure);
	}

	@Override
	public void onIgnored() {
		this.state.failed();
		this.delegate.onIgnored();
	}

	@Override
	public void onPullSummary(PullSummary summary) {
		if (!summary.hasMore()) {
			this.state.resultEnded();
		}
		this.delegate.onPullSummary(summary);
	}

	@Override
	public void onDiscardSummary(DiscardSummary summary) {
		this.state.resultEnded();
		this.delegate.onDiscardSummary(summary);
	}

	@Override
	public void onCommitSummary(CommitSummary summary) {
		this.state.transactionEnded();
		this.delegate.onCommitSummary(summary);
	}

	@Override
	public void onRollbackSummary(RollbackSummary summary) {
		this.state.transactionEnded();
		this.delegate.onRollbackSummary(summary);
	}

	@Override
	public void onBeginSummary(BeginSummary summary) {
		this.delegate.onBeginSummary(summary);
	}

	@Override
	public void onRunSummary(RunSummary summary) {
		this.delegate.onRunSummary(summary);
	}

	@Override
	public void onRecord(List<Value> fields) {
		this.delegate.onRecord(fields);
	}

	@Override
	public void onResetSummary(ResetSummary summary) {
		this.delegate.onResetSummary(summary);
	}

	@Override
	public void onRouteSummary(RouteSummary summary) {
		this.delegate.onRouteSummary(summary);
	}

	@Override
	public void onLogoffSummary(LogoffSummary summary) {
		this.delegate.onLogoffSummary(summary);
	}

	@Override
	public void onLogonSummary(LogonSummary summary) {
		this.delegate.onLogonSummary(summary);
	}

	@Override
	public void onTelemetrySummary(TelemetrySummary summary) {
		this.delegate.onTelemetrySummary(summary);
	}

	@Override
	public void onComplete() {
		this.delegate.onComplete();
	}

	/**
	 * Whether the server has something to reset on a connection. It has not after a
	 * result that was read to its end outside of an explicit transaction, and after the
	 * end of an explicit transaction.
	 */
	static final class ExchangeState {

		private boolean transaction;

		private boolean failed;

		private boolean complete;

		/** Notes that messages are sent. */
		synchronized void sent(boolean begin) {
			this.complete = false;
			this.transaction |= begin;
		}

		/**
		 * Notes that a reset is sent.
		 * @return whether the server has nothing to reset; {@code false} for a second
		 * reset after the same messages
		 */
		synchronized boolean reset() {
			boolean nothing = this.complete && !this.failed && !this.transaction;
			this.complete = false;
			this.failed = false;
			this.transaction = false;
			return nothing;
		}

		private synchronized void failed() {
			this.failed = true;
		}

		private synchronized void resultEnded() {
			this.complete = !this.transaction;
		}

		private synchronized void transactionEnded() {
			this.transaction = false;
			this.complete = true;
		}

	}

}
