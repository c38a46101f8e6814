package dev.newsgraph.revision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Reads of the revision that fail. */
class CurrentRevisionTests {

	private static final RevisionState STATE = new RevisionState("a", 1, "history", false, false, true, true);

	private final AtomicInteger reads = new AtomicInteger();

	private volatile Supplier<RevisionState> reader = () -> STATE;

	@Test
	void aStateThatIsStillCurrentSurvivesAFailedRead() {
		CurrentRevision revision = revision(Duration.ofMinutes(1));
		assertThat(revision.settled()).isEqualTo(STATE);
		this.reader = () -> {
			throw failure(Reason.UNAVAILABLE);
		};
		// This gateway shares the database, so it reads again to confirm.
		assertThat(revision.isStill(STATE)).isFalse();
		assertThat(revision.settled()).isEqualTo(STATE);
		assertThat(revision.read()).isEqualTo(STATE);
		assertThat(this.reads).hasValue(2);
	}

	@Test
	void whatIsKnownIsReturnedWithoutAStatement() {
		CurrentRevision revision = revision(Duration.ofMinutes(1));
		long start = System.nanoTime();
		assertThat(revision.knownSince(start)).isNull();
		assertThat(this.reads).hasValue(0);
		assertThat(revision.settled()).isEqualTo(STATE);
		assertThat(revision.knownSince(start)).isEqualTo(STATE);
		assertThat(revision.knownSince(System.nanoTime() + 1)).isNull();
		assertThat(this.reads).hasValue(1);
	}

	@Test
	void callsThatWaitShareAFailure() throws InterruptedException {
		assertThat(readsOfTenCalls(Reason.UNAVAILABLE)).isEqualTo(2);
	}

	@Test
	void aReadThatWasCancelledIsNotShared() throws InterruptedException {
		assertThat(readsOfTenCalls(Reason.CANCELLED)).isEqualTo(11);
	}

	/** One call reads, ten others begin during its read, and all reads fail. */
	private int readsOfTenCalls(Reason reason) throws InterruptedException {
		CountDownLatch first = new CountDownLatch(1);
		this.reader = () -> {
			try {
				first.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw failure(reason);
		};
		CurrentRevision revision = revision(Duration.ZERO);
		List<Thread> threads = new ArrayList<>();
		AtomicInteger failures = new AtomicInteger();
		for (int i = 0; i <= 10; i++) {
			Thread thread = new Thread(() -> {
				assertThatExceptionOfType(GraphClientException.class).isThrownBy(revision::read);
				failures.incrementAndGet();
			});
			threads.add(thread);
			thread.start();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> this.reads.get() == 1 && thread.getState() == Thread.State.WAITING);
		}
		first.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(failures).hasValue(11);
		return this.reads.get();
	}

	private CurrentRevision revision(Duration interval) {
		return new CurrentRevision(() -> {
			this.reads.incrementAndGet();
			return this.reader.get();
		}, () -> 7, false, interval);
	}

	private static GraphClientException failure(Reason reason) {
		return new GraphClientException(reason, "The read failed");
	}

}
