package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.transport.HostileRequest.Expected;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random changes of valid requests never make the gateway fail: over all routes, methods
 * and media types, no status is 5xx except 503, each request ends, and no response shows
 * a class name, Cypher or a stack trace.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class MutatedRequestsIT {

	private static final List<String> OPERATIONS = List.of(
			"{\"query\": \"{ articles(first: 2, where: {heat: {gt: 1}}) { totalCount edges { cursor node { title topics { name } } } pageInfo { hasNextPage } } }\"}",
			"{\"query\": \"query A($u: URL!) { article(webUrl: $u) { title related(first: 2) { edges { node { title } } } } }\", \"variables\": {\"u\": \"https://example.com/a\"}, \"operationName\": \"A\"}",
			"{\"query\": \"query($t: String!, $f: Int) { search(text: $t, first: $f) { edges { node { title } } } }\", \"variables\": {\"t\": \"robot news\", \"f\": 3}}",
			"{\"query\": \"query($w: ArticleFilter) { articles(where: $w, orderBy: [{field: TITLE, direction: DESC}]) { totalCount } }\", \"variables\": {\"w\": {\"or\": [{\"heat\": {\"gt\": 3}}, {\"not\": {\"topics\": {\"some\": {\"name\": {\"eq\": \"AI\"}}}}}]}}}",
			"{\"query\": \"{ __schema { queryType { name } types { name fields { name type { name ofType { name } } } } } }\"}",
			"{\"query\": \"{ topics(first: 2) { edges { node { name coverage(first: 2) { edges { node { articleCount } } } timeline(interval: MONTH) { start } } } } }\", \"extensions\": {\"statistics\": true}}",
			"{\"query\": \"{ path(from: \\\"https://example.com/a\\\", to: \\\"https://example.com/b\\\") { length } whyRelated(from: \\\"https://example.com/a\\\", to: \\\"https://example.com/b\\\") { score } }\"}",
			"{\"query\": \"query($i: [ID!]!) { nodes(ids: $i) { id ... on Article { title } } }\", \"variables\": {\"i\": [\"QXJ0aWNsZTphYmM\"]}}",
			"{\"query\": \"fragment F on Article { title provider { name domain } } { articles(first: 1) { edges { node { ...F @include(if: true) } } } }\"}",
			"{\"query\": \"query($d: DateTime) { articles(where: {publishedDateTime: {gte: $d}}) { totalCount } }\", \"variables\": {\"d\": \"2024-01-01T00:00:00Z\"}}");

	private static final List<String> ROUTES = List.of("/graphql", "/graphql", "/graphql", "/graphql",
			"/graphql/estimate", "/graphql/explain", "/graphql/", "/graphiql", "/graphiql/settings.json",
			"/actuator/health", "/actuator", "/nothing", "/graphql/explain?plan=true",
			"/graphql?query=%7B__typename%7D", "/graphql;a=b", "/graphql/%2e%2e/actuator");

	private static final List<String> METHODS = List.of("POST", "POST", "POST", "POST", "POST", "POST", "GET", "PUT",
			"DELETE", "PATCH", "HEAD", "OPTIONS");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/json;charset=utf-8", "application/json; charset=\"latin1\"",
			"application/graphql-response+json", "text/plain", "application/graphql", "*/*", "application/*",
			"text/event-stream", "application/json, text/html", "application/json;q=0.1, */*;q=0.01", ";", "a/b;c=\"",
			"multipart/mixed;boundary=x");

	private static final List<String> PIECES = List.of("{", "}", "[", "]", "\"", "\\", "\\u0000", "\\ud800", "null",
			"true", "-1", "1e400", "99999999999999999999", "$x", "@", "@include(if: false)", "...F",
			"... on Article { id }", "#", "\u00e9", "\ud83d\ude00", "\u0000", "first: 0", "where: {}", "where: null",
			"orderBy: []", "title", "id", "__typename", "related", "first: 101", "after: \\\"x\\\"", ",", ":", "!",
			"mutation", "subscription", "query", "/*", "''", "%s", "\\n", "\ufeff", "DROP", "') RETURN 1 //", "`");

	@LocalServerPort
	private int port;

	@Autowired
	private GraphClient client;

	private TestRequests requests;

	@BeforeEach
	void open() {
		TestDatabase.defineSchema(this.client);
		this.requests = new TestRequests(this.port);
	}

	@AfterEach
	void close() {
		this.requests.close();
	}

	@Test
	void someRandomRequestsAreAnsweredOrRefused() throws Exception {
		run(600, 1);
	}

	@Test
	@Tag("slow")
	void tenThousandRandomRequestsAreAnsweredOrRefused() throws Exception {
		run(10_000, 2);
	}

	private void run(int count, long seed) throws InterruptedException {
		Random random = new Random(seed);
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			HostileRequest request = request(random, i);
			String sent = "%s: %s %s %s %s".formatted(request.name(), request.method(), request.path(),
					request.headers(), new String(request.body(), StandardCharsets.UTF_8));
			try {
				HttpResponse<String> response = this.requests.send(request);
				if (response.statusCode() >= 500 && response.statusCode() != 503
						|| response.body().contains("INTERNAL_SERVER_ERROR")) {
					failures.add(sent + "\n-> " + response.statusCode() + " " + response.body());
				}
			}
			catch (IOException | AssertionError ex) {
				failures.add(sent + "\n-> " + ex);
			}
		}
		assertThat(failures).isEmpty();
	}

	private static HostileRequest request(Random random, int number) {
		String body = one(random, OPERATIONS);
		int changes = random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			body = changed(random, body);
		}
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		if (random.nextInt(20) > 0) {
			headers.add(Map.entry("Content-Type", (random.nextInt(3) > 0) ? TYPES.getFirst() : one(random, TYPES)));
		}
		while (random.nextInt(3) == 0) {
			headers.add(Map.entry("Accept", one(random, TYPES)));
		}
		if (random.nextInt(20) == 0) {
			headers.add(Map.entry("Content-Encoding", one(random, List.of("gzip", "br", "identity", "x"))));
		}
		String method = one(random, METHODS);
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		if (random.nextInt(30) == 0) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		String path = one(random, ROUTES);
		if (method.equals("GET") && path.equals("/graphql")) {
			path += "?" + parameters(random, body);
		}
		return new HostileRequest("request " + number, method, path, headers,
				(method.equals("GET") || method.equals("HEAD")) ? new byte[0] : bytes, Expected.BOUNDED);
	}

	/** A changed operation as parameters of a URL, some of which are the wrong ones. */
	private static String parameters(Random random, String body) {
		List<String> parameters = new ArrayList<>();
		for (String name : List.of("query", "variables", "operationName", "extensions", "query")) {
			if (random.nextInt(2) == 0) {
				String value = (random.nextInt(4) == 0) ? one(random, PIECES)
						: body.replaceAll("^\\{\"query\": \"|\"}$", "").replace("\\\"", "\"");
				parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
			}
		}
		return String.join("&", parameters);
	}

	private static String changed(Random random, String text) {
		int at = random.nextInt(text.length() + 1);
		int end = Math.min(text.length(), at + 1 + random.nextInt(12));
		return switch (random.nextInt(5)) {
			case 0 -> text.substring(0, at) + one(random, PIECES) + text.substring(at);
			case 1 -> text.substring(0, at) + text.substring(end);
			case 2 -> text.substring(0, at) + one(random, PIECES) + text.substring(end);
			case 3 ->
				text.substring(0, end) + text.substring(at, end).repeat(1 + random.nextInt(3)) + text.substring(end);
			default -> {
				String other = one(random, OPERATIONS);
				int from = random.nextInt(other.length());
				yield text.substring(0, at) + other.substring(from, Math.min(other.length(), from + random.nextInt(40)))
						+ text.substring(end);
			}
		};
	}

	private static <T> T one(Random random, List<T> values) {
		return values.get(random.nextInt(values.size()));
	}

}
