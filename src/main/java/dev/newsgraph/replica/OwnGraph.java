package dev.newsgraph.replica;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.revision.RevisionState;

/** The documents of the graph of this gateway, as they were read last. */
final class OwnGraph {

	private static final Logger LOGGER = LoggerFactory.getLogger(OwnGraph.class);

	private final Supplier<RevisionState> revision;

	private final LongSupplier nanoTime;

	private volatile Seen seen;

	/**
	 * Creates an instance.
	 * @param revision reads the state of the graph
	 * @param nanoTime a clock like {@link System#nanoTime()}
	 */
	OwnGraph(Supplier<RevisionState> revision, LongSupplier nanoTime) {
		this.revision = revision;
		this.nanoTime = nanoTime;
		this.seen = new Seen("", false, false, false, false, nanoTime.getAsLong());
	}

	/**
	 * Reads the state of the graph. If that fails, the documents are those that were read
	 * last: a failure does not make them younger.
	 */
	Seen observe() {
		Seen last = this.seen;
		RevisionState state = null;
		String documents = null;
		try {
			state = this.revision.get();
			documents = state.documents();
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The revision of the graph cannot be read.", ex);
		}
		boolean known = documents != null;
		// Stories and vectors are not compared, and take much longer than an import.
		boolean settled = state != null && known && state.complete() && !state.jobRunning();
		boolean loaded = (state != null) ? state.loaded() : last.loaded();
		boolean same = documents == null || documents.equals(last.documents());
		Seen now = new Seen((documents != null) ? documents : last.documents(), known, settled, loaded,
				state != null && !state.jobRunning(), same ? last.since() : this.nanoTime.getAsLong());
		this.seen = now;
		return now;
	}

	/** Returns what was read last. */
	Seen last() {
		return this.seen;
	}

	/**
	 * The documents of the graph.
	 *
	 * @param documents their digest; empty if it is not known
	 * @param known whether the last read has found the digest
	 * @param settled whether no import is changing the graph
	 * @param loaded whether an import of all folders has been completed, also by an
	 * earlier process
	 * @param idle whether the state could be read and no import job is running
	 * @param since the time at which the documents were read first
	 */
	record Seen(String documents, boolean known, boolean settled, boolean loaded, boolean idle, long since) {
	}

}
