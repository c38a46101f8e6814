package dev.newsgraph.observability;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.StatementSent;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;

/** Events of operations for tests. */
final class TestOperations {

	private TestOperations() {
	}

	static FinishedOperation operation(@Nullable String documentId, String name, String outcome,
			StatementSent... statements) {
		return new FinishedOperation(new OperationName(documentId, name, OperationName.Type.QUERY), outcome, true,
				System.nanoTime() - 2_000_000_000L, 1_500_000_000L, 42, List.of(statements), (header) -> null);
	}

	static FinishedOperation named(String name) {
		return operation(null, name, FinishedOperation.OK);
	}

	static StatementSent statement(String text, long millis, int rows) {
		return new StatementSent(text, StatementSent.Access.READ, System.nanoTime() - 1_900_000_000L,
				Duration.ofMillis(millis), rows, null, null);
	}

	static StatementSent failed(String text, String exception, @Nullable String statusCode) {
		return new StatementSent(text, StatementSent.Access.READ, System.nanoTime() - 1_900_000_000L,
				Duration.ofMillis(5), 0, exception, statusCode);
	}

}
