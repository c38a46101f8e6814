package dev.newsgraph.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestDrainTests {

	private final RequestDrain drain = new RequestDrain();

	@Test
	void waitsForEarlierRequestsAndNotForLaterOnes() throws Exception {
		CountDownLatch stopped = new CountDownLatch(1);
		CountDownLatch lateEnds = new CountDownLatch(1);
		CountDownLatch earlyEnds = new CountDownLatch(1);
		this.drain.start();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			begin(threads, new MockHttpServletRequest(), earlyEnds);
			this.drain.stop(stopped::countDown);
			MockHttpServletRequest late = new MockHttpServletRequest();
			begin(threads, late, lateEnds);
			assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> RequestDrain.requireEarly(late));
			assertThat(stopped.await(200, TimeUnit.MILLISECONDS)).as("the earlier request is active").isFalse();
			earlyEnds.countDown();
			assertThat(stopped.await(1, TimeUnit.MINUTES)).as("only the later request is active").isTrue();
			lateEnds.countDown();
		}
	}

	private void begin(ExecutorService threads, MockHttpServletRequest request, CountDownLatch end) throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		threads.submit(() -> {
			this.drain.doFilter(request, new MockHttpServletResponse(), (received, response) -> {
				begun.countDown();
				try {
					end.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			return null;
		});
		assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
	}

}
