package dev.newsgraph.subscription;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.newsgraph.query.execution.SubscribedField;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The meters of a feed. */
class MeasuredFeedTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private boolean fails;

	@Test
	@SuppressWarnings("NullAway")
	void readsAndEventsAreMeasured() {
		Feed feed = new MeasuredFeed(new SlowFeed(), this.registry);
		assertThat(feed.next(null, "a").rows()).hasSize(2);
		feed.next(null, "a");
		this.fails = true;
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> feed.next(null, "a"));
		assertThat(this.registry.get("newsgraph.subscriptions.events").tag("field", "slow").counter().count())
			.isEqualTo(4);
		assertThat(this.registry.get("newsgraph.subscriptions.reads").tag("outcome", "ok").timer().count())
			.isEqualTo(2);
		assertThat(this.registry.get("newsgraph.subscriptions.reads")
			.tag("outcome", "ok")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(20);
		assertThat(this.registry.get("newsgraph.subscriptions.reads").tag("outcome", "failed").timer().count())
			.isEqualTo(1);
	}

	private final class SlowFeed implements Feed {

		@Override
		public String name() {
			return "slow";
		}

		@Override
		public Object start(SubscribedField field) {
			return "a";
		}

		@Override
		public Events next(SubscribedField field, Object position) {
			try {
				Thread.sleep(10);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			if (MeasuredFeedTests.this.fails) {
				throw new IllegalStateException("It cannot be read.");
			}
			return new Events(List.of(1, 2), position, false, false);
		}

	}

}
