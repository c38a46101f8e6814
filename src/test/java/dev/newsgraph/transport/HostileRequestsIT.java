package dev.newsgraph.transport;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.transport.HostileRequest.Expected;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every request of the hostile corpus is refused with a code that names the caller's
 * mistake, or it is answered before the deadline.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class HostileRequestsIT {

	/** Codes of failures that are not the caller's mistake. */
	private static final Set<String> FAILURES = Set.of("INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "OVERLOADED",
			"null");

	/** Codes of operations that ran and were stopped by a limit. */
	private static final Set<String> STOPPED = Set.of("TIMEOUT", "RESOURCE_EXHAUSTED");

	private final JsonMapper mapper = new JsonMapper();

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
	void refusesOrBoundsEveryRequest() throws Exception {
		List<HostileRequest> corpus = HostileRequests.all();
		assertThat(corpus).hasSizeGreaterThan(120);
		assertThat(corpus).extracting(HostileRequest::name).doesNotHaveDuplicates();
		List<String> failures = new ArrayList<>();
		for (HostileRequest request : corpus) {
			String failure;
			try {
				failure = failure(request, this.requests.send(request));
			}
			catch (IOException | AssertionError ex) {
				failure = String.valueOf(ex);
			}
			if (!failure.isEmpty()) {
				failures.add(request.name() + ": " + failure.substring(0, Math.min(400, failure.length())));
			}
		}
		assertThat(failures).isEmpty();
		assertThat(this.requests.ordinary()).contains("\"data\"").doesNotContain("errors");
		assertThat(this.requests.readiness()).isEqualTo(200);
	}

	/** Returns what is wrong with the response, or an empty text. */
	private String failure(HostileRequest request, HttpResponse<String> response) {
		if (response.statusCode() >= 500) {
			return "status " + response.statusCode() + ": " + response.body();
		}
		if (response.body().isEmpty() || !response.body().startsWith("{")) {
			return "the body with status " + response.statusCode() + " is not a response of GraphQL: "
					+ response.body();
		}
		List<String> codes = codes(this.mapper.readTree(response.body()));
		if (request.expected() == Expected.REFUSED && codes.isEmpty()) {
			return "it was answered: " + response.body();
		}
		for (String code : codes) {
			if (FAILURES.contains(code) || (request.expected() == Expected.REFUSED && STOPPED.contains(code))) {
				return "code " + code + ": " + response.body();
			}
		}
		return (response.body().length() > 20_000 && !codes.isEmpty())
				? "the error is " + response.body().length() + " characters long" : "";
	}

	private static List<String> codes(JsonNode body) {
		List<String> codes = new ArrayList<>();
		for (JsonNode error : body.path("errors")) {
			codes.add(error.path("extensions").path("code").asString("null"));
		}
		// A mutation says what the client can correct in its result.
		for (JsonNode field : body.path("data")) {
			field.path("userErrors").forEach((error) -> codes.add(error.path("code").asString("null")));
		}
		return codes;
	}

}
