package dev.newsgraph.observability;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.newsgraph.database.StatementSent;

import static org.assertj.core.api.Assertions.assertThat;

class StatementMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void statementsAreTimedAndTheirRowsCounted() {
		StatementMeters meters = new StatementMeters(this.registry);
		meters.onStatement(TestOperations.statement("RETURN 1", 5, 3));
		meters.onStatement(new StatementSent("CREATE ()", StatementSent.Access.WRITE, 0, Duration.ofMillis(7), 0,
				IllegalStateException.class.getName(), null));
		assertThat(this.registry.get("newsgraph.statements")
			.tags("access", "read", "outcome", "ok")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(5);
		assertThat(
				this.registry.get("newsgraph.statements").tags("access", "write", "outcome", "failed").timer().count())
			.isEqualTo(1);
		assertThat(this.registry.get("newsgraph.statements.rows").tag("access", "read").counter().count()).isEqualTo(3);
	}

}
