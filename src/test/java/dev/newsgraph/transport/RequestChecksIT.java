package dev.newsgraph.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What every route checks before anything runs. */
@HttpTest
class RequestChecksIT {

	private static final List<String> OPERATIONS = List.of("/graphql", "/graphql/estimate", "/graphql/explain");

	private static final List<String> ROUTES = List.of("/graphql", "/graphql/estimate", "/graphql/explain", "/",
			"/graphiql", "/graphiql/settings.json", "/graphiql/assets/x.js", "/actuator/health", "/actuator",
			"/unknown");

	private static final String TYPENAME = "{\"query\": \"{ __typename }\"}";

	@LocalServerPort
	private int port;

	@Autowired
	private GraphClient client;

	@Test
	void onlyOperationsAreAnsweredByServerSentEvents() throws IOException {
		String mutation = "{\"query\": \"mutation { removeSeedFolder(input: {folder: \\\"sse\\\"}) { job { id } } }\"}";
		for (String path : OPERATIONS) {
			if (!path.equals("/graphql")) {
				RawHttp.Answer answer = post(path, "Accept: text/event-stream\r\nContent-Type: application/json\r\n",
						mutation);
				assertThat(answer.status()).as(path).isEqualTo(406);
				assertThat(answer.hasHeader("Content-Type: application/json;charset=utf-8")).as(answer.head()).isTrue();
				assertThat(answer.body()).contains("\"code\":\"NOT_ACCEPTABLE\"", "application/graphql-response+json");
			}
			assertThat(post(path, "Accept: text/event-stream\r\nContent-Type: application/json\r\n", " ".repeat(3000))
				.status()).as(path).isEqualTo(413);
		}
		assertThat(this.client.lookUp(new CypherStatement("MATCH (job:ImportJob) WHERE job.folder = $folder RETURN job",
				Map.of("folder", "sse"))))
			.isEmpty();
		assertThat(post("/graphql",
				"Accept: text/event-stream, application/json;q=0.1\r\nContent-Type: application/json\r\n", TYPENAME)
			.status()).isEqualTo(200);
	}

	@Test
	void anEncodingOtherThanUtf8IsNotAcceptableOnAnyRoute() throws IOException {
		for (String route : ROUTES) {
			RawHttp.Answer answer = RawHttp.send(this.port,
					"GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json; charset=\"latin1\"\r\n\r\n"
						.formatted(route));
			assertThat(answer.status()).as(route).isEqualTo(406);
			assertThat(answer.body()).contains("Every answer is in UTF-8");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					'' | 200 | application/json
					Accept: | 200 | application/json
					Accept: */* | 200 | application/json
					Accept: application/* | 200 | application/json
					Accept: application/json;charset=utf-8 | 200 | application/json
					Accept: APPLICATION/JSON | 200 | application/json
					Accept: application/graphql-response+json; charset=utf-8, application/json; charset=utf-8 | 200 | application/graphql-response+json
					Accept: application/graphql-response+json;q=0.5, application/json | 200 | application/json
					Accept: application/json;q=0, */* | 200 | application/graphql-response+json
					Accept: text/html, application/xhtml+xml, */*;q=0.1 | 200 | application/json
					Accept: text/html | 406 | application/json
					Accept: text/html~Accept: application/graphql-response+json | 200 | application/graphql-response+json
					Accept: multipart/mixed | 406 | application/json
					Accept: application/json;q=0 | 406 | application/json
					Accept: application/json;q=2 | 406 | application/json
					Accept: json | 406 | application/json
					Accept: ;;,,// | 406 | application/json
					""")
	void theAnswerHasTheMediaTypeThatIsAccepted(String headers, int status, String type) throws IOException {
		for (String path : List.of("/graphql", "/graphql/estimate")) {
			RawHttp.Answer answer = post(path, lines(headers) + "Content-Type: application/json\r\n", TYPENAME);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
			if (path.equals("/graphql")) {
				assertThat(answer.hasHeader("Content-Type: " + type + ";charset=utf-8")).as(answer.head()).isTrue();
			}
			assertHarmless(answer);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Content-Type: application/json | 200
			Content-Type: application/json;charset=utf-8 | 200
			Content-Type: Application/JSON ; charset="UTF-8"; x=y | 200
			Content-Type: application/json; charset=iso-8859-1 | 200
			'' | 415
			Content-Type: | 415
			Content-Type: text/plain | 415
			Content-Type: application/* | 415
			Content-Type: */* | 415
			Content-Type: application/json, text/plain | 415
			Content-Type: application/json~Content-Type: text/plain | 415
			Content-Type: application/json~Content-Type: application/json | 415
			Content-Type: application/json; charset=nothing | 415
			Content-Type: application/json; charset=a b | 415
			Content-Type: application/json; charset= | 415
			Content-Type: json | 415
			Content-Type: application/x-www-form-urlencoded | 415
			Content-Type: multipart/form-data; boundary=x | 415
			""")
	void theBodyMustBeJson(String headers, int status) throws IOException {
		for (String path : OPERATIONS) {
			RawHttp.Answer answer = post(path, lines(headers), TYPENAME);
			assertThat(answer.status()).as(path + answer).isEqualTo(status);
			assertHarmless(answer);
			if (status == 415) {
				assertThat(answer.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
				assertThat(answer.hasHeader("Accept: application/json")).isTrue();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "WHATEVER" })
	void operationsArePosted(String method) throws IOException {
		for (String path : OPERATIONS) {
			boolean safe = path.equals("/graphql");
			if (method.equals("OPTIONS") || (safe && (method.equals("GET") || method.equals("HEAD")))) {
				// StatusTableIT covers these methods.
				continue;
			}
			RawHttp.Answer answer = send(method + " " + path, "", "");
			assertThat(answer.status()).as(path + answer).isEqualTo(405);
			assertThat(answer.hasHeader(safe ? "Allow: GET, HEAD, POST, OPTIONS" : "Allow: POST, OPTIONS"))
				.as(answer.head())
				.isTrue();
			if (!method.equals("HEAD")) {
				assertThat(answer.body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
			}
		}
	}

	@Test
	void everyRouteReadsNoMoreThanTheLimit() throws IOException {
		for (String path : ROUTES) {
			for (String method : List.of("POST", "GET", "PUT", "DELETE", "WHATEVER")) {
				String body = "x".repeat(3000);
				RawHttp.Answer known = send(method + " " + path, "Accept: text/html\r\n", body);
				assertThat(known.status()).as(method + path + known).isEqualTo(413);
				assertThat(known.body()).contains("\"code\":\"REQUEST_TOO_LARGE\"");
				RawHttp.Answer chunked = RawHttp.send(this.port,
						"%s %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nbb8\r\n%s\r\n0\r\n\r\n"
							.formatted(method, path, body));
				assertThat(chunked.status()).as(method + path + chunked).isEqualTo(413);
			}
		}
	}

	@Test
	void aBodyOfAHundredMegabytesIsRefusedBeforeItComes() throws IOException {
		try (Socket socket = RawHttp.open(this.port, """
				POST /graphql HTTP/1.1\r
				Host: localhost\r
				Accept: text/event-stream\r
				Content-Type: application/json\r
				Content-Length: 100000000\r
				\r
				""")) {
			assertThat(RawHttp.answer(socket).status()).isEqualTo(413);
		}
	}

	@Test
	void aCompressedBodyIsDecodedWithinTheLimit() throws IOException {
		String headers = "Content-Type: application/json\r\nContent-Encoding: ";
		RawHttp.Answer answer = post("/graphql", headers + "gzip\r\n", gzip(TYPENAME));
		assertThat(answer.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
		assertThat(post("/graphql", headers + "identity\r\n", TYPENAME).status()).isEqualTo(200);
		assertThat(post("/graphql", headers + "gzip\r\n", gzip(" ".repeat(1_000_000))).status()).isEqualTo(413);
		assertThat(post("/graphql", headers + "gzip\r\n", TYPENAME).status()).isEqualTo(400);
		assertThat(post("/graphql", headers + "gzip\r\n", gzip(TYPENAME).substring(0, 20)).status()).isEqualTo(400);
		for (String encoding : List.of("deflate", "br", "gzip, gzip", "gzip\r\nContent-Encoding: gzip", "*", ";")) {
			RawHttp.Answer refused = post("/graphql", headers + encoding + "\r\n", gzip(TYPENAME));
			assertThat(refused.status()).as(encoding).isEqualTo(415);
			assertThat(refused.hasHeader("Accept-Encoding: gzip")).isTrue();
		}
	}

	private static String gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toString(StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /% HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%00 HTTP/1.1",
			"GET /graphiql/..%2f HTTP/1.1", "GET /graphiql/assets/%2e%2e/%2e%2e/application.yaml HTTP/1.1",
			"GET /graphiql/assets/%5c..%5c HTTP/1.1", "GET /unknown HTTP/1.1", "POST /unknown HTTP/1.1",
			"TRACE /graphql HTTP/1.1", "POST /graphql?%zz=%z HTTP/1.1", "POST /graphql/explain?plan=%zz HTTP/1.1",
			"POST /graphql/explain?plan=%ff%fe HTTP/1.1", "GET /graphql/ HTTP/1.1", "GET /graphql;x=y HTTP/1.1",
			"GET /{x} HTTP/1.1", "GET /a|b HTTP/1.1", "GET /\u00e9 HTTP/1.1", "PUT /graphiql HTTP/1.1",
			"POST /graphiql/settings.json HTTP/1.1", "DELETE /actuator/health HTTP/1.1",
			"GET /actuator/health/nothing HTTP/1.1", "GET /actuator/env HTTP/1.1", "GET /error HTTP/1.1",
			"GET relative HTTP/1.1", "GET http://localhost:x/graphql HTTP/1.1", "GET * HTTP/1.1", "OPTIONS * HTTP/1.1",
			"CONNECT localhost:80 HTTP/1.1", "GET / HTTP/9.9", "GET /", "{}", "G@T / HTTP/1.1" })
	void noAnswerNamesAClass(String line) throws IOException {
		for (String accept : List.of("text/html", "application/json", "application/xml", "x", "*/*")) {
			assertHarmless(RawHttp.send(this.port,
					"%s\r\nHost: localhost\r\nAccept: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
						.formatted(line, accept)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "X: y\r\nHost: localhost\r\nHost: other", "Host: localhost\r\nContent-Length: x",
			"Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6", "Host: localhost\r\nContent-Length: -1",
			"Host: localhost\r\nTransfer-Encoding: nothing", "Host: a b", "Host: [", "Host: localhost\r\nX Y: z",
			"Host: localhost\r\n: x", "Host: localhost\r\nX: \u0000", "Host: localhost\r\nCookie: ,;=\"",
			"Host: localhost\r\nContent-Type: */*", "Host: localhost\r\nContent-Type: x",
			"Host: localhost\r\nContent-Type:", "Host: localhost\r\nAccept-Language: !!",
			"Host: localhost\r\nIf-Modified-Since: x", "Host: localhost\r\nRange: bytes=9-1",
			"Host: localhost\r\nExpect: x", "Host: localhost\r\nUpgrade: websocket",
			"Host: localhost\r\nOrigin: x\r\nAccess-Control-Request-Method: POST", "" })
	void noHeaderMakesAnAnswerNameAClass(String headers) throws IOException {
		for (String path : ROUTES) {
			for (String method : List.of("GET", "POST", "OPTIONS")) {
				assertHarmless(RawHttp.send(this.port,
						"%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(method, path, headers)));
			}
		}
	}

	@Test
	void headersThatAreTooLargeAreRefused() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port,
				"GET / HTTP/1.1\r\nHost: localhost\r\nX: %s\r\nConnection: close\r\n\r\n"
					.formatted("x".repeat(20_000)));
		assertThat(answer.status()).isIn(400, 431);
		assertHarmless(answer);
		assertHarmless(RawHttp.send(this.port,
				"GET /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted("x".repeat(20_000))));
		assertHarmless(RawHttp.send(this.port,
				"GET / HTTP/1.1\r\nHost: localhost\r\n%sConnection: close\r\n\r\n".formatted("X: y\r\n".repeat(1000))));
	}

	private static void assertHarmless(RawHttp.Answer answer) {
		String text = answer.toString();
		assertThat(answer.status()).as(text).isLessThan(500);
		assertThat(answer.head().toLowerCase(Locale.ROOT)).as(text).doesNotContain("tomcat", "x-powered");
		assertThat(answer.body()).as(text)
			.doesNotContain("org.", "java.", "dev.newsgraph", "Exception", "\tat ", "Whitelabel", "Tomcat", "MATCH (");
		if (answer.status() >= 400) {
			assertThat(answer.head().toLowerCase(Locale.ROOT)).as(text).doesNotContain("text/html");
		}
	}

	private static String lines(String headers) {
		return headers.isEmpty() ? "" : headers.replace("~", "\r\n") + "\r\n";
	}

	private RawHttp.Answer post(String path, String headers, String body) throws IOException {
		return send("POST " + path, headers, body);
	}

	private RawHttp.Answer send(String methodAndPath, String headers, String body) throws IOException {
		return RawHttp.send(this.port,
				"%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
					.formatted(methodAndPath, headers, body.length(), body));
	}

}
