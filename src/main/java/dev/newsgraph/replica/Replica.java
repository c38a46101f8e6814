package dev.newsgraph.replica;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.revision.RevisionState;

/**
 * Decides when a gateway that starts is ready: when it has the documents of the ready
 * gateway whose documents have changed last, or, if no other gateway has been ready for
 * some time, when an import of all folders was completed. Once it was ready, it stays so.
 * <p>
 * If no other gateway is ready and the import cannot be completed, the gateway answers
 * from the graph of an earlier completed import, until another gateway is ready.
 */
final class Replica {

	private static final Logger LOGGER = LoggerFactory.getLogger(Replica.class);

	private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();

	private final OwnGraph graph;

	private final String mapping;

	private final @Nullable Supplier<Map<String, PeerAnswer>> others;

	private final ReplicaProperties properties;

	private final LongSupplier nanoTime;

	/** The imports that leave this graph with a part of their documents. */
	private final PartialImports partial = new PartialImports();

	private volatile boolean imported;

	/** How the last import ended, if none was completed. */
	private volatile @Nullable String failure;

	private volatile ReplicaState state = ReplicaState.WAITING;

	/** Why the gateway has not caught up. */
	private volatile String reason = "The graph was not compared yet.";

	private volatile Map<String, PeerAnswer> answers = Map.of();

	/** The number of other gateways without an answer. */
	private volatile long silent;

	/** Since when another gateway has newer documents, or {@code null} if none has. */
	private volatile @Nullable Long behindSince;

	/** No other gateway was ready. */
	private final Streak noneReady = new Streak();

	/** No import was running. */
	private final Streak idle = new Streak();

	private boolean readySeen;

	private long nextComparison;

	private long nextReport;

	/**
	 * Creates an instance.
	 * @param revision reads the state of the graph
	 * @param mapping the version of the mapping from files to documents
	 * @param others reads the answers of the other gateways, by address; {@code null} if
	 * there are none
	 * @param importsAtStart whether the gateway imports at its start
	 * @param nanoTime a clock like {@link System#nanoTime()}
	 */
	Replica(Supplier<RevisionState> revision, String mapping, @Nullable Supplier<Map<String, PeerAnswer>> others,
			boolean importsAtStart, ReplicaProperties properties, LongSupplier nanoTime) {
		this.graph = new OwnGraph(revision, nanoTime);
		this.mapping = mapping;
		this.others = others;
		this.imported = !importsAtStart;
		this.properties = properties;
		this.nanoTime = nanoTime;
		this.nextComparison = nanoTime.getAsLong();
		this.nextReport = this.nextComparison + REPORT_NANOS;
		if (others == null) {
			this.state = ReplicaState.CAUGHT_UP;
		}
	}

	/**
	 * Notes the end of an import of all folders. One that failed does not count: the
	 * folders may be on a disk that is not there.
	 */
	@EventListener
	void imported(ImportFinished event) {
		if (event.isCompleted()) {
			this.imported = true;
			this.failure = null;
		}
		else {
			this.failure = event.outcome();
		}
	}

	/** Notes the end of an import job. */
	@EventListener
	void ended(JobFinished event) {
		this.partial.ended(event);
	}

	/** Returns what this gateway does. */
	ReplicaState state() {
		return this.state;
	}

	/** Returns why the gateway has not caught up, or {@code null} if it has. */
	@Nullable String reason() {
		return (this.state == ReplicaState.CAUGHT_UP) ? null : this.reason;
	}

	/** Returns the version of the mapping from files to documents. */
	String mapping() {
		return this.mapping;
	}

	/** Returns what the other gateways have answered last, by address. */
	Map<String, PeerAnswer> answers() {
		return this.answers;
	}

	/** Returns the number of other gateways that have not answered last. */
	long silent() {
		return this.silent;
	}

	/** Returns for how long another gateway has had newer documents; 0 if none has. */
	Duration behind() {
		Long since = this.behindSince;
		return (since != null) ? Duration.ofNanos(this.nanoTime.getAsLong() - since) : Duration.ZERO;
	}

	/** Returns what this gateway says about itself. */
	ReplicaView view() {
		OwnGraph.Seen last = this.graph.last();
		return new ReplicaView(last.documents(), this.mapping,
				Duration.ofNanos(this.nanoTime.getAsLong() - last.since()).toMillis(), last.settled(),
				this.state == ReplicaState.CAUGHT_UP && this.partial.isEmpty());
	}

	/**
	 * Reads the state of the graph, and compares it with those of others if it is time.
	 */
	void compare() {
		OwnGraph.Seen own = this.graph.observe();
		if (this.others == null
				|| (this.state == ReplicaState.CAUGHT_UP && this.nanoTime.getAsLong() - this.nextComparison < 0)) {
			return;
		}
		Comparison comparison = compare(this.others);
		long now = this.nanoTime.getAsLong();
		this.nextComparison = now + this.properties.readyInterval().toNanos();
		if (comparison == null) {
			if (this.state == ReplicaState.WAITING) {
				keepWaiting("The other gateways cannot be read.");
			}
			return;
		}
		this.readySeen = this.readySeen || comparison.hasReady();
		Duration step = this.properties.step(this.state == ReplicaState.CAUGHT_UP);
		this.noneReady.next(!comparison.hasReady(), now, step);
		this.idle.next(own.idle(), now, step);
		noteLag(comparison, own, now);
		if (this.state != ReplicaState.CAUGHT_UP) {
			decide(comparison, own);
		}
	}

	private @Nullable Comparison compare(Supplier<Map<String, PeerAnswer>> reader) {
		try {
			Map<String, PeerAnswer> read = reader.get();
			Comparison comparison = Comparison.of(this.mapping, read);
			this.answers = Collections.unmodifiableMap(new TreeMap<>(read));
			this.silent = comparison.silent();
			return comparison;
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The other gateways cannot be read.", ex);
			return null;
		}
	}

	private void noteLag(Comparison comparison, OwnGraph.Seen own, long now) {
		if (!own.known()) {
			// The own database cannot be read.
			return;
		}
		if (comparison.isBehind(view())) {
			this.behindSince = (this.behindSince != null) ? this.behindSince : Long.valueOf(now);
		}
		// Without an answer, it is not known.
		else if (comparison.newest() != null || this.noneReady.reached(this.properties.lostAfter())) {
			this.behindSince = null;
		}
	}

	private void decide(Comparison comparison, OwnGraph.Seen own) {
		String problem = problem(comparison, own);
		if (problem == null) {
			this.state = ReplicaState.CAUGHT_UP;
			LOGGER.info("The gateway is ready with the revision {}. {} of the other gateways do not answer.",
					view().shortDocuments(), comparison.silent());
		}
		else if (isOutdatedBetterThanNone(own)) {
			this.reason = problem;
			if (this.state != ReplicaState.OUTDATED) {
				this.state = ReplicaState.OUTDATED;
				LOGGER.warn(
						"The gateway answers from the graph of an earlier import until another gateway is ready. {}",
						problem);
			}
		}
		else {
			keepWaiting(problem);
		}
	}

	private void keepWaiting(String problem) {
		long now = this.nanoTime.getAsLong();
		this.reason = problem;
		if (this.state == ReplicaState.OUTDATED || now - this.nextReport >= 0) {
			this.nextReport = now + REPORT_NANOS;
			LOGGER.warn("The gateway is not ready{}. {}",
					(this.state == ReplicaState.OUTDATED) ? " any longer" : " yet", problem);
		}
		this.state = ReplicaState.WAITING;
	}

	private @Nullable String problem(Comparison comparison, OwnGraph.Seen own) {
		if (!own.known()) {
			return "The revision of the graph is not known.";
		}
		if (!comparison.hasReady()) {
			return problemWithoutOthers(comparison, own);
		}
		if (!own.settled()) {
			return "An import is changing the graph.";
		}
		ReplicaView newest = comparison.newest();
		if (newest == null) {
			return "Imports are changing the graphs of the other gateways.";
		}
		ReplicaView view = view();
		return comparison.isEqual(view) ? null : "The graph has the revision %s, and that of the gateway at %s is %s."
			.formatted(view.shortDocuments(), comparison.address(), newest.shortDocuments());
	}

	private @Nullable String problemWithoutOthers(Comparison comparison, OwnGraph.Seen own) {
		if (!this.imported) {
			String outcome = this.failure;
			return (outcome == null) ? "The import at the start has not ended, and no other gateway is ready."
					: "The import of all folders ended with %s, and no other gateway is ready.".formatted(outcome);
		}
		if (!own.settled()) {
			return own.idle() ? "The last import has left work for the next one, and no other gateway is ready."
					: "An import is changing the graph.";
		}
		return this.noneReady.reached(patience()) ? null
				: "No other gateway has been ready for %d of %d s, and %d of them do not answer."
					.formatted(this.noneReady.time().toSeconds(), patience().toSeconds(), comparison.silent());
	}

	/** Returns the time for which no other gateway must have been ready. */
	private Duration patience() {
		return this.readySeen ? this.properties.lostAfter() : this.properties.firstAfter();
	}

	/**
	 * Returns whether no other gateway is ready, the graph was complete once, and the
	 * import cannot be completed: it has failed, or has not begun for long. A gateway of
	 * a newer version may have written, or the database may have no space.
	 */
	private boolean isOutdatedBetterThanNone(OwnGraph.Seen own) {
		return own.loaded() && this.noneReady.reached(patience()) && (this.state == ReplicaState.OUTDATED
				|| this.failure != null || this.idle.reached(this.properties.lostAfter()));
	}

}
