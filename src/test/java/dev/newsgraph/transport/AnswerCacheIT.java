package dev.newsgraph.transport;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer that is sent again is the same, and is that of the current graph. */
@HttpTest
class AnswerCacheIT extends ValidatorTest {

	@Autowired
	private MeterRegistry meters;

	@Test
	void anAnswerIsSentAgainWithoutAStatement() throws Exception {
		for (String[] headers : List.of(new String[0], new String[] { "Accept", "application/graphql-response+json" },
				new String[] { "Accept-Encoding", "gzip" })) {
			String body = "{\"query\": \"" + EDGES + "\"}";
			HttpResponse<byte[]> first = post(body, headers);
			double hits = count("hit");
			long before = this.client.readTime().toNanos();
			assertEqual(post(body, headers), first);
			assertEqual(post("{\"variables\": {}, \"query\": \"" + EDGES + "\"}", headers), first);
			assertEqual(post(body, headers), first);
			assertThat(this.client.readTime().toNanos()).isEqualTo(before);
			assertThat(count("hit") - hits).isEqualTo(3);
		}
	}

	@Test
	void aLargeAnswerIsSentAgainAsItWas() throws Exception {
		String[] titles = new String[90];
		Arrays.setAll(titles, (i) -> "Title " + i + " " + "x".repeat(100));
		load(titles);
		for (String encoding : List.of("identity", "gzip")) {
			HttpResponse<byte[]> first = get(EDGES, "Accept-Encoding", encoding);
			double hits = count("hit");
			assertEqual(get(EDGES, "Accept-Encoding", encoding), first);
			assertThat(count("hit") - hits).isEqualTo(1);
			HttpResponse<byte[]> posted = post("{\"query\": \"" + EDGES + "\"}", "Accept-Encoding", encoding);
			assertEqual(post("{\"query\": \"" + EDGES + "\"}", "Accept-Encoding", encoding), posted);
		}
	}

	@Test
	void headHasTheHeadersOfGet() throws Exception {
		HttpRequest head = HttpRequest.newBuilder(uri(EDGES))
			.header("Accept", "application/graphql-response+json")
			.method("HEAD", BodyPublishers.noBody())
			.build();
		HttpResponse<byte[]> get = get(EDGES);
		for (int i = 0; i < 2; i++) {
			HttpResponse<byte[]> answer = http.send(head, BodyHandlers.ofByteArray());
			assertThat(answer.body()).isEmpty();
			assertThat(headers(answer)).isEqualTo(headers(get));
		}
	}

	@Test
	void anImportEndsTheUseOfAnAnswer() throws Exception {
		String body = "{\"query\": \"" + EDGES + "\"}";
		for (int i = 0; i < 3; i++) {
			load("A", "B" + i);
			for (int j = 0; j < 3; j++) {
				assertThat(text(post(body))).contains("\"B" + i + "\"");
				assertThat(text(get(EDGES))).contains("\"B" + i + "\"");
			}
		}
	}

	@Test
	void everythingThatDeterminesTheAnswerIsCompared() throws Exception {
		String document = "query A($n: Int) { articles(first: $n) { edges { node { title } } } } query B { articles { totalCount } }";
		for (int i = 0; i < 2; i++) {
			assertThat(text(ask(document, "A", "{\"n\": 1}"))).contains("\"A\"").doesNotContain("\"B\"");
			assertThat(text(ask(document, "A", "{\"n\": 2}"))).contains("\"A\"", "\"B\"");
			assertThat(text(ask(document, "B", "{\"n\": 1}"))).contains("totalCount");
			assertThat(text(ask(document, "A", "{\"n\": \"1\"}"))).contains("errors");
			assertThat(header(post("{\"query\": \"" + EDGES + "\"}", "Accept", "application/json"), "Content-Type"))
				.startsWith("application/json");
			assertThat(header(post("{\"query\": \"" + EDGES + "\"}", "Accept", "application/graphql-response+json"),
					"Content-Type"))
				.startsWith("application/graphql-response+json");
			assertThat(text(post("{\"query\": \"{ __typename }\", \"extensions\": {\"revision\": true}}")))
				.contains("revision");
			assertThat(text(post("{\"query\": \"{ __typename }\"}"))).doesNotContain("revision");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ importJobs { totalCount } }", "{ importJobs(first: 1) { edges { node { id } } } }",
			"{ articles(first: 1) { edges { node { sources { importedAt } } } } }" })
	void jobsAndClocksAreExecuted(String operation) throws Exception {
		double misses = count("miss");
		for (int i = 1; i < 4; i++) {
			post("{\"query\": \"" + operation + "\"}");
			assertThat(count("miss") - misses).isEqualTo(i);
		}
	}

	@Test
	void errorsAndStatisticsAreExecuted() throws Exception {
		for (String body : List.of("{\"query\": \"{ unknown }\"}",
				"{\"query\": \"{ articles(first: -1) { totalCount } }\"}",
				"{\"query\": \"" + EDGES + "\", \"extensions\": {\"statistics\": true}}",
				"{\"query\": \"" + EDGES + "\", \"extensions\": {\"revision\": false, \"failure\": \"TIMEOUT\"}}")) {
			double misses = count("miss");
			assertThat(header(post(body), "Cache-Control")).isEqualTo("no-store");
			assertThat(header(post(body), "Cache-Control")).isEqualTo("no-store");
			assertThat(count("miss") - misses).as(body).isEqualTo(2);
		}
	}

	@Test
	void aRequestCanAskForAnExecution() throws Exception {
		String body = "{\"query\": \"" + EDGES + "\"}";
		HttpResponse<byte[]> first = post(body);
		double hits = count("hit");
		for (String header : List.of("no-cache", "no-store", "max-age=0, no-cache")) {
			long before = this.client.readTime().toNanos();
			assertEqual(post(body, "Cache-Control", header), first);
			assertThat(this.client.readTime().toNanos()).isGreaterThan(before);
		}
		assertThat(count("hit")).isEqualTo(hits);
	}

	@Test
	void aRefusedRequestIsRefusedAlthoughItsAnswerIsKept() throws Exception {
		String body = "{\"query\": \"" + EDGES + "\"}";
		post(body);
		post(body);
		assertThat(post(body, "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(403);
		assertThat(post(body, "Accept", "text/csv").statusCode()).isEqualTo(406);
		assertThat(post(body, "Accept", "*/*; charset=latin1").statusCode()).isEqualTo(406);
		get(EDGES);
		get(EDGES);
		assertThat(get(EDGES, "Accept", "*/*", "Cookie", "a=b").statusCode()).isEqualTo(403);
		get(EDGES, "Accept", "*/*");
		get(EDGES, "Accept", "*/*");
		assertThat(get(EDGES, "Accept", "*/*", "Cookie", "a=b").statusCode()).isEqualTo(403);
		HttpRequest put = HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(this.port)))
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(body))
			.build();
		assertThat(http.send(put, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(405);
	}

	private HttpResponse<byte[]> ask(String document, String name, String variables) throws Exception {
		return post("{\"query\": \"%s\", \"operationName\": \"%s\", \"variables\": %s}".formatted(document, name,
				variables));
	}

	private double count(String result) {
		return this.meters.get("newsgraph.answers.requests")
			.tag("result", result)
			.meter()
			.measure()
			.iterator()
			.next()
			.getValue();
	}

	private static void assertEqual(HttpResponse<byte[]> actual, HttpResponse<byte[]> expected) {
		assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
		assertThat(headers(actual)).isEqualTo(headers(expected));
		assertThat(actual.body()).isEqualTo(expected.body());
	}

	private static Map<String, List<String>> headers(HttpResponse<byte[]> response) {
		Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
		headers.remove("date");
		return headers;
	}

}
