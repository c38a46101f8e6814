package dev.newsgraph.revision;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphTransaction.Counter;

/**
 * The revision of the graph. Use it to tell whether two answers come from the same graph:
 * call {@link #settled()} before the first statement, and {@link #isStill} after the last
 * one.
 * <p>
 * If no other program can write to the database, the state is read once after each write
 * of this gateway. Otherwise it is read again after an interval, and it does not count as
 * settled while an import job runs: a reader can see a part of a transaction that is
 * being committed.
 */
public final class CurrentRevision {

	private static final Logger LOGGER = LoggerFactory.getLogger(CurrentRevision.class);

	private final Supplier<RevisionState> reader;

	private final LongSupplier writes;

	private final boolean exclusive;

	private final long interval;

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicLong reads = new AtomicLong();

	private volatile Known known = Known.NOTHING;

	/** The result of the last read, for the calls that waited for it. */
	private @Nullable Outcome outcome;

	/**
	 * Creates a reader of the revision.
	 * @param client the client of the database
	 * @param exclusive whether only this process writes to the database
	 * @param interval how long a state is relied on if other processes write
	 */
	public CurrentRevision(GraphClient client, boolean exclusive, Duration interval) {
		this(() -> RevisionState.of(client.lookUp(RevisionState.STATEMENT).getFirst()), () -> client.writes().settled(),
				exclusive, interval);
	}

	/**
	 * Creates a reader of the revision.
	 * @param reader reads the state
	 * @param writes returns the number of writes of this process, or
	 * {@link Counter#UNSETTLED} while it is writing
	 */
	CurrentRevision(Supplier<RevisionState> reader, LongSupplier writes, boolean exclusive, Duration interval) {
		this.reader = reader;
		this.writes = writes;
		this.exclusive = exclusive;
		this.interval = interval.toNanos();
	}

	/**
	 * Returns the state of the graph, at most as old as the interval. No statement is
	 * sent if it is known.
	 * @throws GraphClientException if the state cannot be read
	 */
	public RevisionState read() {
		Known last = this.known;
		return isCurrent(last) ? last.state() : latest().state();
	}

	/**
	 * Returns the state of the graph if its revision is known and nothing is changing it
	 * now, at most as old as the interval; otherwise {@code null}. No statement is sent
	 * if the state is known, or if this gateway is writing.
	 */
	public @Nullable RevisionState settled() {
		Known last = settledKnown();
		return (last != null) ? last.state() : null;
	}

	/**
	 * Returns the same as {@link #settled()}, but only if the state is that of a time not
	 * before the given one. If other programs can write to the database, a state that was
	 * read before that time and has not reached the interval gives {@code null}: no
	 * further statement is sent for it.
	 * @param time a time by {@link System#nanoTime()}
	 */
	public @Nullable RevisionState settledSince(long time) {
		Known last = settledKnown();
		return (last != null && (this.exclusive || last.readAt() - time >= 0)) ? last.state() : null;
	}

	/**
	 * Returns the same as {@link #settledSince(long)}, but never sends a statement: a
	 * state that has reached the interval gives {@code null}.
	 * @param time a time by {@link System#nanoTime()}
	 */
	public @Nullable RevisionState knownSince(long time) {
		Known last = this.known;
		return (isCurrent(last) && isSettled(last) && (this.exclusive || last.readAt() - time >= 0)) ? last.state()
				: null;
	}

	private @Nullable Known settledKnown() {
		Known last = this.known;
		if (!isCurrent(last)) {
			if (writes() == Counter.UNSETTLED) {
				return null;
			}
			try {
				last = latest();
			}
			catch (GraphClientException ex) {
				LOGGER.debug("The revision of the graph cannot be read.", ex);
				return null;
			}
		}
		return isSettled(last) ? last : null;
	}

	/**
	 * Returns whether the graph has been in this state since {@link #settled()} returned
	 * it.
	 * @param before the state
	 */
	public boolean isStill(RevisionState before) {
		if (this.exclusive) {
			return before.equals(settled());
		}
		try {
			Known now = latest();
			return isSettled(now) && now.state().equals(before);
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The revision of the graph cannot be read.", ex);
			return false;
		}
	}

	/**
	 * Returns whether only this process writes to the database, so that the state is
	 * known without a statement between two writes.
	 */
	public boolean isExclusive() {
		return this.exclusive;
	}

	private long writes() {
		return this.writes.getAsLong();
	}

	/** Returns whether a state that was read can be relied on. */
	private boolean isCurrent(Known last) {
		if (last == Known.NOTHING || last.writes() == Counter.UNSETTLED || last.writes() != writes()) {
			return false;
		}
		return this.exclusive || System.nanoTime() - last.readAt() < this.interval;
	}

	private boolean isSettled(Known last) {
		RevisionState state = last.state();
		return last.writes() != Counter.UNSETTLED && state.revision() != null && state.complete()
				&& (this.exclusive || !state.importing());
	}

	/**
	 * Returns a state that was read after this call began. Calls that wait for the same
	 * read share it, also if it fails. A state that is known already stays known then, as
	 * long as {@link #isCurrent} says so.
	 */
	private Known latest() {
		long before = this.reads.get();
		this.reading.lock();
		try {
			Outcome shared = (this.reads.get() == before) ? null : this.outcome;
			if (shared == null) {
				this.reads.incrementAndGet();
				this.outcome = null;
				shared = outcome();
				// The cancellation of one read says nothing about the next one.
				this.outcome = shared.isCancelled() ? null : shared;
			}
			return shared.get();
		}
		finally {
			this.reading.unlock();
		}
	}

	private Outcome outcome() {
		try {
			Known read = readNow();
			this.known = read;
			return new Outcome(read, null);
		}
		catch (RuntimeException ex) {
			return new Outcome(Known.NOTHING, ex);
		}
	}

	private Known readNow() {
		long writes = writes();
		long now = System.nanoTime();
		RevisionState state = this.reader.get();
		return new Known(state, now, (writes == writes()) ? writes : Counter.UNSETTLED);
	}

	/**
	 * A state that was read.
	 *
	 * @param state the state
	 * @param readAt the time before the read
	 * @param writes the writes of this gateway before the read, or
	 * {@link Counter#UNSETTLED} if it was writing
	 */
	private record Known(RevisionState state, long readAt, long writes) {

		private static final Known NOTHING = new Known(new RevisionState(null, 0, null, false, false, false, false), 0,
				Counter.UNSETTLED);

	}

	/**
	 * The result of a read.
	 *
	 * @param known the state, if it could be read
	 * @param failure why it could not be read, or {@code null}
	 */
	private record Outcome(Known known, @Nullable RuntimeException failure) {

		Known get() {
			if (this.failure != null) {
				throw this.failure;
			}
			return this.known;
		}

		boolean isCancelled() {
			return this.failure instanceof GraphClientException ex
					&& ex.reason() == GraphClientException.Reason.CANCELLED;
		}

	}

}
