package dev.newsgraph.export;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.newsgraph.transport.RefusedRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExportSlotsTests {

	@Test
	void aClientGetsAPartOfThem() {
		ExportSlots slots = slots(3);
		slots.enter("a");
		slots.enter("a");
		assertRefused(slots, "a", "newsgraph.export.per-caller");
		slots.enter("b");
		assertRefused(slots, "c", "newsgraph.export.concurrent");
		slots.leave("a");
		slots.enter("a");
		slots.leave("a");
		slots.leave("a");
		slots.leave("b");
		assertThat(slots.running()).isZero();
	}

	@Test
	void exportsCanBeTurnedOff() {
		assertRefused(slots(0), "a", "Exports are turned off");
	}

	private static ExportSlots slots(int concurrent) {
		return new ExportSlots(
				new ExportProperties(1000, 1000, Duration.ofHours(1), concurrent, 2, Duration.ofSeconds(1)));
	}

	private static void assertRefused(ExportSlots slots, String caller, String message) {
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> slots.enter(caller))
			.withMessageContaining(message);
	}

}
