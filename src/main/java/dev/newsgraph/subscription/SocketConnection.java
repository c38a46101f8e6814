package dev.newsgraph.subscription;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.transport.ClientAddress;

/** A WebSocket, with the operations that its client has begun. */
final class SocketConnection extends WebSocketSessionDecorator implements Connections.Connection {

	/** Name of the attribute that holds the connection. */
	static final String ATTRIBUTE = SocketConnection.class.getName();

	/** Code for a client that takes its events too slowly. */
	static final CloseStatus SLOW_CONSUMER = new CloseStatus(4490, "Slow consumer");

	private static final Logger LOGGER = LoggerFactory.getLogger(SocketConnection.class);

	/** Events of all subscriptions that are written as messages at the same time. */
	private static final int PLACES = 16;

	private final String caller;

	private final long since = System.nanoTime();

	private final Map<String, SocketOperation> operations = new ConcurrentHashMap<>();

	private final WaitingBytes waitingBytes;

	private int taken;

	private final ReentrantLock sending = new ReentrantLock();

	/** The session of the server, or {@code null} if it has no other. */
	private final @Nullable Session nativeSession;

	/** Whether the server collects messages; guarded by the lock. */
	private boolean collecting;

	private final PartialMessage partial;

	private volatile boolean initialized;

	/** The time at which the operation began that is executed now. */
	private volatile long operationSince = this.since;

	/**
	 * Creates a connection.
	 * @param waitingBytes counts the bytes of the messages that are being sent
	 */
	SocketConnection(WebSocketSession session, WaitingBytes waitingBytes) {
		super(session);
		this.waitingBytes = waitingBytes;
		this.partial = new PartialMessage(waitingBytes);
		this.nativeSession = (session instanceof NativeWebSocketSession known) ? known.getNativeSession(Session.class)
				: null;
		this.caller = String.valueOf(session.getAttributes().get(ClientAddress.class.getName()));
	}

	@Override
	public String name() {
		return this.caller;
	}

	@Override
	public long since() {
		return this.operationSince;
	}

	@Override
	public long opened() {
		return this.since;
	}

	@Override
	public boolean isGone() {
		return !isOpen();
	}

	@Override
	public boolean isAllowed() {
		VerifiedCaller verified = RequestCaller.of(getAttributes());
		return verified == null || verified.isValid();
	}

	@Override
	public void refuse() {
		tryClose(new CloseStatus(SocketCallers.FORBIDDEN, "Forbidden: the credentials are no longer valid"));
	}

	/** Notes that the client has sent {@code connection_init}. */
	void initialize() {
		this.initialized = true;
	}

	boolean isInitialized() {
		return this.initialized;
	}

	/**
	 * Begins an operation.
	 * @return whether none with this id is active
	 */
	boolean begin(String id) {
		this.operationSince = System.nanoTime();
		return this.operations.putIfAbsent(id, new SocketOperation(this)) == null;
	}

	/** Returns an operation that has begun and not ended, or {@code null}. */
	@Nullable SocketOperation operation(String id) {
		return this.operations.get(id);
	}

	/** Ends an operation, whose messages are no longer sent. */
	void end(String id) {
		SocketOperation operation = this.operations.remove(id);
		if (operation != null) {
			operation.release();
			deliver();
			if (taken() == 0) {
				flush();
			}
		}
	}

	/** Ends all operations, and forgets a message that is not complete. */
	void endAll() {
		this.operations.values().forEach(SocketOperation::release);
		this.operations.clear();
		this.partial.end();
	}

	/** Returns the number of operations that have begun and not ended. */
	int operations() {
		return this.operations.size();
	}

	/** Returns the parts of the message that the client is sending. */
	PartialMessage partial() {
		return this.partial;
	}

	@Override
	public void closeIfLate(Duration timeout) {
		if (this.partial.isLate(timeout)) {
			CloseStatus status = new CloseStatus(4408, "Message not complete in time");
			Thread.ofVirtual().name("subscription-close").start(() -> tryClose(status));
		}
	}

	/**
	 * Takes a place for a message that is being sent. If the memory for the messages of
	 * all clients is exhausted, there is one place, so that each client makes progress.
	 * @param bytes the size of its content
	 * @return whether there was a place
	 */
	boolean take(int bytes) {
		synchronized (this.operations) {
			if (this.taken >= (this.waitingBytes.isFull() ? 1 : PLACES)) {
				return false;
			}
			this.taken++;
		}
		this.waitingBytes.add(bytes);
		return true;
	}

	private int taken() {
		synchronized (this.operations) {
			return this.taken;
		}
	}

	/** Frees the place of a message. */
	void free(int bytes) {
		this.waitingBytes.remove(bytes);
		synchronized (this.operations) {
			this.taken--;
		}
	}

	/**
	 * Sends a message of the handler. The place of an event is free when it has been
	 * sent. The last message of an operation ends it, so that its client can use the id
	 * again when it has received this message. While further events wait for their turn,
	 * the server collects messages, and writes several to the network at once.
	 */
	@Override
	public void sendMessage(WebSocketMessage<?> message) {
		SocketMessages.Label label = SocketMessages.label(String.valueOf(message.getPayload()));
		SocketOperation operation = (label != null) ? this.operations.get(label.id()) : null;
		if (label != null && label.isLast()) {
			end(label.id());
		}
		boolean more = taken() > 1;
		sending(() -> {
			if (more) {
				collect(true);
			}
			super.sendMessage(message);
		});
		if (operation != null) {
			operation.sent();
		}
		deliver();
		if (taken() == 0) {
			flush();
		}
	}

	/**
	 * Sends a message, after those that other threads are sending. A client can go away
	 * at any time, so that no exception is thrown then.
	 */
	void send(WebSocketMessage<?> message) {
		sending(() -> {
			super.sendMessage(message);
			collect(false);
		});
	}

	/** Sends the messages that the server has collected. */
	private void flush() {
		sending(() -> collect(false));
	}

	private void sending(IoTask task) {
		this.sending.lock();
		try {
			if (isOpen()) {
				task.run();
			}
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.debug("A message could not be sent to {}: {}", this.caller, ex.toString());
			tryClose(CloseStatus.SESSION_NOT_RELIABLE);
		}
		finally {
			this.sending.unlock();
		}
	}

	// The server would also collect its answers to pings, so messages are collected only
	// for a moment.
	private void collect(boolean collected) throws IOException {
		if (this.collecting != collected && this.nativeSession != null) {
			this.collecting = collected;
			this.nativeSession.getBasicRemote().setBatchingAllowed(collected);
		}
	}

	private void deliver() {
		this.operations.values().forEach(SocketOperation::deliver);
	}

	/** Ends the connection of a client that does not take its events. */
	void closeSlow() {
		Thread.ofVirtual().name("subscription-close").start(() -> tryClose(SLOW_CONSUMER));
	}

	@Override
	public void close(String reason) {
		tryClose(CloseStatus.GOING_AWAY.withReason(reason));
	}

	/** Closes the connection with a code, unless it is closed already. */
	void tryClose(CloseStatus status) {
		try {
			close(status);
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.debug("The WebSocket of {} could not be closed with the code {}.", this.caller, status.getCode(),
					ex);
		}
	}

	/** Writes to the network. */
	private interface IoTask {

		void run() throws IOException;

	}

}
