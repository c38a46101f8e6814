package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Repeats work while the database is unavailable, has no disk space or ends its
 * transactions, until it succeeds or a time limit is reached.
 */
public final class DatabaseRetry {

	private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseRetry.class);

	private static final Duration INTERVAL = Duration.ofMillis(500);

	/**
	 * Spring keeps the exception of every attempt, so a long wait makes fewer of them.
	 */
	private static final Duration MAX_INTERVAL = Duration.ofSeconds(5);

	private static final double MULTIPLIER = 1.5;

	private static final Set<Reason> RETRYABLE = Set.of(Reason.UNAVAILABLE, Reason.FULL, Reason.TERMINATED);

	private final Duration limit;

	private final BooleanSupplier stopped;

	/**
	 * Creates a retry.
	 * @param limit how long to wait for the database; zero does not wait
	 * @param stopped returns whether to give up early
	 */
	public DatabaseRetry(Duration limit, BooleanSupplier stopped) {
		this.limit = limit;
		this.stopped = stopped;
	}

	/**
	 * Runs the work, and repeats it if necessary. The work must be idempotent.
	 * @throws GraphClientException if the work fails for another reason, or the database
	 * does not become available in time
	 */
	public <T> T call(Supplier<T> work) {
		// The time limit of a RetryPolicy follows the system's clock, which can be set.
		long end = System.nanoTime() + this.limit.toNanos();
		RetryTemplate template = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(INTERVAL)
			.multiplier(MULTIPLIER)
			.maxDelay(MAX_INTERVAL)
			.predicate((failure) -> isRetryable(failure) && !this.stopped.getAsBoolean() && System.nanoTime() < end)
			.build());
		template.setRetryListener(new Log());
		return template.invoke(work);
	}

	private static boolean isRetryable(Throwable failure) {
		return failure instanceof GraphClientException ex && RETRYABLE.contains(ex.reason());
	}

	/** Logs that the import waits, and that it continues. */
	private final class Log implements RetryListener {

		private boolean waiting;

		@Override
		public void beforeRetry(RetryPolicy policy, Retryable<?> work, RetryState state) {
			if (!this.waiting) {
				this.waiting = true;
				LOGGER.warn("{} The import waits for up to {} s.", state.getLastException().getMessage(),
						DatabaseRetry.this.limit.toSeconds());
			}
		}

		@Override
		public void onRetrySuccess(RetryPolicy policy, Retryable<?> work, @Nullable Object result) {
			LOGGER.info("The database is available. The import continues.");
		}

	}

}
