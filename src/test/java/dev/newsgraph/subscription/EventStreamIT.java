package dev.newsgraph.subscription;

import java.net.http.HttpResponse;
import java.io.InputStream;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphQL over server-sent events. */
@SubscriptionTest
class EventStreamIT {

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void aQueryIsAnsweredOnce() throws Exception {
		try (TestStream stream = TestStream.open(this.port, "{ __typename }", Map.of())) {
			assertThat(stream.response().statusCode()).isEqualTo(200);
			assertThat(stream.response().headers().firstValue("Content-Type").orElseThrow())
				.isEqualToIgnoringCase("text/event-stream;charset=utf-8");
			assertThat(stream.response().headers().allValues("Vary")).contains("Accept");
			assertThat(stream.next().at("/data/__typename").asString()).isEqualTo("Query");
			assertThat(stream.event()).isEqualTo("event:complete\ndata:");
			assertThat(stream.event()).isEqualTo("END");
		}
	}

	@Test
	void anOperationThatCannotBeExecutedIsAnEventWithErrors() throws Exception {
		try (TestStream stream = TestStream.open(this.port, "{ nothing }", Map.of())) {
			assertThat(code(stream.next())).isEqualTo("GRAPHQL_VALIDATION_FAILED");
			assertThat(stream.event()).startsWith("event:complete");
		}
		try (TestStream stream = TestStream.open(this.port, "subscription { articleChanged(since: \"x\") { kind } }",
				Map.of())) {
			assertThat(code(stream.next())).isEqualTo("INVALID_CURSOR");
			assertThat(stream.event()).startsWith("event:complete");
		}
	}

	@Test
	void aSubscriptionIsRefusedWithoutAStream() throws Exception {
		JsonNode answer = TestStream.query(this.port, "subscription { articleChanged { kind } }");
		assertThat(code(answer)).isEqualTo("OPERATION_NOT_SUPPORTED");
		assertThat(answer.has("data")).isFalse();
	}

	@Test
	void aClientThatPrefersJsonGetsJson() throws Exception {
		HttpResponse<InputStream> response = TestStream.send(this.port,
				"application/graphql-response+json, application/json, text/event-stream", "{ __typename }", Map.of());
		assertThat(response.headers().firstValue("Content-Type").orElseThrow())
			.startsWith("application/graphql-response+json");
	}

	@Test
	void aProxyThatIsNotConfiguredIsRefused() throws Exception {
		for (String header : new String[] { "X-Forwarded-For: 1.2.3.4", "Forwarded: for=1.2.3.4",
				"X-Forwarded-Host: localhost", "Via: 1.1 proxy" }) {
			RawHttp.Answer answer = RawHttp.send(this.port, """
					POST /graphql HTTP/1.1
					Host: localhost
					Accept: text/event-stream
					Content-Type: application/json
					Content-Length: 26
					Connection: close
					%s

					{"query":"{ __typename }"}""".formatted(header).replace("\n", "\r\n"));
			assertThat(answer.status()).as(header).isEqualTo(403);
			assertThat(answer.body()).contains("PROXY_NOT_ALLOWED").doesNotContain("\"data\"");
		}
	}

	private static String code(JsonNode answer) {
		return answer.at("/errors/0/extensions/code").asString();
	}

}
