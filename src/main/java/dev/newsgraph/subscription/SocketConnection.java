package dev.newsgraph.subscription;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

import dev.newsgraph.database.Caller;
import dev.newsgraph.transport.ClientAddress;

/** A WebSocket, with the operations that its client has begun. */
final class SocketConnection extends WebSocketSessionDecorator
		implements Connections.Connection, EventReceiver, Caller {

	/** Name of the attribute that holds the connection. */
	static final String ATTRIBUTE = SocketConnection.class.getName();

	/** Code for a client that takes its events too slowly. */
	static final CloseStatus SLOW_CONSUMER = new CloseStatus(4490, "Slow consumer");

	private static final Logger LOGGER = LoggerFactory.getLogger(SocketConnection.class);

	/** Events of all subscriptions that are written as messages at the same time. */
	private static final int PLACES = 16;

	private final String caller;

	private final long since = System.nanoTime();

	private final Set<String> operations = ConcurrentHashMap.newKeySet();

	private final Map<String, EventDelivery> deliveries = new ConcurrentHashMap<>();

	private final AtomicInteger places = new AtomicInteger(PLACES);

	private final ReentrantLock sending = new ReentrantLock();

	private final StringBuilder partial = new StringBuilder();

	private volatile boolean initialized;

	/** The time at which the operation began that is executed now. */
	private volatile long operationSince = this.since;

	SocketConnection(WebSocketSession session) {
		super(session);
		this.caller = String.valueOf(session.getAttributes().get(ClientAddress.class.getName()));
	}

	@Override
	public String caller() {
		return this.caller;
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
		return this.operations.add(id);
	}

	/** Ends an operation. */
	void end(String id) {
		this.operations.remove(id);
		this.deliveries.remove(id);
	}

	/** Returns the number of operations that have begun and not ended. */
	int operations() {
		return this.operations.size();
	}

	/** Adds the events of an operation, which are sent when there is a place for them. */
	void deliver(String id, EventDelivery delivery) {
		this.deliveries.put(id, delivery);
	}

	/**
	 * Adds a part of a message.
	 * @return the number of its characters so far
	 */
	int append(String part) {
		return this.partial.append(part).length();
	}

	/** Returns the parts, and begins a new message. */
	String takeMessage() {
		String message = this.partial.toString();
		this.partial.setLength(0);
		this.partial.trimToSize();
		return message;
	}

	@Override
	public boolean reserve() {
		int free = this.places.getAndUpdate((number) -> (number > 0) ? number - 1 : 0);
		return free > 0;
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		this.sending.lock();
		try {
			super.sendMessage(message);
		}
		finally {
			this.sending.unlock();
		}
		this.places.getAndUpdate((number) -> Math.min(PLACES, number + 1));
		this.deliveries.values().forEach(EventDelivery::deliver);
	}

	@Override
	public void closeSlow() {
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

}
