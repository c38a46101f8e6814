package dev.newsgraph.observability;

import org.junit.jupiter.api.Test;

import dev.newsgraph.query.events.FinishedOperation;

import static dev.newsgraph.observability.TestOperations.named;
import static dev.newsgraph.observability.TestOperations.operation;
import static org.assertj.core.api.Assertions.assertThat;

class OperationNamesTests {

	private final OperationNames names = new OperationNames(2);

	@Test
	void namesAreBounded() {
		assertThat(this.names.of(named("A"))).isEqualTo("A");
		assertThat(this.names.of(named("B"))).isEqualTo("B");
		assertThat(this.names.of(named("C"))).isEqualTo(OperationNames.OTHER);
		assertThat(this.names.of(named("A"))).isEqualTo("A");
	}

	@Test
	void trustedDocumentsAreNotBounded() {
		for (int i = 0; i < 200; i++) {
			String id = "document-" + i;
			assertThat(this.names.of(operation(id, "C", (i % 2 == 0) ? FinishedOperation.OK : "TIMEOUT")))
				.isEqualTo(id);
		}
		assertThat(this.names.of(named("A"))).isEqualTo("A");
	}

	@Test
	void aFailedOperationTakesNoPlace() {
		assertThat(this.names.of(operation(null, "A", "FORBIDDEN"))).isEqualTo(OperationNames.OTHER);
		assertThat(this.names.of(named("A"))).isEqualTo("A");
		assertThat(this.names.of(operation(null, "A", "FORBIDDEN"))).isEqualTo("A");
	}

	@Test
	void anOperationWithoutANameIsUnnamed() {
		assertThat(this.names.of(named(""))).isEqualTo(OperationNames.UNNAMED);
	}

}
