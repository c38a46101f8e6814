package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AuthInfo;
import org.neo4j.bolt.connection.BasicResponseHandler;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionState;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.BoltServerAddress;
import org.neo4j.bolt.connection.ResponseHandler;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.exception.BoltException;
import org.neo4j.bolt.connection.exception.BoltServiceUnavailableException;
import org.neo4j.bolt.connection.message.BeginMessage;
import org.neo4j.bolt.connection.message.Message;
import org.neo4j.bolt.connection.message.ResetMessage;
import org.neo4j.bolt.connection.message.RunMessage;
import org.neo4j.bolt.connection.observation.ImmutableObservation;
import org.neo4j.bolt.connection.summary.ResetSummary;
import org.neo4j.bolt.connection.values.Value;

import dev.newsgraph.database.TrackedResponses.ExchangeState;

/**
 * A connection of the driver that knows which {@link RunningRead} uses it, so that it can
 * be closed when the read is ended. The driver itself waits for an answer without limit.
 */
final class TrackedConnection implements BoltConnection {

	/**
	 * Time in which a server must answer a {@code RESET}, which the driver sends when it
	 * returns a connection to its pool.
	 */
	private static final long RESET_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final ResetSummary NOTHING_TO_RESET = new ResetSummary() {
	};

	private static final Set<TrackedConnection> OPEN = ConcurrentHashMap.newKeySet();

	private final BoltConnection delegate;

	/** The read that used the connection last. */
	private @Nullable RunningRead read;

	/** Whether the connection is being closed because a read was ended. */
	private boolean closing;

	/** Time of a reset without an answer; 0 if there is none. */
	private volatile long resetTime;

	private final ExchangeState exchange = new ExchangeState();

	TrackedConnection(BoltConnection delegate) {
		this.delegate = delegate;
		OPEN.add(this);
	}

	/** Returns the number of open connections of this process. */
	static int open() {
		return OPEN.size();
	}

	/** Closes the connections over which the server does not answer a reset. */
	static void closeSilent(long now) {
		for (TrackedConnection connection : OPEN) {
			long reset = connection.resetTime;
			if (connection.delegate.state() == BoltConnectionState.CLOSED) {
				OPEN.remove(connection);
			}
			else if (reset != 0 && now - reset > RESET_NANOS) {
				connection.forceClose("The server does not answer.");
			}
		}
	}

	/** Closes the connection if this read still uses it. */
	void closeFor(RunningRead ended) {
		synchronized (this) {
			if (this.read != ended) {
				return;
			}
			this.closing = true;
		}
		// Outside of the lock, because the driver has locks of its own.
		forceClose("The read was ended.");
	}

	@Override
	public CompletionStage<Void> writeAndFlush(ResponseHandler handler, List<Message> messages,
			ImmutableObservation parent) {
		if (messages.size() == 1 && messages.getFirst() instanceof ResetMessage) {
			return reset(handler, messages, parent);
		}
		boolean begins = false;
		for (Message message : messages) {
			BoltException refusal = switch (message) {
				case RunMessage run -> run.extra().isPresent() ? begin(run.extra().get().txMetadata()) : null;
				case BeginMessage begin -> begin(begin.txMetadata());
				default -> null;
			};
			if (refusal != null) {
				return CompletableFuture.failedStage(refusal);
			}
			begins |= message instanceof BeginMessage;
		}
		this.exchange.sent(begins);
		return this.delegate.writeAndFlush(new TrackedResponses(handler, this.exchange), messages, parent);
	}

	/**
	 * Sends a reset, for whose answer the driver waits before it returns the rows of a
	 * statement. If the server has nothing to reset, it is answered here, which saves a
	 * round trip.
	 */
	private CompletionStage<Void> reset(ResponseHandler handler, List<Message> messages, ImmutableObservation parent) {
		if (this.exchange.reset() && this.delegate.state() == BoltConnectionState.OPEN && !isClosing()) {
			handler.onResetSummary(NOTHING_TO_RESET);
			handler.onComplete();
			return CompletableFuture.completedStage(null);
		}
		if (handler instanceof BasicResponseHandler reset) {
			this.resetTime = System.nanoTime() | 1;
			reset.summaries().whenComplete((summaries, failure) -> this.resetTime = 0);
		}
		return this.delegate.writeAndFlush(handler, messages, parent);
	}

	private synchronized boolean isClosing() {
		return this.closing;
	}

	/** Returns why a transaction cannot be sent, or {@code null} if it can. */
	private @Nullable BoltException begin(Map<String, Value> metadata) {
		Value id = metadata.get(RunningRead.METADATA);
		RunningRead running = (id != null) ? RunningReads.find(id.asString()) : null;
		synchronized (this) {
			if (this.closing) {
				// The driver repeats the transaction over another connection.
				return new BoltServiceUnavailableException("The connection was closed.");
			}
			this.read = running;
		}
		boolean allowed = running == null || running.sendOver(this);
		return allowed ? null : new BoltClientException("The read was ended.");
	}

	@Override
	public CompletionStage<Void> write(List<Message> messages) {
		this.exchange.sent(messages.stream().anyMatch(BeginMessage.class::isInstance));
		return this.delegate.write(messages);
	}

	@Override
	public CompletionStage<Void> forceClose(String reason) {
		OPEN.remove(this);
		return this.delegate.forceClose(reason);
	}

	@Override
	public CompletionStage<Void> close() {
		OPEN.remove(this);
		return this.delegate.close();
	}

	@Override
	public CompletionStage<Void> setReadTimeout(Duration duration) {
		return this.delegate.setReadTimeout(duration);
	}

	@Override
	public BoltConnectionState state() {
		return this.delegate.state();
	}

	@Override
	public CompletionStage<AuthInfo> authInfo() {
		return this.delegate.authInfo();
	}

	@Override
	public String serverAgent() {
		return this.delegate.serverAgent();
	}

	@Override
	public BoltServerAddress serverAddress() {
		return this.delegate.serverAddress();
	}

	@Override
	public BoltProtocolVersion protocolVersion() {
		return this.delegate.protocolVersion();
	}

	@Override
	public boolean telemetrySupported() {
		return this.delegate.telemetrySupported();
	}

	@Override
	public boolean serverSideRoutingEnabled() {
		return this.delegate.serverSideRoutingEnabled();
	}

	@Override
	public Optional<Duration> defaultReadTimeout() {
		return this.delegate.defaultReadTimeout();
	}

}
