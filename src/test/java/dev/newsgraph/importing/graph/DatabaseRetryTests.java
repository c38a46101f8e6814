package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseRetryTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private final AtomicInteger attempts = new AtomicInteger();

	private final AtomicBoolean stopped = new AtomicBoolean();

	@AfterEach
	void clearInterrupt() {
		Thread.interrupted();
	}

	@Test
	void aDatabaseThatIsBackContinuesTheWork() {
		assertThat(retry(LONG).call(failing(1, unavailable()))).isEqualTo("done");
		assertThat(this.attempts).hasValue(2);
	}

	@Test
	void aTransactionThatWasEndedInTheDatabaseIsRepeated() {
		assertThat(retry(LONG).call(failing(1, new GraphClientException(Reason.TERMINATED, "Ended."))))
			.isEqualTo("done");
		assertThat(this.attempts).hasValue(2);
	}

	@Test
	void anotherFailureIsNotRepeated() {
		GraphClientException refused = new GraphClientException(Reason.OTHER, "Refused.");
		assertThatExceptionOfType(GraphClientException.class).isThrownBy(() -> retry(LONG).call(failing(9, refused)))
			.isSameAs(refused);
		assertThat(this.attempts).hasValue(1);
	}

	@Test
	void anErrorIsThrownAsItIsAlsoAfterAFailure() {
		AssertionError error = new AssertionError("broken");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> retry(LONG).call(() -> {
			if (this.attempts.incrementAndGet() == 1) {
				throw unavailable();
			}
			throw error;
		})).isSameAs(error);
		assertThat(this.attempts).hasValue(2);
	}

	@Test
	void withoutALimitOfTimeNothingIsRepeated() {
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> retry(Duration.ZERO).call(failing(9, unavailable())));
		assertThat(this.attempts).hasValue(1);
	}

	@Test
	void theLimitOfTimeEndsTheWait() {
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> retry(Duration.ofMillis(1)).call(failing(9, unavailable())));
		assertThat(this.attempts).hasValue(2);
	}

	@Test
	void aStoppedImportDoesNotWait() {
		this.stopped.set(true);
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> retry(LONG).call(failing(9, unavailable())));
		assertThat(this.attempts).hasValue(1);
	}

	@Test
	void anInterruptEndsTheWaitAndIsKept() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> retry(LONG).call(failing(9, unavailable())));
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
		assertThat(this.attempts).hasValue(1);
	}

	private DatabaseRetry retry(Duration limit) {
		return new DatabaseRetry(limit, this.stopped::get);
	}

	private Supplier<String> failing(int times, GraphClientException failure) {
		return () -> {
			if (this.attempts.incrementAndGet() <= times) {
				throw failure;
			}
			return "done";
		};
	}

	private static GraphClientException unavailable() {
		return new GraphClientException(Reason.UNAVAILABLE, "The database cannot be reached.");
	}

}
