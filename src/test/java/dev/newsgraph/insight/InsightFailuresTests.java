package dev.newsgraph.insight;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.DefaultLogging;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class InsightFailuresTests {

	private final InsightFailures failures = new InsightFailures(Duration.ofSeconds(10));

	@Test
	void eachKindIsToldOnceAndWhenItIsOver(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			this.failures.failed(new GraphClientException(Reason.FULL, "The disk of the database is nearly full."));
			this.failures.failed(new ModelFailedException(new IllegalStateException()));
			this.failures.failed(new OutOfMemoryError("heap"));
			// An import runs.
			this.failures.ended(false);
		}
		assertThat(output).containsOnlyOnce("tries again. The disk of the database is nearly full.")
			.containsOnlyOnce("tries again. The model for the meaning of texts fails on every text.")
			.containsOnlyOnce("by an internal error")
			.doesNotContain("of the graph again");
		this.failures.ended(true);
		this.failures.ended(true);
		assertThat(output).containsOnlyOnce("The stories are those of the graph again.");
		this.failures.failed(new GraphClientException(Reason.FULL, "It is full again!"));
		assertThat(output).contains("tries again. It is full again!");
	}

	/** The checks of the database have said so. */
	@Test
	void aDatabaseThatIsAwayIsNotToldAgain(CapturedOutput output) {
		this.failures.failed(new GraphClientException(Reason.UNAVAILABLE, "The database cannot be reached."));
		assertThat(output).doesNotContain("tries again. The database cannot be reached.").doesNotContain("WARN");
	}

	@Test
	void pausesGrowWithEachFailureInTurn() {
		assertThat(this.failures.pause()).hasSeconds(10);
		for (int seconds : new int[] { 20, 40, 80, 160, 320, 600, 600 }) {
			this.failures.failed(new GraphClientException(Reason.TIMEOUT, "late"));
			assertThat(this.failures.pause()).hasSeconds(seconds);
		}
		for (int i = 0; i < 100; i++) {
			this.failures.failed(new GraphClientException(Reason.TIMEOUT, "late"));
		}
		assertThat(this.failures.pause()).hasMinutes(10);
		this.failures.ended(false);
		assertThat(this.failures.pause()).hasSeconds(10);
		InsightFailures rare = new InsightFailures(Duration.ofHours(1));
		rare.failed(new IllegalStateException());
		assertThat(rare.pause()).hasHours(1);
	}

}
