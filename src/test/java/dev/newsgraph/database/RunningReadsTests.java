package dev.newsgraph.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class RunningReadsTests {

	private final RunningReads running = new RunningReads();

	@AfterEach
	void stop() {
		this.running.stop();
	}

	@Test
	void aReadThatCannotBeInspectedDoesNotKeepOthersFromBeingEnded() {
		for (int i = 0; i < 20; i++) {
			begin(() -> {
				throw new IllegalStateException("unexpected");
			});
		}
		RunningRead gone = begin(() -> true);
		RunningRead present = begin(() -> false);
		this.running.start();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(gone.ended()).isEqualTo(Reason.CANCELLED));
		assertThat(present.ended()).isNull();
	}

	private RunningRead begin(BooleanSupplier gone) {
		return this.running.begin(new Caller() {

			@Override
			public String name() {
				return "test";
			}

			@Override
			public long since() {
				return System.nanoTime();
			}

			@Override
			public boolean isGone() {
				return gone.getAsBoolean();
			}

		}, Duration.ofSeconds(30));
	}

}
