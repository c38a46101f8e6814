package dev.newsgraph.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.newsgraph.access.CredentialKind;
import dev.newsgraph.access.Identity;
import dev.newsgraph.access.VerifiedCaller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationGateTests {

	private final OperationGate gate = new OperationGate(2, 2, Duration.ofMillis(10));

	@Test
	void anOperationThatWaitsLeavesItsPlaceToOthers() {
		OperationGate.Place waiting = this.gate.enter("a", null);
		OperationGate.Place running = this.gate.enter("a", null);
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.gate.enter("b", null));
		waiting.pause();
		waiting.pause();
		assertThat(this.gate.running()).isEqualTo(1);
		OperationGate.Place other = this.gate.enter("b", null);
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(waiting::resume);
		other.close();
		waiting.resume();
		waiting.resume();
		assertThat(this.gate.running()).isEqualTo(2);
		waiting.close();
		running.close();
		assertThat(this.gate.running()).isZero();
		assertThat(this.gate.callers()).isZero();
		assertThat(this.gate.refused()).isEqualTo(2);
	}

	@Test
	void anOperationThatEndsWhileItWaitsHasLeftItsPlaceOnce() {
		OperationGate.Place waiting = this.gate.enter("a", null);
		waiting.pause();
		waiting.close();
		assertThat(this.gate.running()).isZero();
		assertThat(this.gate.callers()).isZero();
	}

	/** They are one client, so a share would only leave processors idle. */
	@Test
	void theClientsOfThisMachineMayTakeAllPlaces() {
		OperationGate shared = new OperationGate(8, 0, Duration.ofMillis(10));
		VerifiedCaller local = VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.LOCAL);
		VerifiedCaller key = VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.KEY);
		List<OperationGate.Place> places = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			places.add(shared.enter("key a", key));
		}
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> shared.enter("key a", key))
			.withMessageContaining("running 4 operations of this client");
		places.forEach(OperationGate.Place::close);
		places.clear();
		for (int i = 0; i < 8; i++) {
			places.add(shared.enter("127.0.0.1", local));
		}
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> shared.enter("127.0.0.1", local));
		places.forEach(OperationGate.Place::close);
		OperationGate limited = new OperationGate(8, 1, Duration.ofMillis(10));
		try (OperationGate.Place place = limited.enter("127.0.0.1", local)) {
			assertThatExceptionOfType(RefusedRequestException.class)
				.isThrownBy(() -> limited.enter("127.0.0.1", local));
			assertThat(place).isNotNull();
		}
	}

	@Test
	void anOperationThatWaitsIsBeforeLaterOnes() throws InterruptedException {
		OperationGate fair = new OperationGate(1, 1, Duration.ofSeconds(30));
		OperationGate.Place running = fair.enter("a", null);
		List<String> order = Collections.synchronizedList(new ArrayList<>());
		Thread waiting = Thread.ofPlatform().start(() -> {
			OperationGate.Place place = fair.enter("b", null);
			order.add("b");
			place.close();
		});
		while (waiting.getState() != Thread.State.TIMED_WAITING) {
			Thread.sleep(1);
		}
		running.close();
		OperationGate.Place later = fair.enter("c", null);
		order.add("c");
		later.close();
		waiting.join();
		assertThat(order).containsExactly("b", "c");
	}

}
