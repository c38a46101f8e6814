package dev.newsgraph.transport;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CrossOriginFilterTests {

	private static final String ALLOWED = "https://news.example.org";

	private final CrossOriginFilter filter = new CrossOriginFilter("/graphql",
			properties(List.of(ALLOWED, "https://*.example.com"), true));

	@ParameterizedTest
	@CsvSource({ "/graphql, https://news.example.org", "/graphql/, https://a.b.example.com",
			"/graphql/estimate, https://news.example.org" })
	void allowedOriginsGetTheHeaders(String path, String origin) throws Exception {
		MockHttpServletResponse preflight = send(
				preflight(path, origin, "POST", "content-type, apollo-require-preflight"));
		assertThat(preflight.getStatus()).isEqualTo(200);
		assertThat(preflight.getHeader("Access-Control-Allow-Origin")).isEqualTo(origin);
		assertThat(preflight.getHeader("Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,POST");
		assertThat(preflight.getHeader("Access-Control-Allow-Headers"))
			.isEqualTo("content-type, apollo-require-preflight");
		assertThat(preflight.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(preflight.getHeader("Access-Control-Max-Age")).isEqualTo("60");
		MockHttpServletResponse response = send(request("POST", path, origin));
		assertThat(response.getStatus()).as("the chain answers").isEqualTo(299);
		assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(origin);
		assertThat(response.getHeader("Access-Control-Expose-Headers")).isEqualTo("ETag, Retry-After");
		assertThat(response.getHeaders("Vary")).contains("Origin");
	}

	@Test
	void otherOriginsMethodsAndHeadersAreRefused() throws Exception {
		for (MockHttpServletRequest request : List.of(request("POST", "/graphql", "https://evil.example"),
				request("POST", "/graphql", "null"), request("GET", "/graphql", "http://news.example.org"),
				preflight("/graphql", "https://evil.example", "POST", "content-type"),
				preflight("/graphql", ALLOWED, "DELETE", "content-type"),
				preflight("/graphql", ALLOWED, "POST", "x-other"))) {
			MockHttpServletResponse response = send(request);
			assertThat(response.getStatus()).isEqualTo(403);
			assertThat(response.getContentType()).isEqualTo("application/json;charset=utf-8");
			assertThat(response.getContentAsString()).contains("ORIGIN_NOT_ALLOWED",
					"newsgraph.http.cors.allowed-origins");
			assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
		}
	}

	@Test
	void otherPathsAndTheSameOriginAreNotTouched() throws Exception {
		for (MockHttpServletRequest request : List.of(request("GET", "/graphiql", "https://evil.example"),
				request("GET", "/graphiql/assets/index.js", "https://evil.example"),
				request("GET", "/", "https://evil.example"), request("POST", "/graphql", "http://localhost"),
				request("POST", "/graphql", "http://LOCALHOST:80"))) {
			MockHttpServletResponse response = send(request);
			assertThat(response.getStatus()).isEqualTo(299);
			assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
		}
		MockHttpServletRequest behindTls = request("POST", "/graphql", "https://own.example.net");
		behindTls.removeHeader("Host");
		behindTls.addHeader("Host", "own.example.net");
		assertThat(send(behindTls).getStatus()).isEqualTo(299);
	}

	@Test
	void onOtherPathsEveryForeignOriginIsRefused() throws Exception {
		for (String path : List.of("/graphqlx", "/graphiql/settings.json", "/graphiql/library.json", "/actuator/info",
				"/actuator/health", "/graphiqlx")) {
			assertThat(send(request("GET", path, "https://evil.example")).getStatus()).as(path).isEqualTo(403);
			assertThat(send(request("GET", path, ALLOWED)).getStatus()).as(path).isEqualTo(403);
			assertThat(send(request("GET", path, "http://localhost")).getStatus()).as(path).isEqualTo(299);
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://own.example.net, 403", "https://own.example.net, 299", "https://own.example.net:443, 299",
			"https://own.example.net:80, 403", "http://own.example.net:443, 403", "app://own.example.net, 403" })
	void anOriginIsSchemeHostAndPort(String origin, int status) throws Exception {
		MockHttpServletRequest request = request("POST", "/graphql", origin);
		request.removeHeader("Host");
		request.addHeader("Host", "own.example.net");
		request.setScheme("https");
		request.setSecure(true);
		assertThat(send(request).getStatus()).isEqualTo(status);
		request.setScheme("http");
		request.setSecure(false);
		request.addHeader("X-Forwarded-Proto", "https");
		assertThat(send(request).getStatus()).as("TLS is ended by a proxy").isEqualTo(status);
	}

	@Test
	void withoutOriginsABrowserGetsNoPermission() throws Exception {
		CrossOriginFilter off = new CrossOriginFilter("/graphql", properties(List.of(), false));
		MockHttpServletResponse preflight = send(off, preflight("/graphql", ALLOWED, "POST", "content-type"));
		assertThat(preflight.getStatus()).isEqualTo(403);
		assertThat(preflight.getContentAsString()).contains("newsgraph.http.cors.allowed-origins");
		for (MockHttpServletRequest request : List.of(request("POST", "/graphql", ALLOWED),
				request("GET", "/graphql", ALLOWED), request("POST", "/graphql", "null"),
				request("POST", "/actuator/loggers/root", ALLOWED))) {
			MockHttpServletResponse response = send(off, request);
			assertThat(response.getStatus()).isEqualTo(403);
			assertThat(response.getHeaderNames()).doesNotContain("Access-Control-Allow-Origin");
		}
		MockHttpServletRequest without = request("POST", "/graphql", ALLOWED);
		without.removeHeader("Origin");
		MockHttpServletResponse response = send(off, without);
		assertThat(response.getStatus()).as("the chain answers").isEqualTo(299);
		assertThat(response.getHeaderNames()).doesNotContain("Vary");
	}

	@Test
	void aWebSocketIsOpenedForAllowedOriginsOnly() throws Exception {
		CrossOriginFilter off = new CrossOriginFilter("/graphql", properties(List.of(), false));
		assertThat(send(handshake(ALLOWED)).getStatus()).as("the chain answers").isEqualTo(299);
		assertThat(send(off, handshake("http://localhost")).getStatus()).isEqualTo(299);
		for (MockHttpServletResponse response : List.of(send(handshake("https://evil.example")),
				send(off, handshake(ALLOWED)), send(off, handshake("null")))) {
			assertThat(response.getStatus()).isEqualTo(403);
			assertThat(response.getContentAsString()).startsWith("{\"errors\":[{").contains("ORIGIN_NOT_ALLOWED");
		}
	}

	private static MockHttpServletRequest handshake(String origin) {
		MockHttpServletRequest request = request("GET", "/socket", origin);
		request.addHeader("Upgrade", "WebSocket");
		return request;
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "null", "https://a.example", "http://127.0.0.1:3000", "https://*.example.org",
			"https://*.example.org:[8080,8081]", "app://page" })
	void theseAreOrigins(String origin) {
		assertThatCode(() -> properties(List.of(origin), false).configuration()).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.example", "https://a.example/", "https://a.example/x", "https://u@a.example",
			"https://a.example?x", "https://", "a b" })
	void theseAreNoOrigins(String origin) {
		assertThatIllegalArgumentException().isThrownBy(() -> properties(List.of(origin), false).configuration())
			.withMessageStartingWith("newsgraph.http.cors.allowed-origins is \"" + origin + "\"");
	}

	@Test
	void credentialsNeedNamedOrigins() {
		assertThatIllegalArgumentException().isThrownBy(() -> properties(List.of("*"), true).configuration())
			.withMessageContaining("newsgraph.http.cors.allow-credentials");
	}

	@Test
	void aGetThatAFormCouldSendIsRefusedWhereOtherOriginsAreAllowed() {
		JsonExchange.FormRule rule = new JsonExchange.FormRule(true);
		for (String accept : List.of("*/*", "text/html, */*;q=0.8", "application/*", "")) {
			MockHttpServletRequest request = new MockHttpServletRequest();
			if (!accept.isEmpty()) {
				request.addHeader("Accept", accept);
			}
			assertThatExceptionOfType(RefusedRequestException.class)
				.isThrownBy(() -> rule.check(request, MediaTypeRules.ANSWERS))
				.withMessageContaining("Apollo-Require-Preflight");
			assertThatCode(() -> new JsonExchange.FormRule(false).check(request, MediaTypeRules.ANSWERS))
				.doesNotThrowAnyException();
			request.addHeader("Apollo-Require-Preflight", "1");
			assertThatCode(() -> rule.check(request, MediaTypeRules.ANSWERS)).doesNotThrowAnyException();
		}
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Accept", "application/graphql-response+json, application/json;q=0.9");
		assertThatCode(() -> rule.check(request, MediaTypeRules.ANSWERS)).doesNotThrowAnyException();
	}

	private static CorsProperties properties(List<String> origins, boolean credentials) {
		return new CorsProperties(origins, List.of("GET", "HEAD", "POST"),
				List.of("Accept", "Apollo-Require-Preflight", "Content-Type"), List.of("ETag", "Retry-After"),
				credentials, Duration.ofMinutes(1));
	}

	private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
		return send(this.filter, request);
	}

	private static MockHttpServletResponse send(CrossOriginFilter filter, MockHttpServletRequest request)
			throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, (received, sent) -> ((HttpServletResponse) sent).setStatus(299));
		return response;
	}

	private static MockHttpServletRequest request(String method, String path, String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.addHeader("Host", "localhost");
		request.addHeader("Origin", origin);
		return request;
	}

	private static MockHttpServletRequest preflight(String path, String origin, String method, String headers) {
		MockHttpServletRequest request = request("OPTIONS", path, origin);
		request.addHeader("Access-Control-Request-Method", method);
		request.addHeader("Access-Control-Request-Headers", headers);
		return request;
	}

}
