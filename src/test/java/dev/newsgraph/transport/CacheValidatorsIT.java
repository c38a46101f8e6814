package dev.newsgraph.transport;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers to queries have an ETag, which is that of the revision of the graph. */
@HttpTest
class CacheValidatorsIT extends ValidatorTest {

	@Test
	void anAnswerHasAStrongTagAndIsRevalidated() throws Exception {
		HttpResponse<byte[]> first = get(EDGES);
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(etag(first)).matches("\"[\\w-]{43}\"");
		assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");
		assertThat(header(first, "Vary")).contains("Accept");
		for (String condition : List.of(etag(first), "\"x\", " + etag(first), "W/" + etag(first), "*")) {
			HttpResponse<byte[]> second = get(EDGES, "If-None-Match", condition);
			assertThat(second.statusCode()).as(condition).isEqualTo(304);
			assertThat(second.body()).isEmpty();
			assertThat(etag(second)).isEqualTo(etag(first));
			assertThat(header(second, "Cache-Control")).isEqualTo("private, no-cache");
		}
		assertThat(get(EDGES, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
	}

	@Test
	void anUnchangedAnswerNeedsNoStatementOfTheOperation() throws Exception {
		String etag = etag(get(EDGES));
		long before = this.client.readTime().toNanos();
		assertThat(get(EDGES, "If-None-Match", etag).statusCode()).isEqualTo(304);
		assertThat(this.client.readTime().toNanos()).isEqualTo(before);
	}

	@Test
	void headHasTheHeadersOfGet() throws Exception {
		String etag = etag(get(EDGES));
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(EDGES))
			.header("Accept", "application/graphql-response+json")
			.method("HEAD", BodyPublishers.noBody());
		HttpResponse<byte[]> head = http.send(request.build(), BodyHandlers.ofByteArray());
		assertThat(etag(head)).isEqualTo(etag);
		assertThat(http.send(request.header("If-None-Match", etag).build(), BodyHandlers.ofByteArray()).statusCode())
			.isEqualTo(304);
	}

	@Test
	void everythingThatDeterminesTheAnswerDeterminesTheTag() throws Exception {
		String operations = "query A($n: Int, $s: String) { articles(first: $n, where: {title: {ne: $s}}) { edges { node { title } } } } query B { stats { articleCount } }";
		String a = "&operationName=A&variables=" + encoded("{\"n\": 1, \"s\": \"x\"}");
		List<HttpResponse<byte[]>> different = List.of(get(uri(operations, a)),
				get(uri(operations, "&operationName=A&variables=" + encoded("{\"n\": 2, \"s\": \"x\"}"))),
				get(uri(operations, "&operationName=A&variables=" + encoded("{\"n\": 1}"))),
				get(uri(operations, "&operationName=B&variables=" + encoded("{\"n\": 1, \"s\": \"x\"}"))),
				get(uri(operations + " ", a)), get(uri(operations, a), "Accept", "application/json"));
		assertThat(different).extracting(CacheValidatorsIT::etag).doesNotHaveDuplicates().doesNotContainNull();
		assertThat(etag(get(uri(operations, "&variables=" + encoded("{\"s\":\"x\",\"n\":1}") + "&operationName=A"))))
			.isEqualTo(etag(different.getFirst()));
	}

	@Test
	void aTagIsThatOfARevision() throws Exception {
		String first = etag(get(EDGES));
		load("A", "B");
		assertThat(get(EDGES, "If-None-Match", first).statusCode()).isEqualTo(304);
		load("A", "C");
		HttpResponse<byte[]> changed = get(EDGES, "If-None-Match", first);
		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(etag(changed)).isNotEqualTo(first);
		load("A", "B");
		assertThat(get(EDGES, "If-None-Match", first).statusCode()).isEqualTo(304);
	}

	/** A new database with the same documents, loaded in other batches. */
	@Test
	void equalDocumentsHaveEqualTags() throws Exception {
		HttpResponse<byte[]> first = get(EDGES);
		String revision = text(get("{ stats { revision } }"));
		TestDatabase.clear(this.client);
		this.seeds.load(this.client, 1);
		assertThat(text(get("{ stats { revision } }"))).isEqualTo(revision).contains("\"revision\":\"");
		assertThat(get(EDGES, "If-None-Match", etag(first)).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ importJobs { totalCount } }", "{ importJobs(first: 1) { edges { node { id } } } }",
			"{ importJob(id: \"SW1wb3J0Sm9iOng\") { id } }", "{ node(id: \"SW1wb3J0Sm9iOng\") { id } }",
			"{ articles(first: 1) { edges { node { sources { importedAt } } } } }" })
	void jobsAndClocksAreNotKept(String operation) throws Exception {
		HttpResponse<byte[]> response = get(operation);
		assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
		assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
		assertThat(etag(response)).isNull();
		assertThat(get(operation, "If-None-Match", "*").statusCode()).isEqualTo(200);
	}

	@Test
	void errorsAndStatisticsAreNotKept() throws Exception {
		for (URI uri : List.of(uri("{ unknown }"), uri("{ articles(first: -1) { totalCount } }"),
				uri(EDGES, "&extensions=" + encoded("{\"statistics\":true}")))) {
			HttpResponse<byte[]> response = get(uri);
			assertThat(header(response, "Cache-Control")).as(uri.toString()).isEqualTo("no-store");
			assertThat(etag(response)).isNull();
		}
	}

	@Test
	void aQueryByPostIsAlwaysExecuted() throws Exception {
		HttpResponse<byte[]> response = post("{\"query\": \"" + EDGES + "\"}", "If-None-Match", etag(get(EDGES)));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(header(response, "Cache-Control")).isEqualTo("private, no-cache");
		HttpResponse<byte[]> mutation = post(
				"{\"query\": \"mutation { cancelImport(input: {id: \\\"x\\\"}) { job { id } } }\"}");
		assertThat(header(mutation, "Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void aRequestCanAskForTheRevision() throws Exception {
		String stats = text(get("{ stats { revision } }"));
		String extensions = text(post("{\"query\": \"{ __typename }\", \"extensions\": {\"revision\": true}}"));
		assertThat(stats.replaceAll(".*\"revision\":\"(\\w{64})\".*", "$1"))
			.isEqualTo(extensions.replaceAll(".*\"extensions\":\\{\"revision\":\"(\\w{64})\".*", "$1"));
		assertThat(text(get(EDGES))).doesNotContain("revision");
	}

	@Test
	void theHealthEndpointShowsTheRevision() throws Exception {
		String revision = text(get("{ stats { revision } }")).replaceAll(".*\"revision\":\"(\\w{64})\".*", "$1");
		String health = text(get(URI.create("http://localhost:%d/actuator/health/graph".formatted(this.port)), "Accept",
				"application/json"));
		assertThat(health).contains("\"status\":\"UP\"", "\"revision\":\"" + revision + "\"");
	}

	@Test
	void aCompressedAnswerHasATagOfItsOwn() throws Exception {
		String[] titles = new String[90];
		Arrays.setAll(titles, (i) -> "Title " + i + " " + "x".repeat(100));
		load(titles);
		HttpResponse<byte[]> plain = get(EDGES);
		HttpResponse<byte[]> compressed = get(EDGES, "Accept-Encoding", "gzip");
		assertThat(plain.body().length).isGreaterThan(8192);
		assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
		assertThat(etag(compressed)).isEqualTo(etag(plain).replaceAll("\"$", "-gzip\""));
		assertThat(header(plain, "Vary")).contains("Accept-Encoding");
		try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
			assertThat(content.readAllBytes()).isEqualTo(plain.body());
		}
		HttpResponse<byte[]> again = get(EDGES, "Accept-Encoding", "gzip", "If-None-Match", etag(compressed));
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(etag(again)).isEqualTo(etag(compressed));
		assertThat(header(again, "Vary")).contains("Accept-Encoding");
	}

}
