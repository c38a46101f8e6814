package dev.newsgraph.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerRequest;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.RoleBodyProperties;
import dev.newsgraph.access.TestCredentials;
import dev.newsgraph.query.events.OperationEvents;

import static org.assertj.core.api.Assertions.assertThat;

class DirectGraphQlHttpHandlerTests {

	private final List<String> executed = new ArrayList<>();

	private Object data = Map.of("a", 1);

	@Test
	void aResolverFindsTheDocumentOfAnId() throws Exception {
		OperationRequestResolver resolver = (request) -> "a".equals(request.documentId()) ? request.withQuery("{ a }")
				: request;
		assertThat(send(post("{\"documentId\": \"a\"}"), List.of(resolver)).getContentAsString())
			.isEqualTo("{\"data\":{\"a\":1}}");
		MockHttpServletRequest get = new MockHttpServletRequest("GET", "/graphql");
		get.setQueryString("documentId=a");
		get.setParameter("documentId", "a");
		assertThat(send(get, List.of(resolver)).getStatus()).isEqualTo(200);
		assertThat(this.executed).containsExactly("{ a }", "{ a }");
		assertThat(send(post("{\"documentId\": \"b\"}"), List.of(resolver)).getStatus()).isEqualTo(400);
	}

	@Test
	void aResolverRefusesARequest() throws Exception {
		MockHttpServletResponse response = send(post("{\"query\": \"{ a }\"}"), List.of((request) -> {
			throw RefusedRequestException.of(HttpStatus.FORBIDDEN, "DOCUMENT_NOT_TRUSTED", "Send a documentId.");
		}));
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("DOCUMENT_NOT_TRUSTED");
		assertThat(this.executed).isEmpty();
	}

	@Test
	void anInterceptorAnswersWithoutAnExecution() throws Exception {
		List<String> order = new ArrayList<>();
		OperationInterceptor outer = (request, operation, type, next) -> {
			order.add("outer");
			return next.handle(request, operation, type);
		};
		OperationInterceptor inner = (request, operation, type, next) -> {
			order.add("inner");
			return HttpAnswer.empty(HttpStatus.NOT_MODIFIED, new HttpHeaders());
		};
		assertThat(send(post("{\"query\": \"{ a }\"}"), List.of(), outer, inner).getStatus()).isEqualTo(304);
		assertThat(order).containsExactly("outer", "inner");
		assertThat(this.executed).isEmpty();
	}

	@Test
	void aSubscriptionNeedsAnotherTypeOfAnswer() throws Exception {
		this.data = Flux.empty();
		MockHttpServletResponse response = send(post("{\"query\": \"subscription { a }\"}"), List.of());
		assertThat(response.getStatus()).isEqualTo(406);
		assertThat(response.getContentAsString()).contains("text/event-stream", "NOT_ACCEPTABLE");
	}

	private static MockHttpServletRequest post(String body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
		request.addHeader("Content-Type", "application/json");
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		RequestCaller.set(request, TestCredentials.caller(Role.READER));
		return request;
	}

	private MockHttpServletResponse send(MockHttpServletRequest received, List<OperationRequestResolver> resolvers,
			OperationInterceptor... interceptors) throws Exception {
		WebGraphQlHandler graphQl = new WebGraphQlHandler() {

			@Override
			public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
				DirectGraphQlHttpHandlerTests.this.executed.add(request.getDocument());
				return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
						ExecutionResult.newExecutionResult().data(DirectGraphQlHttpHandlerTests.this.data).build())));
			}

			@Override
			public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
				throw new UnsupportedOperationException();
			}

			@Override
			public ContextSnapshotFactory contextSnapshotFactory() {
				throw new UnsupportedOperationException();
			}

		};
		JsonExchange exchange = new JsonExchange(
				new OperationReader(TestTransport.properties(1000), RoleBodyProperties.NONE, resolvers),
				new OperationGate(2, 2, Duration.ZERO), new JsonExchange.FormRule(false));
		DirectGraphQlHttpHandler handler = new DirectGraphQlHttpHandler("/graphql", graphQl, exchange,
				List.of(interceptors), null, null, 1000, new ByteBudget(1000, "full"), OperationEvents.NONE);
		MockHttpServletResponse response = new MockHttpServletResponse();
		handler.handleRequest(ServerRequest.create(received, List.of())).writeTo(received, response, List::of);
		return response;
	}

}
