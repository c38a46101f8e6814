package dev.newsgraph.observability;

import java.time.Duration;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.StatementSent;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationListener;
import dev.newsgraph.query.events.OperationName;

/**
 * Logs operations that take long, with the time and the rows of their statements. Values
 * of variables are not logged.
 */
final class SlowOperations implements OperationListener {

	private static final Logger LOGGER = LoggerFactory.getLogger(SlowOperations.class);

	private static final int MAX_STATEMENTS = 5;

	private static final int MAX_NAME = 100;

	private final long threshold;

	/**
	 * Creates the log.
	 * @param threshold the duration from which an operation is logged
	 */
	SlowOperations(Duration threshold) {
		this.threshold = threshold.toNanos();
	}

	@Override
	public void onOperation(FinishedOperation event) {
		// An export takes as long as its client reads.
		if (event.nanos() >= this.threshold && event.operation().type() != OperationName.Type.EXPORT) {
			LOGGER.warn("{}", text(event));
		}
	}

	static String text(FinishedOperation event) {
		String statements = event.statements()
			.stream()
			.sorted((left, right) -> right.took().compareTo(left.took()))
			.limit(MAX_STATEMENTS)
			.map(SlowOperations::text)
			.collect(Collectors.joining("; "));
		int left = event.statements().size() - MAX_STATEMENTS;
		return "Slow operation: %s took %s ms and ended with %s; %s%s.".formatted(name(event.operation()),
				event.nanos() / 1_000_000, event.outcome(), statements.isEmpty() ? "no statement" : statements,
				(left > 0) ? "; and %d more statements".formatted(left) : "");
	}

	private static String name(OperationName operation) {
		String id = operation.documentId();
		String text = operation.type().text() + (operation.name().isEmpty() ? "" : " " + operation.name())
				+ ((id != null) ? " of document " + id.replaceAll("\\p{Cntrl}", "?") : "");
		return (text.length() > MAX_NAME) ? text.substring(0, MAX_NAME) + "…" : text;
	}

	private static String text(StatementSent statement) {
		return "statement %s took %d ms for %d rows".formatted(StatementIds.of(statement.text()),
				statement.took().toMillis(), statement.rows());
	}

}
