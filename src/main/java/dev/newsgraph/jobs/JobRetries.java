package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The jobs that failed on this gateway and that the watch must queue again. The pause
 * before an attempt is twice as long as the one before it, up to a maximum. A job that
 * has not failed again is forgotten, with its pause.
 */
final class JobRetries {

	private final Duration first;

	private final Duration longest;

	private final LongSupplier nanoTime;

	private final Map<Work, Attempt> attempts = new HashMap<>();

	/**
	 * Creates an instance without jobs.
	 * @param first the pause after the first failure
	 * @param longest the longest pause; a shorter one than the first has no effect
	 * @param nanoTime a clock like {@link System#nanoTime()}
	 */
	JobRetries(Duration first, Duration longest, LongSupplier nanoTime) {
		this.first = first;
		this.longest = longest;
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
		Work work = new Work(end.removal() ? JobKind.REMOVAL : JobKind.IMPORT, end.folder());
		switch (end.report().outcome()) {
			case DATABASE_ERROR, INTERNAL_ERROR, NO_FOLDER -> failed(work);
			case COMPLETED -> completed(work);
			case STOPPED, TOO_MANY_REJECTS, NEWER_GRAPH, PROCESS_ENDED -> this.attempts.remove(work);
		}
	}

	private void failed(Work work) {
		Attempt last = this.attempts.get(work);
		Duration pause = this.first;
		if (last != null) {
			Duration twice = last.pause().multipliedBy(2);
			pause = (twice.compareTo(this.longest) < 0) ? twice : max(this.longest, this.first);
		}
		this.attempts.put(work, new Attempt(pause, this.nanoTime.getAsLong() + pause.toNanos(), false));
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private void completed(Work work) {
		this.attempts.remove(work);
		if (work.kind() == JobKind.IMPORT && work.folder() == null) {
			this.attempts.keySet().removeIf((other) -> other.kind() == JobKind.IMPORT);
		}
	}

	/** Returns the jobs whose pause is over and that were not queued since then. */
	synchronized List<Work> due() {
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
	synchronized void queued(Work work) {
		this.attempts.computeIfPresent(work, (key, attempt) -> attempt.withQueued(true));
	}

	/** Notes that a job could not be queued. */
	synchronized void refused(Work work) {
		this.attempts.computeIfPresent(work, (key, attempt) -> attempt.withQueued(false));
	}

	/** Forgets a job that has nothing to do any longer. */
	synchronized void remove(Work work) {
		this.attempts.remove(work);
	}

	/**
	 * What a job does.
	 *
	 * @param kind the kind of the job
	 * @param folder the name of the seed folder, or {@code null} for all folders
	 */
	record Work(JobKind kind, @Nullable String folder) {
	}

	private record Attempt(Duration pause, long due, boolean queued) {

		Attempt withQueued(boolean value) {
			return new Attempt(this.pause, this.due, value);
		}

	}

}
