package dev.newsgraph.database;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WriteCounterTests {

	private final GraphTransaction.Counter writes = new GraphTransaction.Counter(Duration.ofHours(1));

	@Test
	void theGraphIsNotSettledWhileATransactionRuns() {
		assertThat(this.writes.settled()).isZero();
		assertThat(this.writes.count(this.writes::settled)).isEqualTo(GraphTransaction.Counter.UNSETTLED);
		assertThat(this.writes.settled()).isEqualTo(this.writes.ended()).isOne();
	}

	@Test
	void aTransactionThatTheServerRejectedChangesNothing() {
		fail(new ClientException("Neo.ClientError.Statement.ArithmeticError", "/ by zero"));
		fail(new IllegalStateException());
		assertThat(this.writes.settled()).isEqualTo(2);
	}

	@Test
	void aTransactionWhoseConnectionWasLostMayStillBeCommitted() {
		fail(new ServiceUnavailableException("lost"));
		assertThat(this.writes.ended()).isOne();
		assertThat(this.writes.settled()).isEqualTo(GraphTransaction.Counter.UNSETTLED);
	}

	private void fail(RuntimeException thrown) {
		assertThatThrownBy(() -> this.writes.count(() -> {
			throw thrown;
		})).isSameAs(thrown);
	}

}
