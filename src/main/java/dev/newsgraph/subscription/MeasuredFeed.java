package dev.newsgraph.subscription;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.newsgraph.query.execution.SubscribedField;

/** Measures how long the reads of a feed take, and counts its events. */
final class MeasuredFeed implements Feed {

	private final Feed feed;

	private final Timer succeeded;

	private final Timer failed;

	private final Counter events;

	MeasuredFeed(Feed feed, MeterRegistry registry) {
		this.feed = feed;
		this.succeeded = timer(feed, registry, "ok");
		this.failed = timer(feed, registry, "failed");
		this.events = Counter.builder("newsgraph.subscriptions.events")
			.description("Events that were read. Each is sent to all clients with equal subscriptions.")
			.tag("field", feed.name())
			.register(registry);
	}

	private static Timer timer(Feed feed, MeterRegistry registry, String outcome) {
		return Timer.builder("newsgraph.subscriptions.reads")
			.description("Reads of events for clients with equal subscriptions.")
			.tag("field", feed.name())
			.tag("outcome", outcome)
			.register(registry);
	}

	@Override
	public String name() {
		return this.feed.name();
	}

	@Override
	public Object start(SubscribedField field) {
		return this.feed.start(field);
	}

	@Override
	public Events next(SubscribedField field, Object position) {
		long start = System.nanoTime();
		Timer timer = this.failed;
		try {
			Events read = this.feed.next(field, position);
			this.events.increment(read.rows().size());
			timer = this.succeeded;
			return read;
		}
		finally {
			timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public boolean isPaced() {
		return this.feed.isPaced();
	}

}
