package dev.newsgraph.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.ReadTransactions.CallerShares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CallerSharesTests {

	private final CallerShares shares = new CallerShares(3);

	private final RunningReads running = new RunningReads();

	@Test
	void aClientHasNoMoreReadsAtATimeThanItsShare() throws Exception {
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		List<Future<?>> reads = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 60; i++) {
				RunningRead read = read("a", Duration.ofMinutes(5));
				reads.add(threads.submit(() -> this.shares.within(read, () -> {
					most.accumulateAndGet(now.incrementAndGet(), Math::max);
					pause();
					return now.decrementAndGet();
				})));
			}
			for (Future<?> read : reads) {
				read.get();
			}
		}
		assertThat(most).hasValue(3);
		assertThat(this.shares.size()).isZero();
	}

	@Test
	void aClientDoesNotWaitForTheReadsOfOthers() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 3; i++) {
				threads.submit(() -> this.shares.within(read("a", Duration.ofMinutes(5)), () -> await(end)));
			}
			while (this.shares.size() == 0) {
				pause();
			}
			assertThat(this.shares.within(read("b", Duration.ofMinutes(5)), () -> "b")).isEqualTo("b");
			end.countDown();
		}
	}

	@Test
	void aReadThatWaitsUntilItsDeadlineIsRefusedAsBusy() throws Exception {
		CountDownLatch begun = new CountDownLatch(3);
		CountDownLatch end = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 3; i++) {
				threads.submit(() -> this.shares.within(read("a", Duration.ofMinutes(5)), () -> {
					begun.countDown();
					return await(end);
				}));
			}
			begun.await();
			assertThat(catchThrowableOfType(GraphClientException.class,
					() -> this.shares.within(read("a", Duration.ofMillis(50)), () -> "a"))
				.reason()).isEqualTo(Reason.BUSY);
			end.countDown();
		}
	}

	@Test
	void aReadThatWaitsIsEnded() throws Exception {
		CountDownLatch begun = new CountDownLatch(3);
		CountDownLatch end = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 3; i++) {
				threads.submit(() -> this.shares.within(read("a", Duration.ofMinutes(5)), () -> {
					begun.countDown();
					return await(end);
				}));
			}
			begun.await();
			RunningRead waiting = read("a", Duration.ofMinutes(5));
			Future<Reason> reason = threads.submit(
					() -> catchThrowableOfType(GraphClientException.class, () -> this.shares.within(waiting, () -> "a"))
						.reason());
			waiting.end(Reason.CANCELLED);
			assertThat(reason.get(1, TimeUnit.MINUTES)).isEqualTo(Reason.CANCELLED);
			end.countDown();
		}
	}

	@Test
	void aReadWhoseClientWentAwayWhileItWaitedIsNotSent() throws Exception {
		CountDownLatch begun = new CountDownLatch(3);
		CountDownLatch end = new CountDownLatch(1);
		AtomicBoolean gone = new AtomicBoolean();
		AtomicBoolean sent = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 3; i++) {
				threads.submit(() -> this.shares.within(read("a", Duration.ofMinutes(5)), () -> {
					begun.countDown();
					return await(end);
				}));
			}
			begun.await();
			RunningRead waiting = read("a", Duration.ofMinutes(5), gone);
			FutureTask<Reason> reason = new FutureTask<>(
					() -> catchThrowableOfType(GraphClientException.class, () -> this.shares.within(waiting, () -> {
						sent.set(true);
						return "a";
					})).reason());
			Thread thread = Thread.ofVirtual().start(reason);
			while (thread.getState() != Thread.State.TIMED_WAITING) {
				pause();
			}
			gone.set(true);
			end.countDown();
			assertThat(reason.get(1, TimeUnit.MINUTES)).isEqualTo(Reason.CANCELLED);
			assertThat(sent).isFalse();
		}
		assertThat(this.shares.size()).isZero();
	}

	private RunningRead read(String caller, Duration limit) {
		return read(caller, limit, new AtomicBoolean());
	}

	private RunningRead read(String caller, Duration limit, AtomicBoolean gone) {
		return this.running.begin(new Caller() {

			@Override
			public String name() {
				return caller;
			}

			@Override
			public long since() {
				return System.nanoTime();
			}

			@Override
			public boolean isGone() {
				return gone.get();
			}

		}, limit);
	}

	private static boolean await(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(2);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
