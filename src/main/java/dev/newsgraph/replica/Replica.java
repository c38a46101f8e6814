package dev.newsgraph.replica;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.revision.RevisionState;

/**
 * Decides when a gateway that starts is ready: when it has the documents of the ready
 * gateway whose documents have changed last, or, if no other gateway is ready, when an
 * import of all folders was completed. Once it was ready, it stays so.
 */
final class Replica implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(Replica.class);

	private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();

	private static final int SHOWN_DIGITS = 12;

	private final Supplier<RevisionState> revision;

	private final String mapping;

	private final @Nullable Supplier<Map<String, ReplicaView>> others;

	private final Duration interval;

	/** The documents that were seen last, and when they were seen first. */
	private volatile Seen seen = new Seen("", false, System.nanoTime());

	private volatile boolean imported;

	/** How the last import ended, if none was completed. */
	private volatile @Nullable String failure;

	private volatile boolean ready;

	/** Why the gateway is not ready. */
	private volatile String reason = "The graph was not compared yet.";

	private long nextReport = System.nanoTime() + REPORT_NANOS;

	private volatile @Nullable Thread thread;

	/**
	 * Creates an instance.
	 * @param revision reads the state of the graph
	 * @param mapping the version of the mapping from files to documents
	 * @param others reads what the other gateways say, by address; {@code null} if there
	 * are none
	 * @param importsAtStart whether the gateway imports at its start
	 * @param interval time between two comparisons
	 */
	Replica(Supplier<RevisionState> revision, String mapping, @Nullable Supplier<Map<String, ReplicaView>> others,
			boolean importsAtStart, Duration interval) {
		this.revision = revision;
		this.mapping = mapping;
		this.others = others;
		this.imported = !importsAtStart;
		this.ready = others == null;
		this.interval = interval;
	}

	/**
	 * Notes the end of an import of all folders. One that failed does not count: the
	 * folders may be on a disk that is not there.
	 */
	@EventListener
	void imported(ImportFinished event) {
		if (event.isCompleted()) {
			this.imported = true;
		}
		else {
			this.failure = event.outcome();
		}
	}

	/** Returns why the gateway is not ready, or {@code null} if it is. */
	@Nullable String reason() {
		return this.ready ? null : this.reason;
	}

	/** Returns what this gateway says about itself. */
	ReplicaView view() {
		Seen last = this.seen;
		return new ReplicaView(last.documents(), this.mapping,
				Duration.ofNanos(System.nanoTime() - last.since()).toMillis(), last.settled(), this.ready);
	}

	/**
	 * Reads the state of the graph, and compares it with those of others until it is
	 * equal.
	 */
	void compare() {
		boolean known = observe();
		if (this.ready || this.others == null) {
			return;
		}
		ReplicaView own = view();
		String problem = known ? problem(own) : "The revision of the graph is not known.";
		if (problem == null) {
			this.ready = true;
			LOGGER.info("The gateway is ready with the revision {}.", shown(own));
			return;
		}
		this.reason = problem;
		if (System.nanoTime() - this.nextReport >= 0) {
			this.nextReport = System.nanoTime() + REPORT_NANOS;
			LOGGER.warn("The gateway is not ready yet. {}", problem);
		}
	}

	private @Nullable String problem(ReplicaView own) {
		try {
			return problem(own, Objects.requireNonNull(this.others).get());
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The other gateways cannot be read.", ex);
			return "The other gateways cannot be read.";
		}
	}

	private @Nullable String problem(ReplicaView own, Map<String, ReplicaView> all) {
		if (!own.settled()) {
			return "An import is changing the graph.";
		}
		List<Map.Entry<String, ReplicaView>> comparable = all.entrySet()
			.stream()
			.filter((other) -> other.getValue().ready() && other.getValue().mapping().equals(this.mapping))
			.toList();
		if (comparable.isEmpty()) {
			return this.imported ? null : notImported();
		}
		Optional<Map.Entry<String, ReplicaView>> newest = comparable.stream()
			.filter((other) -> other.getValue().settled())
			.min(Comparator.comparingLong((other) -> other.getValue().unchangedMillis()));
		if (newest.isEmpty()) {
			return "Imports are changing the graphs of the other gateways.";
		}
		ReplicaView expected = newest.get().getValue();
		return expected.documents().equals(own.documents()) ? null
				: "The graph has the revision %s, and that of the gateway at %s is %s.".formatted(shown(own),
						newest.get().getKey(), shown(expected));
	}

	private String notImported() {
		String outcome = this.failure;
		return (outcome == null) ? "The import at the start has not ended, and no other gateway is ready."
				: "The import of all folders ended with %s, and no other gateway is ready.".formatted(outcome);
	}

	private static String shown(ReplicaView view) {
		return view.documents().substring(0, Math.min(SHOWN_DIGITS, view.documents().length())) + "…";
	}

	/**
	 * Reads the state of the graph. If that fails, the documents are those that were seen
	 * last: a failure does not make them younger.
	 * @return whether the documents are known
	 */
	private boolean observe() {
		Seen last = this.seen;
		String documents = null;
		boolean settled = false;
		try {
			RevisionState state = this.revision.get();
			documents = state.documents();
			// Stories and vectors are not compared, and take much longer than an import.
			settled = documents != null && state.complete() && !state.jobRunning();
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The revision of the graph cannot be read.", ex);
		}
		if (documents == null || documents.equals(last.documents())) {
			this.seen = new Seen(last.documents(), settled, last.since());
		}
		else {
			this.seen = new Seen(documents, settled, System.nanoTime());
		}
		return documents != null;
	}

	@Override
	public void start() {
		if (this.others != null) {
			this.thread = Thread.ofVirtual().name("replica").start(this::run);
		}
	}

	private void run() {
		try {
			while (true) {
				compare();
				Thread.sleep(this.interval);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		Thread running = this.thread;
		this.thread = null;
		if (running != null) {
			running.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * The documents of the graph.
	 *
	 * @param documents their digest; empty if it is not known
	 * @param settled whether no import is changing the graph
	 * @param since the time at which they were seen first, by {@link System#nanoTime()}
	 */
	private record Seen(String documents, boolean settled, long since) {
	}

}
