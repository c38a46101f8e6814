package dev.newsgraph.observability;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent.Access;
import dev.newsgraph.database.StatementSent;

/** Measures statements. */
final class StatementMeters implements StatementListener {

	private static final Duration[] BUCKETS = { Duration.ofMillis(1), Duration.ofMillis(3), Duration.ofMillis(10),
			Duration.ofMillis(30), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1),
			Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(30) };

	private final Meters reads;

	private final Meters writes;

	StatementMeters(MeterRegistry registry) {
		this.reads = Meters.of(registry, "read");
		this.writes = Meters.of(registry, "write");
	}

	@Override
	public void onStatement(StatementSent event) {
		Meters meters = (event.access() == Access.READ) ? this.reads : this.writes;
		(event.failed() ? meters.failed() : meters.succeeded()).record(event.took());
		meters.rows().increment(event.rows());
	}

	/** The meters of one access mode. */
	private record Meters(Timer succeeded, Timer failed, Counter rows) {

		private static Meters of(MeterRegistry registry, String access) {
			return new Meters(timer(registry, access, "ok"), timer(registry, access, "failed"),
					Counter.builder("newsgraph.statements.rows")
						.description("Rows that the database returned.")
						.tag("access", access)
						.register(registry));
		}

		private static Timer timer(MeterRegistry registry, String access, String outcome) {
			return Timer.builder("newsgraph.statements")
				.description("Statements, until their last row arrived: the time in Neo4j.")
				.tag("access", access)
				.tag("outcome", outcome)
				.serviceLevelObjectives(BUCKETS)
				.register(registry);
		}

	}

}
