package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The jobs that failed on this gateway and that the watch must queue again. The pause
 * before an attempt is twice as long as the one before it, up to a maximum. A job that
 * has not failed again is forgotten, with its pause.
 */
final class JobRetries {

	private final BackOff pauses;

	private final LongSupplier nanoTime;

	private final Map<JobWork, Attempt> attempts = new HashMap<>();

	/**
	 * Creates an instance without jobs.
	 * @param first the pause after the first failure
	 * @param longest the longest pause
	 * @param nanoTime a clock like {@link System#nanoTime()}
	 */
	JobRetries(Duration first, Duration longest, LongSupplier nanoTime) {
		ExponentialBackOff doubled = new ExponentialBackOff(first.toMillis(), 2);
		doubled.setMaxInterval(longest.toMillis());
		this.pauses = doubled;
		this.nanoTime = nanoTime;
	}

	/**
	 * Notes the end of a job. The lease queues the work of a process again that has
	 * ended, and only a user continues what a user has stopped or limited.
	 */
	synchronized void ended(JobFinished end) {
		if (end.dryRun()) {
			return;
		}
		switch (end.report().outcome()) {
			case DATABASE_ERROR, INTERNAL_ERROR, NO_FOLDER -> failed(end.work());
			case COMPLETED -> this.attempts.keySet().removeIf(end.work()::covers);
			case STOPPED, TOO_MANY_REJECTS, NEWER_GRAPH, PROCESS_ENDED -> this.attempts.remove(end.work());
		}
	}

	private void failed(JobWork work) {
		Attempt last = this.attempts.get(work);
		BackOffExecution pauses = (last != null) ? last.pauses() : this.pauses.start();
		long due = this.nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(pauses.nextBackOff());
		this.attempts.put(work, new Attempt(pauses, due, false));
	}

	/** Returns the jobs whose pause is over and that were not queued since then. */
	synchronized List<JobWork> due() {
		long now = this.nanoTime.getAsLong();
		return this.attempts.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().queued() && now - entry.getValue().due() >= 0)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Notes that a job is queued, so that it is not due until it has ended. Call it
	 * before, because the job can end at once.
	 */
	synchronized void queued(JobWork work) {
		this.attempts.computeIfPresent(work, (key, attempt) -> attempt.withQueued(true));
	}

	/** Notes that a job could not be queued. */
	synchronized void refused(JobWork work) {
		this.attempts.computeIfPresent(work, (key, attempt) -> attempt.withQueued(false));
	}

	/** Forgets a job that has nothing to do any longer. */
	synchronized void remove(JobWork work) {
		this.attempts.remove(work);
	}

	private record Attempt(BackOffExecution pauses, long due, boolean queued) {

		Attempt withQueued(boolean value) {
			return new Attempt(this.pauses, this.due, value);
		}

	}

}
