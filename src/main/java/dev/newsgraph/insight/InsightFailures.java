package dev.newsgraph.insight;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Failures of the runs that build stories. Each kind is logged once until a run has
 * succeeded, and the pauses between failed runs grow. Use it from one thread.
 */
final class InsightFailures {

	private static final Logger LOGGER = LoggerFactory.getLogger(InsightFailures.class);

	private static final Duration MAX_PAUSE = Duration.ofMinutes(10);

	private static final int MAX_DOUBLINGS = 16;

	private final Duration poll;

	private final Set<String> told = new HashSet<>();

	private int repeated;

	/**
	 * Creates an instance.
	 * @param poll pause after a run that has not failed
	 */
	InsightFailures(Duration poll) {
		this.poll = poll;
	}

	/** A run has failed. */
	void failed(Throwable failure) {
		this.repeated++;
		switch (failure) {
			case GraphClientException ex when ex.reason() == Reason.UNAVAILABLE || ex.reason() == Reason.CANCELLED ->
				// The checks of the database report it.
				LOGGER.debug("The stories could not be built.", ex);
			case GraphClientException ex -> warn(ex.reason().name(), ex);
			case ModelFailedException ex -> warn(ex.getClass().getName(), ex);
			default -> {
				if (this.told.add(failure.getClass().getName())) {
					LOGGER.error("The stories could not be built by an internal error; the gateway tries again.",
							failure);
				}
				else {
					LOGGER.debug("The stories could not be built.", failure);
				}
			}
		}
	}

	private void warn(String kind, RuntimeException failure) {
		if (this.told.add(kind)) {
			LOGGER.warn("The stories are those of an earlier state of the graph, and the gateway tries again. {}",
					failure.getMessage());
		}
		LOGGER.debug("The stories could not be built.", failure);
	}

	/**
	 * A run has ended without a failure.
	 * @param current whether the stories are those of the graph
	 */
	void ended(boolean current) {
		this.repeated = 0;
		if (current && !this.told.isEmpty()) {
			LOGGER.info("The stories are those of the graph again.");
			this.told.clear();
		}
	}

	/**
	 * Returns the pause before the next run: twice that of the failed run before, up to
	 * ten minutes.
	 */
	Duration pause() {
		Duration pause = this.poll.multipliedBy(1L << Math.min(this.repeated, MAX_DOUBLINGS));
		Duration most = (this.poll.compareTo(MAX_PAUSE) > 0) ? this.poll : MAX_PAUSE;
		return (pause.compareTo(most) < 0) ? pause : most;
	}

}
