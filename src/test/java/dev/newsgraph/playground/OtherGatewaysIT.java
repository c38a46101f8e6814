package dev.newsgraph.playground;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that can query other gateways, and a gateway that allows pages of others. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.playground.gateways.staging=https://staging.example.org/graphql",
		"newsgraph.playground.gateways.[local\\ copy]=http://127.0.0.1:8081/graphql",
		"newsgraph.http.cors.allowed-origins=https://page.example.org" })
class OtherGatewaysIT {

	@LocalServerPort
	private int port;

	@Test
	void thePageMayConnectToThem() throws Exception {
		HttpResponse<String> response = send(request("/graphiql").GET());
		assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("; connect-src 'self' https://staging.example.org http://127.0.0.1:8081; worker-src 'self';");
	}

	@Test
	void theSettingsNameThem() throws Exception {
		assertThat(send(request("/graphiql/settings.json").GET()).body())
			.contains("\"gateways\":[{\"name\":\"staging\",\"endpoint\":\"https://staging.example.org/graphql\"},"
					+ "{\"name\":\"local copy\",\"endpoint\":\"http://127.0.0.1:8081/graphql\"}]");
	}

	@Test
	void answersAPageOfAnotherGatewayThatItAllows() throws Exception {
		HttpResponse<String> preflight = send(request("/graphql").header("Origin", "https://page.example.org")
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "content-type")
			.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(preflight.statusCode()).isEqualTo(200);
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://page.example.org");
		assertThat(query("https://page.example.org").headers().firstValue("Access-Control-Allow-Origin"))
			.hasValue("https://page.example.org");
		assertThat(query("https://other.example.org").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	private HttpResponse<String> query(String origin) throws Exception {
		return send(request("/graphql").header("Origin", origin)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\":\"{ stats { articleCount } }\"}")));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
