package dev.newsgraph.observability;

import org.junit.jupiter.api.Test;

import dev.newsgraph.query.events.FinishedOperation;

import static dev.newsgraph.observability.TestOperations.named;
import static dev.newsgraph.observability.TestOperations.operation;
import static org.assertj.core.api.Assertions.assertThat;

class OperationNamesTests {

	private final OperationNames names = new OperationNames(2);

	@Test
	void namesAndIdsAreBoundedEachOnTheirOwn() {
		assertThat(this.names.of(named("A"))).isEqualTo("A");
		assertThat(this.names.of(named("B"))).isEqualTo("B");
		assertThat(this.names.of(named("C"))).isEqualTo(OperationNames.OTHER);
		assertThat(this.names.of(named("A"))).isEqualTo("A");
		assertThat(this.names.of(operation("1", "C", FinishedOperation.OK))).isEqualTo("1");
		assertThat(this.names.of(operation("2", "C", FinishedOperation.OK))).isEqualTo("2");
		assertThat(this.names.of(operation("3", "A", FinishedOperation.OK))).isEqualTo(OperationNames.OTHER);
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
