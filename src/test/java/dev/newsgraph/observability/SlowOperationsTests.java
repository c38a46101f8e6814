package dev.newsgraph.observability;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.DefaultLogging;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.query.events.FinishedOperation;

import static dev.newsgraph.observability.TestOperations.operation;
import static dev.newsgraph.observability.TestOperations.statement;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class SlowOperationsTests {

	private final FinishedOperation event = operation("id", "Top", "TIMEOUT", statement("RETURN 1", 5, 2),
			statement("RETURN 2", 900, 20));

	@Test
	void theTextNamesOperationOutcomeAndStatements() {
		assertThat(SlowOperations.text(this.event)).isEqualTo(
				"Slow operation: query Top of document id took 1500 ms and ended with TIMEOUT; statement %s took 900 ms for 20 rows; statement %s took 5 ms for 2 rows."
					.formatted(StatementIds.of("RETURN 2"), StatementIds.of("RETURN 1")));
	}

	@Test
	void theNumberOfStatementsAndTheLengthOfTheNameAreBounded() {
		StatementSent[] many = new StatementSent[50];
		java.util.Arrays.setAll(many, (i) -> statement("RETURN 1", i, 1));
		assertThat(SlowOperations.text(operation(null, "x".repeat(10_000), FinishedOperation.OK, many)))
			.hasSizeLessThan(600)
			.endsWith("; and 45 more statements.");
	}

	@Test
	void anIdCannotBeginALineOfTheLog() {
		assertThat(SlowOperations.text(operation("a\nb", "", FinishedOperation.OK))).doesNotContain("\n")
			.contains("no statement");
	}

	@Test
	void onlyOperationsFromTheThresholdOnAreLogged(CapturedOutput output) {
		new SlowOperations(Duration.ofMillis(1501)).onOperation(this.event);
		assertThat(output).doesNotContain("Slow operation");
		new SlowOperations(Duration.ofMillis(1500)).onOperation(this.event);
		assertThat(output).containsOnlyOnce("Slow operation: query Top of document id");
	}

}
