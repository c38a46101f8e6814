package dev.newsgraph.subscription;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.TestCredentials;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.TestExchange;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent over connections, on which thread, and what a connection keeps. */
class SocketHandlerTests {

	private static final String QUERY = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ a }\"}}";

	private final SubscriptionProperties properties = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("newsgraph.subscriptions", SubscriptionProperties.class);

	private final Connections connections = new Connections(this.properties);

	private final ByteBudget budget = TestExchange.budget(10_000);

	private final WaitingBytes waitingBytes = new WaitingBytes(1000);

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private final List<Integer> operations = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final Map<String, Object> attributes = new HashMap<>(
			Map.of(ContextSnapshot.class.getName(), ContextSnapshotFactory.builder().build().captureAll()));

	private Mono<ExecutionResult> result = Mono.just(ExecutionResult.newExecutionResult().data(Map.of("a", 1)).build());

	private CloseStatus closed;

	private boolean broken;

	private SocketHandler handler;

	private WebSocketSession session;

	@BeforeEach
	void connect() throws Exception {
		this.handler = new SocketHandler(new SocketAnswers(new TestHandler(), 2000, this.budget),
				TestExchange.exchange(),
				new SocketCallers(TestCredentials.none(), TestCredentials.budgets(), TestCredentials.audit()),
				this.connections, this.properties, this.waitingBytes);
		this.session = session();
		RequestCaller.set(this.attributes, TestCredentials.caller(Role.READER));
		this.handler.afterConnectionEstablished(this.session);
		receive("{\"type\":\"connection_init\"}");
		Awaitility.await().untilAsserted(() -> assertThat(this.sent).hasSize(1));
		this.sent.clear();
		this.threads.clear();
		this.operations.clear();
	}

	@Test
	void aPingIsAnsweredBeforeTheNextMessageIsRead() throws Exception {
		receive("{\"type\":\"ping\"}");
		assertThat(this.sent).containsExactly("{\"type\":\"pong\"}");
		assertThat(this.threads).containsOnly(Thread.currentThread());
	}

	@Test
	void aQueryIsAnsweredBeforeTheNextMessageIsRead() throws Exception {
		receive(QUERY);
		assertThat(this.sent).containsExactly("{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"a\":1}}}",
				"{\"id\":\"1\",\"type\":\"complete\"}");
		assertThat(this.threads).containsOnly(Thread.currentThread());
		assertThat(this.operations).as("operations while a message is sent").containsExactly(1, 0);
	}

	@Test
	void anErrorIsSentBeforeTheNextMessageIsRead() throws Exception {
		this.result = Mono.just(ExecutionResult.newExecutionResult()
			.addError(GraphqlErrorBuilder.newError().message("No").build())
			.build());
		receive(QUERY);
		assertThat(this.sent).hasSize(1).first().asString().contains("\"error\"", "\"No\"");
		assertThat(this.threads).containsOnly(Thread.currentThread());
		assertThat(connection().operations()).isZero();
	}

	@Test
	void anAnswerThatIsTooLargeIsAnError() throws Exception {
		this.result = Mono.just(ExecutionResult.newExecutionResult().data(Map.of("a", "x".repeat(3000))).build());
		receive(QUERY);
		assertThat(this.sent).hasSize(2)
			.first()
			.asString()
			.contains("\"next\"", "RESOURCE_EXHAUSTED", "newsgraph.database.reads.max-answer-size");
	}

	@Test
	void anAnswerWithoutMemoryForItIsAnError() throws Exception {
		TestExchange.exhaust(this.budget);
		receive(QUERY);
		assertThat(this.sent).hasSize(1).first().asString().contains("\"error\"", "OVERLOADED");
		assertThat(connection().operations()).isZero();
	}

	@Test
	void aClientThatWentAwayIsNoError() throws Exception {
		this.broken = true;
		receive(QUERY);
		assertThat(this.sent).isEmpty();
		assertThat(this.closed).isNotNull();
	}

	@Test
	void theJsonOfMessagesHasTheLimitsOfRequests() throws Exception {
		for (String message : List.of("{\"type\":\"pong\",\"type\":\"pong\"}",
				"{\"type\":\"pong\",\"payload\":" + "[".repeat(600) + "]".repeat(600) + "}")) {
			this.closed = null;
			receive(message);
			assertThat(this.closed.getCode()).isEqualTo(4400);
			assertThat(this.closed.getReason()).contains("newsgraph.http.max-json-depth").hasSizeLessThan(124);
		}
	}

	@Test
	void eventsThatAreBeingSentTakePlaces() {
		SocketConnection connection = connection();
		connection.begin("1");
		connection.begin("2");
		SocketOperation first = connection.operation("1");
		SocketOperation second = connection.operation("2");
		for (int i = 0; i < 8; i++) {
			assertThat(first.reserve(10)).isTrue();
			assertThat(second.reserve(10)).isTrue();
		}
		assertThat(first.reserve(10)).isFalse();
		assertThat(this.waitingBytes.used()).isEqualTo(160);
		connection.send(new TextMessage("{\"type\":\"pong\"}"));
		assertThat(first.reserve(10)).as("after another message").isFalse();
		connection.sendMessage(new TextMessage(new String(SocketJson.next("1", JsonAnswer.of(Map.of(), 100)))));
		assertThat(first.reserve(10)).as("after an event").isTrue();
		connection.end("2");
		assertThat(this.waitingBytes.used()).isEqualTo(80);
		assertThat(second.reserve(10)).as("after the end").isFalse();
		connection.endAll();
		assertThat(this.waitingBytes.used()).isZero();
	}

	@Test
	void withoutMemoryEachClientHasOneEvent() {
		this.waitingBytes.add(5000);
		SocketConnection connection = connection();
		connection.begin("1");
		assertThat(connection.operation("1").reserve(10)).isTrue();
		assertThat(connection.operation("1").reserve(10)).isFalse();
	}

	@Test
	void theLastMessageEndsAnOperation() {
		SocketConnection connection = connection();
		connection.begin("a\"b");
		connection.sendMessage(new TextMessage("{\"id\":\"a\\\"b\",\"type\":\"next\",\"payload\":{}}"));
		assertThat(connection.operations()).isEqualTo(1);
		connection.sendMessage(new TextMessage("{\"id\":\"a\\\"b\",\"type\":\"complete\"}"));
		assertThat(connection.operations()).isZero();
	}

	@Test
	void anEventStreamThatCannotBeginLeavesNoConnection() throws Exception {
		EventStreamHandler streams = new EventStreamHandler(new TestHandler(), TestExchange.exchange(),
				this.connections, this.properties, this.budget);
		int before = this.connections.count();
		this.result = Mono.error(new IllegalStateException("It failed"));
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
		request.setAsyncSupported(true);
		List<org.springframework.http.converter.HttpMessageConverter<?>> converters = List
			.of(new JacksonJsonHttpMessageConverter());
		ServerResponse response = streams.begin(ServerRequest.create(request, converters),
				new OperationRequest("{ a }", null, null, Map.of(), Map.of(), false));
		assertThat(this.connections.count()).isEqualTo(before + 1);
		MockHttpServletResponse answer = new MockHttpServletResponse();
		response.writeTo(request, answer, () -> converters);
		assertThat(this.connections.count()).isEqualTo(before);
		assertThat(answer.getContentType()).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

	private SocketConnection connection() {
		return (SocketConnection) this.attributes.get(SocketConnection.ATTRIBUTE);
	}

	private void receive(String message) throws Exception {
		this.handler.handleMessage(this.session, new TextMessage(message));
	}

	private WebSocketSession session() {
		return (WebSocketSession) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { WebSocketSession.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "getId" -> "session";
					case "getUri" -> URI.create("ws://localhost/graphql");
					case "getHandshakeHeaders" -> new HttpHeaders();
					case "getAttributes" -> this.attributes;
					case "getAcceptedProtocol" -> "graphql-transport-ws";
					case "isOpen" -> true;
					case "sendMessage" -> {
						if (this.broken) {
							throw new IllegalStateException("The session has been closed");
						}
						this.sent.add(((TextMessage) arguments[0]).getPayload());
						this.threads.add(Thread.currentThread());
						this.operations.add(connection().operations());
						yield null;
					}
					case "close" -> {
						this.closed = (CloseStatus) arguments[0];
						yield null;
					}
					default -> null;
				});
	}

	/** Answers all operations with the same result. */
	private final class TestHandler implements WebGraphQlHandler {

		@Override
		public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
			return new WebSocketGraphQlInterceptor() {
			};
		}

		@Override
		public ContextSnapshotFactory contextSnapshotFactory() {
			return ContextSnapshotFactory.builder().build();
		}

		@Override
		public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
			return SocketHandlerTests.this.result.map((value) -> new WebGraphQlResponse(
					new DefaultExecutionGraphQlResponse(ExecutionInput.newExecutionInput("{ a }").build(), value)));
		}

	}

}
