package dev.newsgraph.observability;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationListener;

/** Measures operations. */
final class OperationMeters implements OperationListener {

	private static final Duration[] BUCKETS = { Duration.ofMillis(1), Duration.ofMillis(3), Duration.ofMillis(10),
			Duration.ofMillis(30), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1),
			Duration.ofSeconds(3), Duration.ofSeconds(10) };

	private final MeterRegistry registry;

	private final OperationNames names;

	private final DistributionSummary cost;

	private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

	OperationMeters(MeterRegistry registry, OperationNames names) {
		this.registry = registry;
		this.names = names;
		this.cost = DistributionSummary.builder("newsgraph.operations.cost")
			.description("Rows that executed operations read at most, as estimated.")
			.register(registry);
	}

	@Override
	public void onOperation(FinishedOperation event) {
		Series series = new Series(this.names.of(event), event.operation().type().text(), event.outcome(),
				event.executed());
		Timer timer = this.timers.get(series);
		if (timer == null) {
			timer = this.timers.computeIfAbsent(series, this::timer);
		}
		timer.record(event.nanos(), TimeUnit.NANOSECONDS);
		if (event.cost() > 0) {
			this.cost.record(event.cost());
		}
	}

	private Timer timer(Series series) {
		return Timer.builder("newsgraph.operations")
			.description("Operations, until their answer was complete.")
			.tag("operation", series.operation())
			.tag("type", series.type())
			.tag("outcome", series.outcome())
			.tag("answer", series.executed() ? "executed" : "kept")
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	/**
	 * What the operations of one timer have in common.
	 */
	private record Series(String operation, String type, String outcome, boolean executed) {
	}

}
