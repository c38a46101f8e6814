package dev.newsgraph.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Responses of the endpoint before and after an operation runs. */
@HttpTest
class GraphQlEndpointIT {

	private static final String JSON = "application/json";

	private static final String GRAPHQL = "application/graphql-response+json";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { JSON, GRAPHQL })
	void answersInTheMediaTypeThatIsAskedFor(String type) throws Exception {
		HttpResponse<String> response = post(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"), JSON, type);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(type + ";charset=utf-8");
		assertThat(response.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
	}

	@Test
	void saysByItsStatusThatAnOperationWasNotExecuted() throws Exception {
		String body = "{\"query\": \"{ nothing }\"}";
		assertThat(post(BodyPublishers.ofString(body), JSON, GRAPHQL).statusCode()).isEqualTo(422);
		assertThat(post(BodyPublishers.ofString(body), JSON, JSON).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { JSON, GRAPHQL })
	void answersABodyThatIsNoRequestAsAnyOtherMistake(String type) throws Exception {
		HttpResponse<String> response = post(BodyPublishers.ofString("{\"query\":"), JSON, type);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(type + ";charset=utf-8");
		assertThat(response.body()).isEqualTo("{\"errors\":[{\"message\":\"The body is not JSON: line 1, column 10.\","
				+ "\"extensions\":{\"code\":\"BAD_REQUEST\"}}]}");
	}

	@Test
	void readsNoMoreThanTheLimitWhetherItsLengthIsKnownOrNot() throws Exception {
		byte[] body = new byte[3000];
		for (BodyPublisher publisher : new BodyPublisher[] { BodyPublishers.ofByteArray(body),
				BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)) }) {
			HttpResponse<String> response = post(publisher, JSON, GRAPHQL);
			assertThat(response.statusCode()).isEqualTo(413);
			assertThat(response.body()).contains("\"code\":\"REQUEST_TOO_LARGE\"",
					"The body is larger than 2,048 bytes, the limit in newsgraph.http.max-body-size.");
		}
	}

	// HttpClient does not allow setting the Host header.
	@Test
	void refusesToGoByANameThatIsNotItsOwn() throws Exception {
		String body = "{\"query\": \"mutation { removeSeedFolder(input: {folder: \\\"a\\\"}) { job { id } } }\"}";
		for (String path : List.of("/graphql", "/graphiql", "/graphiql/settings.json", "/actuator/health")) {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				socket.getOutputStream()
					.write("POST %s HTTP/1.1\r\nHost: evil.example:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
						.formatted(path, this.port, body.length(), body)
						.getBytes(StandardCharsets.US_ASCII));
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.startsWith("HTTP/1.1 421")
					.contains("The host `evil.example` is not allowed.", "newsgraph.http.allowed-hosts",
							"HOST_NOT_ALLOWED");
			}
		}
	}

	@Test
	void compressesWhatIsLargeForWhoAsksForIt() throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/graphql"))
			.header("Content-Type", JSON)
			.POST(BodyPublishers.ofString("{\"query\": \"{ __schema { types { name description } } }\"}"));
		HttpResponse<byte[]> plain = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
		HttpResponse<byte[]> small = HttpClient.newHttpClient()
			.send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(small.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes()).isEqualTo(plain.body());
	}

	@Test
	void takesJsonAlone() throws Exception {
		assertThat(post(BodyPublishers.ofString("{ __typename }"), "text/plain", JSON).statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					query={__typename} | 200 | {"data":{"__typename":"Query"}}
					query=query+A{a:__typename}query+B{b:__typename}&operationName=B | 200 | {"data":{"b":"Query"}}
					query=query($a:Boolean!){__typename@include(if:$a)}&variables={"a":false} | 200 | {"data":{}}
					query={__typename}&variables=&extensions=&operationName= | 200 | {"data":{"__typename":"Query"}}
					query={__typename}&variables=null | 200 | {"data":{"__typename":"Query"}}
					query={__typename}&variables=[] | 400 | In the URL, `variables` is not a JSON object; send a JSON object or leave it out.
					query={__typename}&extensions=x | 400 | The parameter `extensions` in the URL is not JSON: line 1, column 1.
					query={__typename}&query={__typename} | 400 | The parameter `query` occurs more than once in the URL; send it once.
					operationName=A | 400 | The URL does not contain the parameter `query`; add it, or send a JSON object with `query` by POST.
					query=mutation{__typename} | 405 | A mutation is not executed by GET; send it by POST.
					query=mutation+A{__typename}query+B{__typename}&operationName=A | 405 | A mutation is not executed by GET; send it by POST.
					query=mutation+A{__typename}query+B{__typename}&operationName=B | 200 | {"data":{"__typename":"Query"}}
					""")
	void takesQueriesByGet(String parameters, int status, String body) throws Exception {
		HttpResponse<String> response = get(parameters);
		assertThat(response.body()).contains(body);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
		HttpResponse<String> head = send(request(parameters).method("HEAD", BodyPublishers.noBody()).build());
		assertThat(head.statusCode()).isEqualTo(status);
		assertThat(head.headers().firstValue("Content-Length"))
			.isEqualTo(response.headers().firstValue("Content-Length"));
	}

	@Test
	void readsNoMoreOfTheUrlThanOfABody() throws Exception {
		assertThat(get("query={__typename}" + "%20".repeat(600)).statusCode()).isEqualTo(200);
		HttpResponse<String> response = get("query={__typename}" + "%20".repeat(700));
		assertThat(response.statusCode()).isEqualTo(414);
		assertThat(response.body()).contains("2,048 bytes, the limit in newsgraph.http.max-body-size",
				"REQUEST_TOO_LARGE");
		assertThat(get("query={__typename}&variables={\"a\":%s}".formatted("[".repeat(120))).body())
			.contains("The parameter `variables` in the URL has more than 100 levels of nesting");
	}

	private HttpResponse<String> get(String parameters) throws IOException, InterruptedException {
		return send(request(parameters).GET().build());
	}

	private HttpRequest.Builder request(String parameters) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql?%s".formatted(this.port,
				parameters.replace("{", "%7B")
					.replace("}", "%7D")
					.replace("\"", "%22")
					.replace("[", "%5B")
					.replace("]", "%5D"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ __typename }", "mutation { __typename }" })
	void anEmptyNameOfAnOperationCountsAsAbsent(String operation) throws Exception {
		String body = "{\"query\": \"%s\", \"operationName\": \"\"}";
		assertThat(post(BodyPublishers.ofString(body.formatted(operation)), JSON, JSON).body()).contains("\"data\"");
		HttpResponse<String> response = post(
				BodyPublishers.ofString(body.formatted("mutation A { __typename } query B { __typename }")), JSON,
				JSON);
		assertThat(response.body()).contains("Name the one to run in `operationName`: `A`, `B`.")
			.doesNotContain("\"data\"");
	}

	private HttpResponse<String> post(BodyPublisher body, String type, String accept)
			throws IOException, InterruptedException {
		return send(request().header("Content-Type", type).header("Accept", accept).POST(body).build());
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)));
	}

	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, BodyHandlers.ofString());
		}
	}

}
