package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the requests of tests to a gateway, and checks what all responses have in common.
 */
final class TestRequests implements AutoCloseable {

	/** The longest time of a request: the deadline of an operation and some more. */
	static final Duration DEADLINE = Duration.ofSeconds(15);

	/**
	 * What a response must not contain: class names, stack traces and HTML error pages.
	 */
	private static final Pattern INTERNAL = Pattern.compile(
			"dev\\.newsgraph|org\\.(neo4j|springframework|apache|yaml)|java\\.(lang|util|io|time|net)\\.|graphql\\.(execution|schema|language)"
					+ "|[a-z](?<!DataFetching)Exception|\\tat |Whitelabel|Neo\\.(Client|Transient|Database)Error");

	/** What a response must not contain unless Cypher was asked for. */
	private static final Pattern CYPHER = Pattern.compile("(OPTIONAL )?MATCH \\(|CALL \\(|UNWIND \\$");

	private final int port;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(DEADLINE)
		.build();

	TestRequests(int port) {
		this.port = port;
	}

	HttpResponse<String> send(HostileRequest request) throws IOException, InterruptedException {
		HttpRequest.Builder builder = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + request.path()))
			.timeout(DEADLINE)
			.method(request.method(), (request.body().length == 0) ? BodyPublishers.noBody()
					: BodyPublishers.ofByteArray(request.body()));
		for (Map.Entry<String, String> header : request.headers()) {
			builder.header(header.getKey(), header.getValue());
		}
		HttpResponse<String> response = this.client.send(builder.build(), BodyHandlers.ofString());
		assertThat(response.body()).as(request.name()).doesNotContainPattern(INTERNAL);
		if (!request.path().startsWith("/graphiql")) {
			assertThat(response.body()).as(request.name()).doesNotContain("<html");
		}
		if (!request.path().contains("/explain")) {
			assertThat(response.body()).as(request.name()).doesNotContainPattern(CYPHER);
		}
		return response;
	}

	/** Returns the response to an ordinary operation. */
	String ordinary() throws IOException, InterruptedException {
		return send(HostileRequest.json("an ordinary operation",
				"{\"query\": \"{ articles(first: 1) { totalCount } }\"}", HostileRequest.Expected.ANSWERED))
			.body();
	}

	/** Returns the status of the readiness probe. */
	int readiness() throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/actuator/health/readiness"))
				.timeout(DEADLINE)
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
