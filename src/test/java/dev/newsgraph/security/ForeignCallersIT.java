package dev.newsgraph.security;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.newsgraph.access.Role;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of another origin, and a name that somebody else made lead here, get nothing on
 * any way to an answer, not even with the key of an administrator.
 */
class ForeignCallersIT extends SecuredGatewayTest {

	private static final String BODY = "{\"query\": \"{ stats { providerCount } }\"}";

	@ParameterizedTest
	@EnumSource(Way.class)
	void pagesOfOtherOriginsAreRefused(Way way) throws Exception {
		for (String origin : new String[] { "https://evil.example", "null", "http://news.example.org",
				"https://news.example.org.evil.example", "https://news.example.org:8443", "file://",
				"http://127.0.0.1:1" }) {
			assertRefused(way, "Host: 127.0.0.1:%d\r\nOrigin: %s\r\n".formatted(port(), origin), 403);
		}
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void reboundNamesAreRefused(Way way) throws Exception {
		for (String host : new String[] { "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:%d" }) {
			assertRefused(way, "Host: %s\r\n".formatted(host.formatted(port())), 421);
		}
		assertRefused(way, "Host: evil.example:%1$d\r\nOrigin: http://evil.example:%1$d\r\n".formatted(port()), 421);
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void theGatewaysOwnNameIsAccepted(Way way) throws Exception {
		RawHttp.Answer answer = send(way, "Host: 127.0.0.1:%d\r\n".formatted(port()));
		assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo((way == Way.SOCKET) ? 101 : 200);
	}

	@Test
	void everyWayIsTried() {
		Set<String> paths = new TreeSet<>();
		RoutesIT.LEAST.forEach((path, role) -> {
			if (!role.isEmpty() && !path.endsWith("/")) {
				paths.add(path);
			}
		});
		paths.add(Way.MANAGEMENT.path);
		assertThat(Arrays.stream(Way.values()).map((way) -> way.path).collect(Collectors.toSet())).isEqualTo(paths);
	}

	private void assertRefused(Way way, String headers, int status) throws Exception {
		RawHttp.Answer answer = send(way, headers);
		assertThat(answer.status()).as(headers + answer.head()).isEqualTo(status);
		assertThat(answer.body()).doesNotContain("providerCount\":", "\"data\"");
		assertThat(answer.head().toLowerCase()).doesNotContain("access-control-allow-origin: *", "evil.example\r\n",
				"sec-websocket-accept");
	}

	private RawHttp.Answer send(Way way, String headers) throws Exception {
		String query = "?query=%7Bstats%7BproviderCount%7D%7D";
		String credentials = "Authorization: Bearer %s\r\nApollo-Require-Preflight: true\r\n"
			.formatted(secret(Role.ADMIN));
		String post = "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(BODY.length());
		return switch (way) {
			case GET -> raw("GET /graphql" + query, credentials + headers + "Accept: application/json\r\n", "");
			case POST -> raw("POST /graphql", credentials + headers + post + "Accept: application/json\r\n", BODY);
			case EVENTS_BY_POST ->
				raw("POST /graphql", credentials + headers + post + "Accept: text/event-stream\r\n", BODY);
			case EVENTS_BY_GET ->
				raw("GET /graphql" + query, credentials + headers + "Accept: text/event-stream\r\n", "");
			case SOCKET -> {
				String upgrade = "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
						+ "Sec-WebSocket-Protocol: graphql-transport-ws\r\n";
				yield RawHttp.begin(port(), "GET /graphql HTTP/1.1\r\nConnection: Upgrade\r\n%s%s%s\r\n"
					.formatted(credentials, headers, upgrade));
			}
			case EXPORT -> raw("GET /graphql/export?query=%7Bproviders%7Bnodes%7Bname%7D%7D%7D",
					credentials + headers + "Accept: text/csv\r\n", "");
			case EXPLAIN, ESTIMATE -> raw("POST " + way.path, credentials + headers + post, BODY);
			case SCHEMA, SETTINGS, LIBRARY, DASHBOARDS -> raw("GET " + way.path, credentials + headers, "");
			case MANAGEMENT -> RawHttp.send(managementPort(),
					"GET %s HTTP/1.1\r\nConnection: close\r\n%s\r\n".formatted(way.path, credentials + headers));
		};
	}

	private RawHttp.Answer raw(String line, String headers, String body) throws Exception {
		return RawHttp.send(port(), "%s HTTP/1.1\r\nConnection: close\r\n%s\r\n%s".formatted(line, headers, body));
	}

	private enum Way {

		GET("/graphql"), POST("/graphql"), EVENTS_BY_POST("/graphql"), EVENTS_BY_GET("/graphql"), SOCKET("/graphql"),
		EXPORT("/graphql/export"), EXPLAIN("/graphql/explain"), ESTIMATE("/graphql/estimate"),
		SCHEMA("/graphql/schema"), SETTINGS("/graphiql/settings.json"), LIBRARY("/graphiql/library.json"),
		DASHBOARDS("/graphiql/dashboards.json"), MANAGEMENT("/actuator/info");

		private final String path;

		Way(String path) {
			this.path = path;
		}

	}

}
