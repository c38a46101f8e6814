package dev.newsgraph.subscription;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/** When the server collects messages, and when it writes them to the network. */
class SocketConnectionTests {

	private final List<String> written = new CopyOnWriteArrayList<>();

	private final SocketConnection connection = new SocketConnection(session(), new WaitingBytes(1000));

	private SocketOperation operation;

	@BeforeEach
	void begin() {
		this.connection.begin("1");
		this.operation = this.connection.operation("1");
	}

	@Test
	void eventsThatWaitAreWrittenAtOnce() {
		reserve(3);
		send(3);
		assertThat(this.written).containsExactly("collect", "event", "event", "event", "write");
	}

	@Test
	void aSingleEventIsWrittenDirectly() {
		reserve(1);
		send(1);
		assertThat(this.written).containsExactly("event");
	}

	@Test
	void whatIsCollectedIsWrittenWhenTheClientCancels() {
		reserve(3);
		send(1);
		assertThat(this.written).containsExactly("collect", "event");
		this.connection.end("1");
		assertThat(this.written).containsExactly("collect", "event", "write");
	}

	@Test
	void anAnswerIsNotCollected() {
		reserve(3);
		send(1);
		this.connection.send(new TextMessage("{\"type\":\"pong\"}"));
		assertThat(this.written).containsExactly("collect", "event", "{\"type\":\"pong\"}", "write");
	}

	private void reserve(int number) {
		for (int i = 0; i < number; i++) {
			assertThat(this.operation.reserve(10)).isTrue();
		}
	}

	private void send(int number) {
		for (int i = 0; i < number; i++) {
			this.connection.sendMessage(new TextMessage("{\"id\":\"1\",\"type\":\"next\",\"payload\":{}}"));
		}
	}

	private NativeWebSocketSession session() {
		RemoteEndpoint.Basic remote = proxy(RemoteEndpoint.Basic.class, (proxy, method, arguments) -> {
			assertThat(method.getName()).isEqualTo("setBatchingAllowed");
			this.written.add(Boolean.TRUE.equals(arguments[0]) ? "collect" : "write");
			return null;
		});
		Session nativeSession = proxy(Session.class, (proxy, method, arguments) -> remote);
		return proxy(NativeWebSocketSession.class, (proxy, method, arguments) -> switch (method.getName()) {
			case "getNativeSession" -> nativeSession;
			case "getAttributes" -> Map.of();
			case "isOpen" -> true;
			case "sendMessage" -> {
				String text = ((TextMessage) arguments[0]).getPayload();
				this.written.add(text.contains("next") ? "event" : text);
				yield null;
			}
			default -> throw new UnsupportedOperationException(method.getName());
		});
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
