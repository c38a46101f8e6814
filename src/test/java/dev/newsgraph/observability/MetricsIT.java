package dev.newsgraph.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.transport.HttpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What Prometheus reads, and where. */
@HttpTest
class MetricsIT {

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int management;

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void metricsAreOnlyAtTheManagementPort() throws Exception {
		assertThat(this.management).isNotEqualTo(this.port);
		assertThat(get(this.management, "/actuator/prometheus").statusCode()).isEqualTo(200);
		assertThat(get(this.port, "/actuator/prometheus").statusCode()).isEqualTo(404);
	}

	/** They would slow down each request. */
	@Test
	void theFiltersOfSpringSecurityAreNotMeasured() throws Exception {
		assertThat(get(this.port, "/graphql?query=%7B__typename%7D").statusCode()).isEqualTo(200);
		assertThat(get(this.management, "/actuator/prometheus").body()).contains("newsgraph_operations")
			.doesNotContain("spring_security", "http_server_requests");
	}

	@Test
	void healthIsAtBothPorts() throws Exception {
		for (int each : new int[] { this.port, this.management }) {
			for (String path : new String[] { "/actuator/health", "/actuator/health/liveness", "/actuator/info" }) {
				assertThat(get(each, path).statusCode()).as("%d%s", each, path).isEqualTo(200);
			}
		}
	}

	@Test
	void infoNamesTheVersion() throws Exception {
		assertThat(get(this.port, "/actuator/info").body()).contains("\"name\":\"newsgraph\"").contains("\"version\"");
	}

	@Test
	void operationsAreCountedHoweverTheyAreAnswered() throws Exception {
		TestDatabase.clear(this.client);
		SeedFiles seeds = new SeedFiles(this.folder);
		seeds.replace(Map.of("one/a.md", "---\ntitle: A\nwebUrl: https://paper.example/a\n---\n"));
		seeds.load(this.client, 1000);
		String name = "MetricsIT" + System.nanoTime();
		String query = "/graphql?query=query%20" + name + "%7Barticles%7BtotalCount%7D%7D";
		HttpResponse<String> first = get(this.port, query);
		assertThat(first.statusCode()).isEqualTo(200);
		get(this.port, query);
		HttpResponse<String> unchanged = this.http.send(HttpRequest.newBuilder(uri(this.port, query))
			.header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
			.build(), BodyHandlers.ofString());
		assertThat(unchanged.statusCode()).isEqualTo(304);
		assertThat(count(name, "OK", "executed")).isEqualTo(1);
		assertThat(count(name, "OK", "kept")).isEqualTo(2);
	}

	@Test
	void anExecutionByGraphQlJavaAndItsErrorAreCounted() throws Exception {
		String name = "MetricsIT" + System.nanoTime();
		post("{\"query\": \"query %s { __typename }\"}".formatted(name));
		post("{\"query\": \"query %s { nothing }\"}".formatted(name));
		post("{\"query\": \"mutation %s { cancelImport(id: \\\"x\\\") { job { id } } }\"}".formatted(name));
		assertThat(count(name, "OK", "executed")).isEqualTo(1);
		assertThat(count(name, "GRAPHQL_VALIDATION_FAILED", "executed")).isGreaterThanOrEqualTo(1);
	}

	@Test
	void aRefusedRequestIsCounted() throws Exception {
		double before = count("other", "BAD_REQUEST", "executed");
		post("{}");
		assertThat(count("other", "BAD_REQUEST", "executed") - before).isEqualTo(1);
	}

	@Test
	void anExportIsCountedWithItsStatements() throws Exception {
		TestDatabase.clear(this.client);
		SeedFiles seeds = new SeedFiles(this.folder);
		seeds.replace(Map.of("one/a.md", "---\ntitle: A\nwebUrl: https://paper.example/a\n---\n"));
		seeds.load(this.client, 1000);
		String name = "MetricsIT" + System.nanoTime();
		assertThat(
				get(this.port, "/graphql/export?query=query%20" + name + "%7Barticles%7Bnodes%7Btitle%7D%7D%7D").body())
			.contains("A");
		get(this.port, "/graphql/export?query=query%20" + name + "%7Barticles%7Bnodes%7Bnothing%7D%7D%7D");
		assertThat(count(name, "OK", "executed")).isEqualTo(1);
		assertThat(count(name, "GRAPHQL_VALIDATION_FAILED", "executed")).isEqualTo(1);
		assertThat(metrics())
			.containsPattern("newsgraph_operations_seconds_count\\{[^}]*" + name + "[^}]*type=\"export\"");
	}

	@Test
	void theCostOfAnOperationOverAnEventStreamIsCounted() throws Exception {
		double before = value("newsgraph_operations_cost_count");
		this.http.send(HttpRequest.newBuilder(uri(this.port, "/graphql"))
			.header("Content-Type", "application/json")
			.header("Accept", "text/event-stream")
			.POST(BodyPublishers.ofString("{\"query\": \"{ articles(first: 1) { totalCount } }\"}"))
			.build(), BodyHandlers.ofString());
		assertThat(value("newsgraph_operations_cost_count") - before).isEqualTo(1);
	}

	@Test
	void statementsAndTheirRowsAreMeasured() throws Exception {
		double before = value("newsgraph_statements_seconds_count{access=\"read\",outcome=\"ok\"}");
		post("{\"query\": \"query MetricsIT%d { articles(first: 1) { totalCount edges { node { id } } } }\"}"
			.formatted(System.nanoTime()));
		assertThat(value("newsgraph_statements_seconds_count{access=\"read\",outcome=\"ok\"}") - before)
			.isGreaterThanOrEqualTo(1);
	}

	private double count(String name, String outcome, String answer) throws IOException, InterruptedException {
		double sum = 0;
		Matcher line = Pattern.compile("(?m)^newsgraph_operations_seconds_count\\{(.*)} (.*)$").matcher(metrics());
		while (line.find()) {
			String labels = line.group(1);
			if (labels.contains("operation=\"" + name + "\"") && labels.contains("outcome=\"" + outcome + "\"")
					&& labels.contains("answer=\"" + answer + "\"")) {
				sum += Double.parseDouble(line.group(2));
			}
		}
		return sum;
	}

	private double value(String series) throws IOException, InterruptedException {
		Matcher line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (.*)$").matcher(metrics());
		return line.find() ? Double.parseDouble(line.group(1)) : 0;
	}

	private String metrics() throws IOException, InterruptedException {
		return get(this.management, "/actuator/prometheus").body();
	}

	private HttpResponse<String> get(int to, String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri(to, path)).build(), BodyHandlers.ofString());
	}

	private void post(String body) throws IOException, InterruptedException {
		this.http.send(HttpRequest.newBuilder(uri(this.port, "/graphql"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private static URI uri(int port, String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

}
