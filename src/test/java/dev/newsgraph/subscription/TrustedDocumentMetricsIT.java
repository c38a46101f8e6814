package dev.newsgraph.subscription;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.transport.HttpTest;
import dev.newsgraph.trusted.TrustedDocument;
import dev.newsgraph.trusted.TrustedDocuments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations of trusted documents are counted by the id of the document, whichever way
 * they come and however the client names the document. Other ids take no place.
 */
@HttpTest
class TrustedDocumentMetricsIT {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String ID = "latest-articles";

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private TrustedDocuments documents;

	private final HttpClient http = HttpClient.newHttpClient();

	private TrustedDocument document;

	@BeforeEach
	void find() {
		this.document = this.documents.byId(ID);
	}

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void byJson() throws Exception {
		counted(() -> post("/graphql", "application/json", Map.of("documentId", ID)));
		counted(() -> post("/graphql", "application/json", Map.of("documentId", "sha256:" + this.document.hash())));
		counted(() -> post("/graphql", "application/json", persisted(this.document.hash())));
		counted(() -> post("/graphql", "application/json", Map.of("query", this.document.text())));
		counted(() -> get(Map.of("documentId", ID)));
		counted(() -> get(Map.of("documentId", ID)));
	}

	@Test
	void byEventStream() throws Exception {
		counted(() -> post("/graphql", "text/event-stream", Map.of("documentId", ID)));
		counted(() -> post("/graphql", "text/event-stream", persisted(this.document.hash())));
	}

	@Test
	void byExport() throws Exception {
		counted(() -> post("/graphql/export", "text/csv", Map.of("documentId", ID)));
	}

	@Test
	void byWebSocket() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			counted(() -> subscribe(socket, Map.of("documentId", ID)));
			counted(() -> subscribe(socket, persisted(this.document.hash())));
		}
	}

	@Test
	void theIdOfAnotherDocumentIsNotCounted() throws Exception {
		String name = "Other" + System.nanoTime();
		String text = "query %s { __typename }".formatted(name);
		String id = "sha256:" + HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		post("/graphql", "application/json", Map.of("query", text, "documentId", id));
		assertThat(count(name)).isEqualTo(1);
		assertThat(count(id)).isZero();
	}

	private void counted(Request request) throws Exception {
		long before = count(ID);
		request.send();
		assertThat(count(ID) - before).isEqualTo(1);
	}

	private long count(String operation) {
		return this.meters.find("newsgraph.operations")
			.tag("operation", operation)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
	}

	private static void subscribe(TestSocket socket, Map<String, ?> payload) throws InterruptedException {
		socket.send(Map.of("id", "1", "type", "subscribe", "payload", payload));
		socket.next("next");
		socket.next("complete");
	}

	private void post(String path, String accept, Map<String, ?> parameters) throws IOException, InterruptedException {
		send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.header("Accept", accept)
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters))));
	}

	private void get(Map<String, String> parameters) throws IOException, InterruptedException {
		StringBuilder query = new StringBuilder("/graphql?");
		parameters.forEach((name, value) -> query.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8))
			.append('&'));
		send(HttpRequest.newBuilder(uri(query.toString())).header("Accept", "application/json"));
	}

	private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	/** Sends a request and reads its answer. */
	@FunctionalInterface
	private interface Request {

		void send() throws Exception;

	}

}
