package dev.newsgraph.transport;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The status codes and headers of the GraphQL endpoint, one row for each rule. In a row,
 * {@code ~} separates headers, {@code J} and {@code G} stand for the media types
 * {@code application/json} and {@code application/graphql-response+json}, and the last
 * column is the code of the first error, or the data. A header with {@code !} before it
 * must be missing.
 */
@HttpTest
class StatusTableIT {

	private static final String QUERY = "{\"query\":\"{ __typename }\"}";

	@LocalServerPort
	private int port;

	@Autowired
	private OperationGate gate;

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					POST valid                        | Accept: G        | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8~Vary: Accept | {"__typename":"Query"}
					POST valid                        | Accept: J        | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8~Vary: Accept | {"__typename":"Query"}
					POST valid                        | Accept: */*      | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					POST valid                        |                  | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					POST valid                        | Accept: application/* | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					POST old type                     | Accept: application/graphql+json | {"query":"{ __typename }"} | 200 | Content-Type: application/graphql+json;charset=utf-8 | {"__typename":"Query"}
					POST q values                     | Accept: J;q=0.4, G;q=0.5 | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST q values                     | Accept: G;q=0.9, J | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					POST first of equals              | Accept: G, J     | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST excluded type                | Accept: J;q=0, */* | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST page for a browser           | Accept: text/html, */*;q=0.8 | {"query":"{ __typename }"} | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					POST charset                      | Accept: G~Content-Type: application/json; charset=UTF-8 | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST unknown property             | Accept: G        | {"query":"{ __typename }","other":1} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST null properties              | Accept: G        | {"query":"{ __typename }","operationName":null,"variables":null,"extensions":null} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST mutation                     | Accept: G        | {"query":"mutation { __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Mutation"}
					POST partial success              | Accept: G        | {"query":"{ __typename }","extensions":{"revision":false,"failure":"TIMEOUT"}} | 294 | Content-Type: G;charset=utf-8 | TIMEOUT
					POST partial success              | Accept: J        | {"query":"{ __typename }","extensions":{"revision":false,"failure":"TIMEOUT"}} | 200 | Content-Type: J;charset=utf-8 | TIMEOUT
					POST no JSON                      | Accept: G        | {"query":         | 400 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST no JSON                      | Accept: J        | NONSENSE          | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					POST no body                      | Accept: G        |                   | 400 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST list                         | Accept: G        | [{"query":"{ __typename }"}] | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST list                         | Accept: J        | [{"query":"{ __typename }"}] | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					POST text                         | Accept: G        | "{ __typename }"  | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST misspelled query             | Accept: G        | {"qeury":"{ __typename }"} | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST misspelled query             | Accept: J        | {"qeury":"{ __typename }"} | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					POST query of wrong type          | Accept: G        | {"query":1}       | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST query of null                | Accept: G        | {"query":null}    | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST name of wrong type           | Accept: G        | {"query":"{ __typename }","operationName":[]} | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST variables of wrong type      | Accept: G        | {"query":"{ __typename }","variables":[7]} | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST variables of wrong type      | Accept: J        | {"query":"{ __typename }","variables":"x"} | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					POST extensions of wrong type     | Accept: G        | {"query":"{ __typename }","extensions":"x"} | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					POST no document                  | Accept: G        | {"query":"{"}     | 400 | Content-Type: G;charset=utf-8 | GRAPHQL_PARSE_FAILED
					POST no document                  | Accept: J        | {"query":"{"}     | 200 | Content-Type: J;charset=utf-8 | GRAPHQL_PARSE_FAILED
					POST empty document               | Accept: G        | {"query":""}      | 400 | Content-Type: G;charset=utf-8 | GRAPHQL_PARSE_FAILED
					POST invalid document             | Accept: G        | {"query":"{ nothing }"} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST invalid document             | Accept: J        | {"query":"{ nothing }"} | 200 | Content-Type: J;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST fragment named twice         | Accept: G        | {"query":"{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }"} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST several operations           | Accept: G        | {"query":"query A { __typename } query B { __typename }"} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST several operations           | Accept: J        | {"query":"query A { __typename } query B { __typename }"} | 200 | Content-Type: J;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST several, empty name          | Accept: G        | {"query":"mutation A { __typename } query B { __typename }","operationName":""} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST several, one named           | Accept: G        | {"query":"mutation A { __typename } query B { __typename }","operationName":"B"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST one, empty name              | Accept: G        | {"query":"query B { __typename }","operationName":""} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST unknown operation            | Accept: G        | {"query":"query A { __typename }","operationName":"B"} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST subscription to a query      | Accept: G        | {"query":"subscription { articles { totalCount } }"} | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					POST variable of wrong type       | Accept: G        | {"query":"query($a: Int!) { __typename @include(if: true) articles(first: $a) { totalCount } }","variables":{"a":"x"}} | 422 | Content-Type: G;charset=utf-8 | BAD_USER_INPUT
					POST missing variable             | Accept: J        | {"query":"query($a: Int!) { articles(first: $a) { totalCount } }"} | 200 | Content-Type: J;charset=utf-8 | BAD_USER_INPUT
					POST limit                        | Accept: G        | {"query":"{ articles(first: 101) { totalCount } }"} | 422 | Content-Type: G;charset=utf-8 | BAD_USER_INPUT
					POST form                         | Content-Type: application/x-www-form-urlencoded | query={__typename} | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST form with files              | Content-Type: multipart/form-data; boundary=x | --x-- | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST text                         | Content-Type: text/plain | {"query":"{ __typename }"} | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST no type                      | Content-Type: -  | {"query":"{ __typename }"} | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST type of answers              | Content-Type: application/graphql-response+json | {"query":"{ __typename }"} | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST two types                    | Content-Type: application/json~Content-Type: text/plain | {"query":"{ __typename }"} | 415 | Accept: J | UNSUPPORTED_MEDIA_TYPE
					POST Brotli                       | Content-Encoding: br | {"query":"{ __typename }"} | 415 | Accept-Encoding: gzip | UNSUPPORTED_MEDIA_TYPE
					POST no gzip                      | Content-Encoding: gzip | {"query":"{ __typename }"} | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					POST only a page                  | Accept: text/html | {"query":"{ __typename }"} | 406 | Content-Type: J;charset=utf-8 | NOT_ACCEPTABLE
					POST excluded types               | Accept: J;q=0, G;q=0, application/graphql+json;q=0 | {"query":"{ __typename }"} | 406 | Content-Type: J;charset=utf-8 | NOT_ACCEPTABLE
					POST malformed Accept             | Accept: ;;       | {"query":"{ __typename }"} | 406 | Content-Type: J;charset=utf-8 | NOT_ACCEPTABLE
					POST other charset                | Accept: G; charset=latin1 | {"query":"{ __typename }"} | 406 | Content-Type: J;charset=utf-8 | NOT_ACCEPTABLE
					POST other host                   | Host: evil.example | {"query":"{ __typename }"} | 421 | Content-Type: J;charset=utf-8 | HOST_NOT_ALLOWED
					POST unknown proxy                | X-Forwarded-For: 1.2.3.4 | {"query":"{ __typename }"} | 403 | Content-Type: J;charset=utf-8 | PROXY_NOT_ALLOWED
					POST/ slash at the end            | Accept: G        | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					POST?query=%7B_%7D URL ignored    | Accept: G        | {"query":"{ __typename }"} | 200 | Content-Type: G;charset=utf-8 | {"__typename":"Query"}
					GET?query=%7B__typename%7D        | Accept: G        |  | 200 | Content-Type: G;charset=utf-8~Vary: Accept | {"__typename":"Query"}
					GET?query=%7B__typename%7D        | Accept: J        |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET?query=%7B__typename%7D        |                  |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET/?query=%7B__typename%7D       |                  |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET?query=query+A+%7B__typename%7D&operationName=&variables=&extensions= |  |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET?query=%7B__typename%7D        | Cookie: a=b~Accept: */* |  | 403 | Content-Type: J;charset=utf-8 | PREFLIGHT_REQUIRED
					GET?query=%7B__typename%7D        | Cookie: a=b~Accept: J |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET?query=%7B__typename%7D        | Cookie: a=b~Apollo-Require-Preflight: true |  | 200 | Content-Type: J;charset=utf-8 | {"__typename":"Query"}
					GET?query=mutation%7B__typename%7D | Accept: G       |  | 405 | Content-Type: G;charset=utf-8~Allow: POST | METHOD_NOT_ALLOWED
					GET?query=mutation%7B__typename%7D | Accept: J       |  | 405 | Content-Type: J;charset=utf-8~Allow: POST | METHOD_NOT_ALLOWED
					GET?query=%7B                     | Accept: G        |  | 400 | Content-Type: G;charset=utf-8 | GRAPHQL_PARSE_FAILED
					GET?query=%7Bnothing%7D           | Accept: G        |  | 422 | Content-Type: G;charset=utf-8 | GRAPHQL_VALIDATION_FAILED
					GET?query=%7B__typename%7D&variables=%5B%5D | Accept: G |  | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					GET?query=%7B__typename%7D&variables=%7B    | Accept: G |  | 400 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					GET?query=%7B__typename%7D&query=x          | Accept: G |  | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					GET?query=%zz                     | Accept: G        |  | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					GET                               | Accept: G        |  | 422 | Content-Type: G;charset=utf-8 | BAD_REQUEST
					GET                               | Accept: */*      |  | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					GET                               | Accept: image/png |  | 406 | Content-Type: J;charset=utf-8 | NOT_ACCEPTABLE
					GET                               | Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 |  | 302 | Location: graphiql~Vary: Accept | -
					GET/                              | Accept: text/html |  | 302 | Location: ../graphiql | -
					GET?query=%7Ba%7D&variables=%7B%7D&operationName=A+B | Accept: text/html |  | 302 | Location: graphiql#/query?query=%7Ba%7D&variables=%7B%7D&operation=A+B | -
					HEAD?query=%7B__typename%7D       | Accept: G        |  | 200 | Content-Type: G;charset=utf-8~Content-Length: 31 | -
					HEAD?query=mutation%7B__typename%7D | Accept: G      |  | 405 | Allow: POST | -
					HEAD?query=%7B                    | Accept: G        |  | 400 | Content-Type: G;charset=utf-8 | -
					OPTIONS                           |                  |  | 204 | Allow: GET, HEAD, POST, OPTIONS~!Access-Control-Allow-Origin | -
					OPTIONS/                          |                  |  | 204 | Allow: GET, HEAD, POST, OPTIONS | -
					OPTIONS                           | Origin: https://x.example~Access-Control-Request-Method: POST |  | 403 | !Access-Control-Allow-Origin | ORIGIN_NOT_ALLOWED
					PUT                               |                  | {"query":"{ __typename }"} | 405 | Allow: GET, HEAD, POST, OPTIONS~Content-Type: J;charset=utf-8 | METHOD_NOT_ALLOWED
					DELETE                            |                  |  | 405 | Allow: GET, HEAD, POST, OPTIONS | METHOD_NOT_ALLOWED
					QUERY                             |                  | {"query":"{ __typename }"} | 405 | Allow: GET, HEAD, POST, OPTIONS | METHOD_NOT_ALLOWED
					TRACE                             |                  |  | 405 | Allow: GET, HEAD, POST, OPTIONS~Content-Type: J;charset=utf-8 | METHOD_NOT_ALLOWED
					POST/estimate                     | Accept: J        | {"query":"{"}     | 200 | Content-Type: application/json | GRAPHQL_PARSE_FAILED
					POST/estimate/                    | Accept: J        | {"query":1}       | 400 | Content-Type: J;charset=utf-8 | BAD_REQUEST
					GET/estimate                      | Accept: J        |  | 405 | Allow: POST, OPTIONS | METHOD_NOT_ALLOWED
					POST/nothing                      | Accept: J        | {"query":"{ __typename }"} | 404 | Content-Type: J;charset=utf-8 | NOT_FOUND
					""")
	void eachRuleHasItsStatus(String request, @Nullable String headers, @Nullable String body, int status,
			String expectedHeaders, @Nullable String expected) throws IOException {
		RawHttp.Answer answer = send(request, expanded(headers), (body != null) ? body : "");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		for (String header : expanded(expectedHeaders)) {
			if (header.startsWith("!")) {
				assertThat(answer.head().toLowerCase(Locale.ROOT))
					.doesNotContain(header.substring(1).toLowerCase(Locale.ROOT));
			}
			else {
				assertThat(answer.hasHeader(header)).as(header + " in " + answer.head()).isTrue();
			}
		}
		if ("-".equals(expected)) {
			assertThat(answer.body()).isEmpty();
			return;
		}
		assertThat(answer.body()).doesNotContain("\"locations\":[]");
		JsonNode json = new JsonMapper().readTree(answer.body());
		if (status < 200 || status > 299) {
			assertThat(json.at("/errors/0/message").asString("")).as(answer.body()).hasSizeGreaterThan(20);
			assertThat(json.has("data")).isFalse();
		}
		if (expected != null) {
			assertThat(expected.startsWith("{") ? json.path("data").toString()
					: json.at("/errors/0/extensions/code").asString(""))
				.isEqualTo(expected);
		}
	}

	@Test
	void overloadIs503WithBothTypes() throws IOException {
		List<OperationGate.Place> places = new ArrayList<>();
		for (int i = 0; i < this.gate.limit(); i++) {
			places.add(this.gate.enter("client " + i, null));
		}
		try {
			for (String type : List.of("G", "J")) {
				RawHttp.Answer answer = send("POST", expanded("Accept: " + type + "~Cache-Control: no-cache"), QUERY);
				assertThat(answer.status()).isEqualTo(503);
				assertThat(answer.hasHeader("Retry-After: 1")).isTrue();
				assertThat(answer.body()).contains("OVERLOADED");
			}
		}
		finally {
			places.forEach(OperationGate.Place::close);
		}
	}

	@Test
	void sizesHaveTheirStatus() throws IOException {
		assertThat(send("POST", List.of(), " ".repeat(3000)).status()).isEqualTo(413);
		assertThat(send("GET?query=" + "x".repeat(3000), List.of(), "").status()).isEqualTo(414);
		assertThat(send("GET?query=" + "x".repeat(30_000), List.of(), "").status()).isEqualTo(414);
		RawHttp.Answer page = send("GET?query=" + "x".repeat(8000), List.of("Accept: text/html"), "");
		assertThat(page.hasHeader("Location: graphiql")).as(page.head()).isTrue();
		RawHttp.Answer answer = send("GET?query=%7B__typename%7D", List.of("X: " + "x".repeat(30_000)), "");
		assertThat(answer.status()).isEqualTo(431);
		assertThat(answer.body()).contains("\"errors\"", "REQUEST_HEADER_FIELDS_TOO_LARGE");
	}

	@Test
	void aBodyThatDoesNotArriveIs408() throws IOException {
		try (Socket socket = RawHttp.open(this.port,
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{")) {
			RawHttp.Answer answer = RawHttp.answer(socket);
			assertThat(answer.status()).isEqualTo(408);
			assertThat(answer.body()).contains("REQUEST_TOO_SLOW");
		}
	}

	/** Every refused request is followed by another one on the same connection. */
	@Test
	void aRefusedRequestKeepsTheConnectionOpen() throws IOException {
		List<String> requests = List.of(post("{\"query\":", ""), post("[]", ""),
				post("{\"query\":\"{\"}", "Accept: application/graphql-response+json\r\n"),
				post("{\"query\":1}", "Accept: application/graphql-response+json\r\n"), post("x", "Accept: x/y\r\n"),
				post("x", "Content-Encoding: gzip\r\n"), post(QUERY, "X-Forwarded-For: 1.2.3.4\r\n"),
				"GET /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"GET /graphql?query=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"GET /graphql?query=mutation%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"PUT /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
		for (String request : requests) {
			String last = post(QUERY, "Connection: close\r\n");
			String answers = RawHttp.send(this.port, request + request + last).toString();
			assertThat(answers.split("HTTP/1\\.1 ", -1)).as(request + answers).hasSize(4);
			assertThat(answers).as(request + answers).contains("{\"data\":{\"__typename\":\"Query\"}}");
			try (Socket socket = RawHttp.open(this.port, request)) {
				String first = head(socket);
				assertThat(first).as(request).startsWith("HTTP/1.1 4").doesNotContain("Connection: close");
			}
		}
	}

	private static String post(String body, String headers) {
		return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
			.formatted(headers, body.length(), body);
	}

	private static String head(Socket socket) throws IOException {
		byte[] bytes = new byte[4096];
		int count = socket.getInputStream().read(bytes);
		return new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8);
	}

	private static List<String> expanded(@Nullable String headers) {
		return (headers == null) ? List.of()
				: List.of(headers.replaceAll("\\bJ\\b", "application/json")
					.replaceAll("\\bG\\b", "application/graphql-response+json")
					.split("~"));
	}

	/** The request is the method, the rest of the path, and a comment. */
	private RawHttp.Answer send(String request, List<String> headers, String body) throws IOException {
		String target = request.split(" ")[0];
		String method = target.replaceAll("[^A-Z].*", "");
		List<String> lines = new ArrayList<>(headers);
		if (headers.stream().noneMatch((line) -> line.startsWith("Host:"))) {
			lines.add("Host: localhost");
		}
		if (method.equals("POST") && headers.stream().noneMatch((line) -> line.startsWith("Content-Type:"))) {
			lines.add("Content-Type: application/json");
		}
		lines.remove("Content-Type: -");
		lines.add("Content-Length: " + body.length());
		lines.add("Connection: close");
		return RawHttp.send(this.port, "%s /graphql%s HTTP/1.1\r\n%s\r\n\r\n%s".formatted(method,
				target.substring(method.length()), String.join("\r\n", lines), body));
	}

}
