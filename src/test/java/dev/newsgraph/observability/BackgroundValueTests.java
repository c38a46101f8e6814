package dev.newsgraph.observability;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackgroundValueTests {

	@Test
	void whoAsksDoesNotWait() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger calls = new AtomicInteger();
		BackgroundValue value = new BackgroundValue(() -> {
			calls.incrementAndGet();
			release.await();
			return 7;
		}, Duration.ofDays(1));
		assertThat(value.get()).isNaN();
		assertThat(value.get()).isNaN();
		release.countDown();
		while (Double.isNaN(value.get())) {
			Thread.sleep(1);
		}
		assertThat(value.get()).isEqualTo(7);
		assertThat(calls).hasValue(1);
	}

	@Test
	void afterAFailureTheValueIsNotKnown() throws InterruptedException {
		AtomicInteger calls = new AtomicInteger();
		BackgroundValue value = new BackgroundValue(() -> {
			if (calls.incrementAndGet() > 1) {
				throw new IllegalStateException("failed in this test");
			}
			return 7;
		}, Duration.ZERO);
		while (calls.get() < 2 || !Double.isNaN(value.get())) {
			value.get();
			Thread.sleep(1);
		}
		assertThat(value.get()).isNaN();
	}

}
