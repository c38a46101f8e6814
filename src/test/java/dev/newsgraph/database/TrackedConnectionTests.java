package dev.newsgraph.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.neo4j.bolt.connection.AccessMode;
import org.neo4j.bolt.connection.BasicResponseHandler;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionState;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.ResponseHandler;
import org.neo4j.bolt.connection.TransactionType;
import org.neo4j.bolt.connection.exception.BoltServiceUnavailableException;
import org.neo4j.bolt.connection.message.Message;
import org.neo4j.bolt.connection.message.Messages;
import org.neo4j.bolt.connection.message.ResetMessage;
import org.neo4j.bolt.connection.summary.CommitSummary;
import org.neo4j.bolt.connection.summary.PullSummary;
import org.neo4j.bolt.connection.summary.RollbackSummary;
import org.neo4j.bolt.connection.values.Value;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection is closed for the read that uses it, and for no other. */
@SuppressWarnings("unchecked")
class TrackedConnectionTests {

	private final RunningReads running = new RunningReads();

	private final RunningRead first = this.running.begin(null, Duration.ofSeconds(30));

	private final RunningRead second = this.running.begin(null, Duration.ofSeconds(30));

	private final AtomicInteger closed = new AtomicInteger();

	/** The messages that reached the server. */
	private final List<Message> sent = new ArrayList<>();

	/** The receiver of the answers to the last messages. */
	private ResponseHandler answers = new BasicResponseHandler();

	private BoltConnectionState state = BoltConnectionState.OPEN;

	private final TrackedConnection connection = new TrackedConnection(
			proxy(BoltConnection.class, (proxy, method, arguments) -> switch (method.getName()) {
				case "forceClose" -> {
					this.closed.incrementAndGet();
					yield CompletableFuture.completedStage(null);
				}
				case "writeAndFlush" -> {
					this.answers = (ResponseHandler) arguments[0];
					this.sent.addAll((List<Message>) arguments[1]);
					yield CompletableFuture.completedStage(null);
				}
				case "state" -> this.state;
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

	@Test
	void nothingIsResetAfterAResultThatWasReadToItsEnd() {
		run();
		this.answers.onPullSummary(pulled(false));
		assertThat(reset()).isTrue();
		assertThat(this.sent).noneMatch(ResetMessage.class::isInstance);
	}

	@Test
	void aSecondResetIsSent() {
		run();
		this.answers.onPullSummary(pulled(false));
		reset();
		assertThat(reset()).isFalse();
		assertThat(this.sent).filteredOn(ResetMessage.class::isInstance).hasSize(1);
	}

	@Test
	void aConnectionIsResetWhoseResultWasNotReadToItsEnd() {
		run();
		this.answers.onPullSummary(pulled(true));
		assertThat(reset()).isFalse();
	}

	@Test
	void aConnectionIsResetAfterAFailureAndBeforeItsFirstStatement() {
		assertThat(reset()).isFalse();
		run();
		this.answers.onError(new IllegalStateException());
		assertThat(reset()).isFalse();
		run();
		this.answers.onIgnored();
		this.answers.onPullSummary(pulled(false));
		assertThat(reset()).isFalse();
	}

	@Test
	void anExplicitTransactionIsResetUnlessItHasEnded() {
		begin(this.first);
		run();
		this.answers.onPullSummary(pulled(false));
		assertThat(reset()).isFalse();
		begin(this.first);
		run();
		this.answers.onPullSummary(pulled(false));
		send(Messages.commit());
		assertThat(reset()).isFalse();
		begin(this.first);
		send(Messages.commit());
		this.answers.onCommitSummary(proxy(CommitSummary.class, (proxy, method, arguments) -> null));
		assertThat(reset()).isTrue();
		begin(this.first);
		send(Messages.rollback());
		this.answers.onRollbackSummary(proxy(RollbackSummary.class, (proxy, method, arguments) -> null));
		assertThat(reset()).isTrue();
	}

	@Test
	void aTransactionThatIsSentWithoutItsResultIsReset() {
		this.connection.write(List.of(transaction(this.first)));
		run();
		this.answers.onPullSummary(pulled(false));
		assertThat(reset()).isFalse();
	}

	@Test
	void aConnectionWithAnErrorIsReset() {
		run();
		this.answers.onPullSummary(pulled(false));
		this.state = BoltConnectionState.FAILURE;
		assertThat(reset()).isFalse();
	}

	/** The driver returns the connection while it handles the last summary. */
	@Test
	void theResetIsAnsweredWithinTheLastSummary() {
		BasicResponseHandler reset = new BasicResponseHandler();
		send(new ResponseHandler() {

			@Override
			public void onError(Throwable failure) {
			}

			@Override
			public void onPullSummary(PullSummary summary) {
				TrackedConnectionTests.this.connection.writeAndFlush(reset, List.of(Messages.reset()), null);
			}

		}, Messages.run("RETURN 1", Map.of()), Messages.pull(-1, 1000));
		this.answers.onPullSummary(pulled(false));
		assertThat(reset.summaries().toCompletableFuture()).isCompleted();
	}

	private void run() {
		send(Messages.run("RETURN 1", Map.of()), Messages.pull(-1, 1000));
	}

	private void send(Message... messages) {
		send(new BasicResponseHandler(), messages);
	}

	private void send(ResponseHandler handler, Message... messages) {
		this.connection.writeAndFlush(handler, List.of(messages), null);
	}

	/** Returns whether a reset is answered at once. */
	private boolean reset() {
		BasicResponseHandler reset = new BasicResponseHandler();
		this.connection.writeAndFlush(reset, List.of(Messages.reset()), null);
		return reset.summaries().toCompletableFuture().isDone();
	}

	private static PullSummary pulled(boolean more) {
		return proxy(PullSummary.class,
				(proxy, method, arguments) -> method.getName().equals("hasMore") ? more : Map.of());
	}

	private static Message transaction(RunningRead read) {
		Value id = proxy(Value.class, (proxy, method, arguments) -> read.id());
		return Messages.beginTransaction("neo4j", AccessMode.READ, null, Set.of(), TransactionType.DEFAULT, null,
				Map.of(RunningRead.METADATA, id), NotificationConfig.defaultConfig());
	}

	private CompletionStage<Void> begin(RunningRead read) {
		return this.connection.writeAndFlush(new BasicResponseHandler(), List.of(transaction(read)), null);
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
