package dev.newsgraph.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The SDL of the schema at {@code /graphql/schema}. */
@HttpTest
class SchemaEndpointIT {

	@LocalServerPort
	private int port;

	@Test
	void respondsWithTheSchemaForClientsAsPlainText() throws Exception {
		HttpResponse<String> response = send("GET", null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
		assertThat(response.body()).isEqualTo(Files.readString(Path.of("src/docs/schema.graphql")));
	}

	@Test
	void respondsWithoutABodyIfTheClientHasTheSchema() throws Exception {
		String etag = send("GET", null).headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> response = send("GET", etag);
		assertThat(response.statusCode()).isEqualTo(304);
		assertThat(response.headers().firstValue("ETag")).hasValue(etag);
		assertThat(response.body()).isEmpty();
		assertThat(send("GET", "\"other\"").statusCode()).isEqualTo(200);
	}

	@Test
	void respondsToHeadWithTheHeadersOnly() throws Exception {
		HttpResponse<String> response = send("HEAD", null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("ETag")).isPresent();
		assertThat(response.body()).isEmpty();
	}

	@Test
	void namesTheMethodsThatItAllows() throws Exception {
		HttpResponse<String> response = send("POST", null);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
		assertThat(response.body()).startsWith("{\"errors\":[");
		HttpResponse<String> options = send("OPTIONS", null);
		assertThat(options.statusCode()).isEqualTo(204);
		assertThat(options.headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
	}

	@Test
	void isCompressedForClientsThatAcceptIt() throws Exception {
		HttpResponse<byte[]> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql/schema".formatted(this.port)))
				.header("Accept-Encoding", "gzip")
				.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(response.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
		assertThat(response.body().length).isLessThan(send("GET", null).body().length() / 3);
	}

	private HttpResponse<String> send(String method, String etag) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d/graphql/schema".formatted(this.port)))
			.method(method, BodyPublishers.noBody());
		if (etag != null) {
			request.header("If-None-Match", etag);
		}
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
