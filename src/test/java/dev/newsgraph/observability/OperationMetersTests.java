package dev.newsgraph.observability;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;

import static org.assertj.core.api.Assertions.assertThat;

class OperationMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final OperationMeters meters = new OperationMeters(this.registry, new OperationNames(10));

	@Test
	void operationsAreTimedByNameTypeOutcomeAndAnswer() {
		this.meters.onOperation(TestOperations.named("A"));
		this.meters.onOperation(TestOperations.named("A"));
		this.meters.onOperation(TestOperations.operation(null, "A", "TIMEOUT"));
		this.meters.onOperation(FinishedOperation.known(new OperationName(null, "A", OperationName.Type.QUERY),
				System.nanoTime(), (header) -> null));
		assertThat(timer("OK", "executed").count()).isEqualTo(2);
		assertThat(timer("OK", "executed").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3000);
		assertThat(timer("TIMEOUT", "executed").count()).isEqualTo(1);
		assertThat(timer("OK", "kept").count()).isEqualTo(1);
	}

	@Test
	void onlyPlannedOperationsHaveACost() {
		this.meters.onOperation(TestOperations.named("A"));
		this.meters.onOperation(FinishedOperation.known(OperationName.UNKNOWN, System.nanoTime(), (header) -> null));
		assertThat(this.registry.get("newsgraph.operations.cost").summary().count()).isEqualTo(1);
		assertThat(this.registry.get("newsgraph.operations.cost").summary().totalAmount()).isEqualTo(42);
	}

	private Timer timer(String outcome, String answer) {
		return this.registry.get("newsgraph.operations")
			.tags("operation", "A", "type", "query", "outcome", outcome, "answer", answer)
			.timer();
	}

}
