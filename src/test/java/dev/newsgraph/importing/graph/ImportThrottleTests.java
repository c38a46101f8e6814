package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImportThrottleTests {

	private final Clockwork clockwork = new Clockwork();

	private boolean stopped;

	@Test
	void writesWholeBatchesWhenNoClientReads() {
		ImportThrottle throttle = throttle(1);
		assertThat(throttle.portion(250)).as("before it is known").isOne();
		portion(throttle, 100, 1);
		assertThat(throttle.portion(249)).isEqualTo(249);
		assertThat(this.clockwork.rests).isEmpty();
	}

	@Test
	void beginsSmallBesideReads() {
		ImportThrottle throttle = throttle(1);
		List<Integer> portions = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			portions.add(throttle.portion(250));
			portion(throttle, 100, 50);
		}
		assertThat(portions).containsExactly(1, 2, 4, 8, 10, 10);
		assertThat(throttle.portion(3)).as("the end of a batch").isEqualTo(3);
	}

	@Test
	void beginsWithAWholePortionInAnEmptyGraph() {
		ImportThrottle throttle = throttle(1);
		throttle.startEmpty();
		assertThat(throttle.portion(250)).isEqualTo(10);
		portion(throttle, 100, 50);
		assertThat(throttle.portion(250)).isEqualTo(10);
	}

	@Test
	void restsAsLongAsReadsTook() {
		ImportThrottle throttle = throttle(1.5);
		portion(throttle, 100, 40);
		portion(throttle, 100, 900);
		assertThat(this.clockwork.rests).as("at most in proportion to the time it wrote")
			.containsExactly(Duration.ofMillis(60), Duration.ofMillis(100), Duration.ofMillis(50));
	}

	@Test
	void restsNoLongerThanTwoSeconds() {
		portion(throttle(10), 60_000, 60_000);
		assertThat(this.clockwork.rests).hasSize(20).containsOnly(Duration.ofMillis(100));
	}

	@Test
	void doesNotRestWhenItIsToStop() {
		this.stopped = true;
		portion(throttle(1), 100, 100);
		assertThat(this.clockwork.rests).isEmpty();
	}

	/** Else a rest, or a wait, would be the reason for the next one. */
	@Test
	void countsReadsOnlyWhileItWrites() {
		ImportThrottle throttle = throttle(1);
		portion(throttle, 100, 50);
		portion(throttle, 100, 1);
		assertThat(throttle.portion(250)).isEqualTo(250);
		assertThat(this.clockwork.rests).hasSize(1);
	}

	@Test
	void neverRestsWhenToldSo() {
		ImportThrottle throttle = throttle(0);
		portion(throttle, 100, 100);
		assertThat(this.clockwork.rests).isEmpty();
		assertThat(throttle.portion(250)).isEqualTo(2);
	}

	private ImportThrottle throttle(double rest) {
		return new ImportThrottle(10, rest, () -> Duration.ofMillis(this.clockwork.readMillis), this.clockwork);
	}

	private void portion(ImportThrottle throttle, long wrote, long read) {
		// What the reader of files, or a database that is away, makes it wait for.
		this.clockwork.millis += 5000;
		this.clockwork.readMillis += 5000;
		throttle.begin();
		this.clockwork.millis += wrote;
		this.clockwork.readMillis += read;
		throttle.rest(() -> this.stopped);
	}

	/** A clock that is set by hand. */
	private static final class Clockwork implements ImportThrottle.Ticker {

		private final List<Duration> rests = new ArrayList<>();

		private long millis;

		private long readMillis;

		@Override
		public long nanos() {
			return Duration.ofMillis(this.millis).toNanos();
		}

		@Override
		public void sleep(Duration time) {
			this.rests.add(time);
			this.millis += time.toMillis();
			// Clients read on.
			this.readMillis += time.toMillis();
		}

	}

}
