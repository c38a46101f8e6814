package dev.newsgraph.query.events;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.StatementSent;

/**
 * Event of an operation that has ended.
 *
 * @param operation its name and type
 * @param outcome {@link #OK}, {@link #CLIENT_GONE}, or the code of its first error
 * @param executed whether it was executed. Otherwise it was answered with an answer that
 * was kept, with the answer to an equal operation, or with status 304
 * @param start the {@link System#nanoTime()} of its begin
 * @param nanos the nanoseconds until its answer was complete
 * @param cost the rows that it reads at most, as estimated; 0 if it was not planned
 * @param statements its statements, as far as they can be told from those of others
 * @param headers returns the value of a header of the request, or {@code null}
 */
public record FinishedOperation(OperationName operation, String outcome, boolean executed, long start, long nanos,
		long cost, List<StatementSent> statements, Function<String, @Nullable String> headers) {

	/** The outcome of an operation without an error. */
	public static final String OK = "OK";

	/**
	 * The outcome of an operation that its client has cancelled, or whose client went
	 * away before its end.
	 */
	public static final String CLIENT_GONE = "CLIENT_GONE";

	/**
	 * Returns the event of an operation that was answered without an execution.
	 * @param start the {@link System#nanoTime()} of its begin
	 */
	public static FinishedOperation known(OperationName operation, long start,
			Function<String, @Nullable String> headers) {
		return new FinishedOperation(operation, OK, false, start, System.nanoTime() - start, 0, List.of(), headers);
	}

}
