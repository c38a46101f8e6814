package dev.newsgraph.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.query.ConnectionPages;
import dev.newsgraph.query.ConnectionReadException;
import dev.newsgraph.transport.PagedAnswers;
import dev.newsgraph.transport.RefusedRequestException;

/** Reads the pages of an export one after the other, and writes their rows. */
final class ExportStream {

	static final String LIMIT = "EXPORT_LIMIT";

	private static final Logger LOGGER = LoggerFactory.getLogger(ExportStream.class);

	private static final String OVERLOADED = "OVERLOADED";

	private static final long PAUSE_MILLIS = 500;

	/** The codes of failures that can pass. */
	private static final Set<String> TRANSIENT = Set.of("SERVICE_UNAVAILABLE", "TIMEOUT", OVERLOADED);

	private final long start = System.nanoTime();

	private final ExportProperties limits;

	private final PagedAnswers answers;

	private final ConnectionPages pages;

	private long rows;

	ExportStream(ExportProperties limits, PagedAnswers answers, ConnectionPages pages) {
		this.limits = limits;
		this.answers = answers;
		this.pages = pages;
	}

	/**
	 * Writes all rows.
	 * @param first the rows of the first page
	 * @param beginPage called before a page is written
	 * @throws IOException if the client does not receive them
	 */
	ExportResult send(HttpServletRequest request, List<@Nullable Object> first, RowWriter writer, Runnable beginPage)
			throws IOException {
		List<@Nullable Object> page = first;
		writer.begin();
		Failure failure = null;
		while (failure == null) {
			beginPage.run();
			writer.write(page);
			this.rows += page.size();
			if (this.pages.isAtEnd()) {
				break;
			}
			failure = limit();
			if (failure == null) {
				this.pages.limit(this.limits.maxRows() - this.rows);
				try {
					page = next(request);
				}
				catch (FailedPageException ex) {
					failure = ex.failure;
				}
			}
		}
		ExportResult result = result(failure);
		beginPage.run();
		writer.end(result);
		return result;
	}

	private ExportResult result(@Nullable Failure failure) {
		if (failure != null) {
			LOGGER.warn("An export ended after {} rows before its end: {}", this.rows, failure.message);
		}
		return new ExportResult(this.rows, failure == null, (failure != null) ? failure.code : null,
				(failure != null) ? failure.message : null, this.pages.cursor(), this.pages.notices());
	}

	private @Nullable Failure limit() {
		if (this.answers.isStopping()) {
			return new Failure(OVERLOADED, "The gateway is stopping; continue after `endCursor` when it has started.");
		}
		if (this.rows >= this.limits.maxRows()) {
			return new Failure(LIMIT, String.format(Locale.ROOT,
					"The export has more than %,d rows, the limit in newsgraph.export.max-rows; continue after `endCursor`.",
					this.limits.maxRows()));
		}
		if (isOver()) {
			return new Failure(LIMIT,
					"The export took longer than %s, the limit in newsgraph.export.max-duration; continue after `endCursor`."
						.formatted(this.limits.maxDuration()));
		}
		return null;
	}

	private boolean isOver() {
		return System.nanoTime() - this.start > this.limits.maxDuration().toNanos();
	}

	private List<@Nullable Object> next(HttpServletRequest request) throws IOException, FailedPageException {
		long end = System.nanoTime() + this.limits.retryTimeout().toNanos();
		while (true) {
			Failure failure;
			long pause = PAUSE_MILLIS;
			try {
				return this.answers.next(request, this.pages::next);
			}
			catch (ConnectionReadException ex) {
				failure = new Failure(ex.code(), ex.getMessage());
				if (ex.extension(BudgetExceededException.RETRY_AFTER) instanceof Long seconds) {
					pause = TimeUnit.SECONDS.toMillis(seconds);
				}
			}
			catch (BudgetExceededException ex) {
				failure = new Failure(ex.code(), ex.getMessage());
				pause = TimeUnit.SECONDS.toMillis(ex.seconds());
			}
			catch (RefusedRequestException ex) {
				failure = new Failure(OVERLOADED, ex.getMessage());
			}
			catch (RuntimeException ex) {
				LOGGER.error("A page of an export could not be read", ex);
				failure = new Failure("INTERNAL_SERVER_ERROR",
						"The export could not be continued because of an internal error. The log of the gateway contains"
								+ " the cause.");
			}
			// An export goes on at the rate of the budget of its caller, unless others
			// would wait long for its place.
			boolean waits = failure.code.equals(BudgetExceededException.CODE)
					&& pause <= this.limits.retryTimeout().toMillis();
			if (this.answers.isStopping() || (waits ? isOver() : !isTransient(failure, end))) {
				throw new FailedPageException(failure);
			}
			pause(failure, pause);
		}
	}

	private static boolean isTransient(Failure failure, long end) {
		return TRANSIENT.contains(failure.code) && System.nanoTime() <= end;
	}

	private void pause(Failure failure, long millis) throws FailedPageException {
		try {
			for (long rest = millis; rest > 0 && !this.answers.isStopping(); rest -= PAUSE_MILLIS) {
				Thread.sleep(Math.min(rest, PAUSE_MILLIS));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FailedPageException(failure);
		}
	}

	private record Failure(String code, @Nullable String message) {
	}

	private static final class FailedPageException extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient Failure failure;

		FailedPageException(Failure failure) {
			super(failure.message, null, false, false);
			this.failure = failure;
		}

	}

}
