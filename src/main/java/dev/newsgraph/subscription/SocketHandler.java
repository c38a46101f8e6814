package dev.newsgraph.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * The WebSocket endpoint of Spring for GraphQL, with the checks of the protocol
 * {@code graphql-transport-ws} and the limits that it lacks.
 */
final class SocketHandler extends GraphQlWebSocketHandler {

	private static final Logger LOGGER = LoggerFactory.getLogger(SocketHandler.class);

	private static final String PROTOCOL = "graphql-transport-ws";

	private static final TextMessage PONG = new TextMessage("{\"type\":\"pong\"}");

	private static final int BAD_MESSAGE = 4400;

	private static final CloseStatus NO_PROTOCOL = new CloseStatus(4406, "Subprotocol not acceptable");

	private static final int EXISTS = 4409;

	private static final CloseStatus TRY_AGAIN_LATER = new CloseStatus(1013, "Too many connections");

	private final JsonExchange exchange;

	private final Connections connections;

	private final SubscriptionProperties properties;

	private final SocketCallers callers;

	private final SocketMessages messages;

	private final WaitingBytes waitingBytes;

	private final Map<String, SocketConnection> open = new ConcurrentHashMap<>();

	/**
	 * Creates a handler.
	 * @param handler executes operations
	 * @param exchange reads the parameters of operations
	 * @param callers finds out who opens a WebSocket
	 * @param waitingBytes counts the bytes of the messages that are being sent
	 */
	SocketHandler(SocketAnswers handler, JsonExchange exchange, SocketCallers callers, Connections connections,
			SubscriptionProperties properties, WaitingBytes waitingBytes) {
		super(handler, new SocketJson(new SocketMessages(exchange)), properties.initTimeout(), properties.keepAlive());
		this.exchange = exchange;
		this.callers = callers;
		this.connections = connections;
		this.properties = properties;
		this.messages = new SocketMessages(exchange);
		this.waitingBytes = waitingBytes;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(PROTOCOL);
	}

	@Override
	public WebSocketHttpRequestHandler initWebSocketHttpRequestHandler(HandshakeHandler handshakeHandler) {
		WebSocketHttpRequestHandler handler = super.initWebSocketHttpRequestHandler(handshakeHandler);
		List<HandshakeInterceptor> interceptors = new ArrayList<>(handler.getHandshakeInterceptors());
		// The filter for CORS has checked the origin.
		interceptors.removeIf(OriginHandshakeInterceptor.class::isInstance);
		interceptors.add(new HandshakeLimit(this.connections));
		handler.setHandshakeInterceptors(interceptors);
		return handler;
	}

	/**
	 * Large messages arrive in parts, so that no large buffer is kept for each client.
	 */
	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		SocketConnection connection = new SocketConnection(session, this.waitingBytes);
		if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
			connection.tryClose(NO_PROTOCOL);
			return;
		}
		if (!this.connections.add(connection)) {
			connection.tryClose(TRY_AGAIN_LATER);
			return;
		}
		this.open.put(session.getId(), connection);
		session.getAttributes().put(SocketConnection.ATTRIBUTE, connection);
		super.afterConnectionEstablished(connection);
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> received) throws Exception {
		SocketConnection connection = this.open.get(session.getId());
		if (connection == null || !connection.isOpen()) {
			return;
		}
		if (!(received instanceof TextMessage part)) {
			connection.tryClose(new CloseStatus(BAD_MESSAGE, "Invalid message: it must be text"));
			return;
		}
		if (connection.partial().append(part.getPayload()) > this.properties.maxMessageSize().toBytes()) {
			connection.tryClose(CloseStatus.TOO_BIG_TO_PROCESS
				.withReason("Message larger than newsgraph.subscriptions.max-message-size"));
			return;
		}
		if (part.isLast()) {
			handle(connection, connection.partial().take());
		}
		else if (this.waitingBytes.isFull()) {
			connection.tryClose(TRY_AGAIN_LATER.withReason("The memory for messages is exhausted"));
		}
	}

	private void handle(SocketConnection connection, String text) throws Exception {
		Map<String, Object> message;
		try {
			message = this.messages.read(text);
		}
		catch (IllegalArgumentException ex) {
			connection.tryClose(new CloseStatus(BAD_MESSAGE, ex.getMessage()));
			return;
		}
		if ("ping".equals(message.get("type"))) {
			// The next message is read when the answer has been sent.
			connection.send(PONG);
			return;
		}
		String id = String.valueOf(message.get("id"));
		boolean subscribe = "subscribe".equals(message.get("type")) && connection.isInitialized();
		if ("connection_init".equals(message.get("type"))) {
			if (!connection.isInitialized() && !this.callers.identify(connection, message.get("payload"))) {
				return;
			}
			connection.initialize();
		}
		if (subscribe && !connection.begin(id)) {
			connection.tryClose(new CloseStatus(EXISTS, "Subscriber for %s already exists".formatted(shortened(id))));
			return;
		}
		String handled = subscribe ? resolved(connection, id, message) : text;
		if (!handled.isEmpty()) {
			super.handleMessage(connection, new TextMessage(handled));
		}
	}

	/**
	 * Returns the message with the document of its operation, or an empty text if the
	 * operation must not be executed.
	 */
	private String resolved(SocketConnection connection, String id, Map<String, Object> message) {
		try {
			OperationRequest operation = this.exchange.read((Map<?, ?>) Objects.requireNonNull(message.get("payload")),
					"payload");
			return SocketMessages.write(id, "subscribe", operation.toMap());
		}
		catch (RefusedRequestException ex) {
			SocketAnswers.sendError(connection, id, ex);
			return "";
		}
	}

	private static String shortened(String id) {
		return (id.length() > 20) ? id.substring(0, 20).replaceAll("[^\\x20-\\x7e]", "?") + "…"
				: id.replaceAll("[^\\x20-\\x7e]", "?");
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable thrown) {
		LOGGER.debug("The WebSocket {} failed.", session.getId(), thrown);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		SocketConnection connection = this.open.remove(session.getId());
		if (connection != null) {
			this.connections.remove(connection);
			super.afterConnectionClosed(connection, status);
			connection.endAll();
		}
	}

}
