package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Repeats work while the database is unavailable or has no disk space, until it succeeds
 * or a time limit is reached.
 */
public final class DatabaseRetry {

	private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseRetry.class);

	private static final Duration INTERVAL = Duration.ofMillis(500);

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
		RetryTemplate template = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(this.limit.isZero() ? 0 : Long.MAX_VALUE)
			.timeout(this.limit)
			.delay(INTERVAL)
			.predicate((failure) -> isRetryable(failure) && !this.stopped.getAsBoolean())
			.build());
		template.setRetryListener(new Log());
		try {
			return template.execute(work::get);
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			throw failure(ex);
		}
	}

	// All failures that are retried are of this type; an interruption follows one of
	// them.
	private static RuntimeException failure(RetryException ex) {
		for (Throwable failure : ex.getExceptions().reversed()) {
			if (failure instanceof RuntimeException unchecked) {
				return unchecked;
			}
		}
		return new IllegalStateException(ex);
	}

	private static boolean isRetryable(Throwable failure) {
		return failure instanceof GraphClientException ex
				&& (ex.reason() == Reason.UNAVAILABLE || ex.reason() == Reason.FULL);
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
