package dev.newsgraph.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that tries to cost the gateway more than an ordinary one, or to make it fail.
 *
 * @param name the kind and the variant
 * @param method the HTTP method
 * @param path the path and the query string
 * @param headers header fields; a header can be there twice
 * @param body the body, which can be empty
 * @param expected what the gateway does
 */
public record HostileRequest(String name, String method, String path, List<Map.Entry<String, String>> headers,
		byte[] body, Expected expected) {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
			.build())
		.build();

	private static final String JSON = "application/json";

	/** A POST of an operation to the endpoint. */
	static HostileRequest operation(String name, String query, Map<String, ?> variables, Expected expected) {
		Map<String, Object> body = new TreeMap<>();
		body.put("query", query);
		if (!variables.isEmpty()) {
			body.put("variables", variables);
		}
		return json(name, MAPPER.writeValueAsString(body), expected);
	}

	/** A POST of a text that should be JSON. */
	static HostileRequest json(String name, String body, Expected expected) {
		return new HostileRequest(name, "POST", "/graphql", List.of(Map.entry("Content-Type", JSON)),
				body.getBytes(StandardCharsets.UTF_8), expected);
	}

	/** The same request on another route. */
	HostileRequest on(String route) {
		return new HostileRequest(this.name + " on " + route, this.method, route, this.headers, this.body,
				this.expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** What the gateway does with a request. */
	public enum Expected {

		/**
		 * It answers with an error that names the caller's mistake, and reads nothing.
		 */
		REFUSED,

		/** It answers with data or with such an error, before the deadline. */
		BOUNDED,

		/** It answers with data and without errors. */
		ANSWERED

	}

}
