package dev.newsgraph.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.neo4j.bolt.connection.AccessMode;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionState;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.TransactionType;
import org.neo4j.bolt.connection.exception.BoltServiceUnavailableException;
import org.neo4j.bolt.connection.message.Message;
import org.neo4j.bolt.connection.message.Messages;
import org.neo4j.bolt.connection.values.Value;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection is closed for the read that uses it, and for no other. */
class TrackedConnectionTests {

	private final RunningReads running = new RunningReads();

	private final RunningRead first = this.running.begin(null, Duration.ofSeconds(30));

	private final RunningRead second = this.running.begin(null, Duration.ofSeconds(30));

	private final AtomicInteger closed = new AtomicInteger();

	private final TrackedConnection connection = new TrackedConnection(
			proxy(BoltConnection.class, (proxy, method, arguments) -> switch (method.getName()) {
				case "forceClose" -> {
					this.closed.incrementAndGet();
					yield CompletableFuture.completedStage(null);
				}
				case "writeAndFlush" -> CompletableFuture.completedStage(null);
				case "state" -> BoltConnectionState.OPEN;
				default -> null;
			}));

	@Test
	void isClosedForTheReadThatUsesIt() {
		begin(this.first);
		this.first.end(Reason.TIMEOUT);
		assertThat(this.closed).hasValue(1);
	}

	@Test
	void isNotClosedForAReadThatUsedItBefore() {
		begin(this.first);
		begin(this.second);
		this.first.end(Reason.TIMEOUT);
		assertThat(this.closed).hasValue(0);
	}

	@Test
	void isNotClosedForAReadThatHasFinished() {
		begin(this.first);
		this.running.finish(this.first);
		this.first.end(Reason.TIMEOUT);
		assertThat(this.closed).hasValue(0);
	}

	@Test
	void letsTheDriverRepeatATransactionThatComesWhileItIsClosed() {
		begin(this.first);
		this.first.end(Reason.TIMEOUT);
		assertThat(begin(this.second).toCompletableFuture()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(BoltServiceUnavailableException.class);
	}

	private CompletionStage<Void> begin(RunningRead read) {
		Value id = proxy(Value.class, (proxy, method, arguments) -> read.id());
		Message begin = Messages.beginTransaction("neo4j", AccessMode.READ, null, Set.of(), TransactionType.DEFAULT,
				null, Map.of(RunningRead.METADATA, id), NotificationConfig.defaultConfig());
		return this.connection.writeAndFlush(null, List.of(begin), null);
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
