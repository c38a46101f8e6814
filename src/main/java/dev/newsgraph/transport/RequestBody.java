package dev.newsgraph.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import org.springframework.http.MediaType;

/** Reads the body of a GraphQL request, which is JSON of limited size. */
final class RequestBody {

	private final ObjectReader json;

	private final TransportProperties properties;

	RequestBody(TransportProperties properties) {
		this.properties = properties;
		// Names that clients make up must not stay in a shared table.
		JsonFactory factory = JsonFactory.builder()
			.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(properties.maxJsonDepth())
				.maxNumberLength(properties.maxNumberLength())
				.build())
			.build();
		this.json = new JsonMapper(factory).readerFor(Object.class);
	}

	/**
	 * Reads a body completely.
	 * @throws RefusedRequestException if the body is too large or is not a GraphQL
	 * request
	 */
	SerializableGraphQlRequest read(InputStream body, @Nullable MediaType type) throws IOException {
		return request(json(bytes(body), (type != null) ? type.getCharset() : null));
	}

	private byte[] bytes(InputStream body) throws IOException {
		long limit = this.properties.maxBodySize().toBytes();
		byte[] bytes = body.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
		if (bytes.length > limit) {
			throw RefusedRequestException.tooLarge(limit);
		}
		if (bytes.length == 0) {
			throw RefusedRequestException.malformed("The body is empty; send a JSON object with `query`.");
		}
		return bytes;
	}

	// The parser detects the Unicode encodings.
	private Object json(byte[] bytes, @Nullable Charset charset) {
		try {
			return (charset == null || charset.name().startsWith("UTF")) ? this.json.readValue(bytes)
					: this.json.readValue(new InputStreamReader(new ByteArrayInputStream(bytes), charset));
		}
		catch (StreamConstraintsException ex) {
			throw RefusedRequestException.malformed(("The body has more than %d levels of nesting"
					+ " (newsgraph.http.max-json-depth), or a number of more than %d digits"
					+ " (newsgraph.http.max-number-length).")
				.formatted(this.properties.maxJsonDepth(), this.properties.maxNumberLength()));
		}
		catch (JacksonException ex) {
			TokenStreamLocation location = ex.getLocation();
			throw RefusedRequestException.malformed((location != null) ? "The body is not JSON: line %d, column %d."
				.formatted(location.getLineNr(), location.getColumnNr()) : "The body is not JSON.");
		}
	}

	private static SerializableGraphQlRequest request(@Nullable Object json) {
		if (!(json instanceof Map<?, ?> body)) {
			throw RefusedRequestException.malformed("The body is not a JSON object; send one with `query`.");
		}
		SerializableGraphQlRequest request = new SerializableGraphQlRequest();
		String query = value(body, "query", String.class, "a string");
		if (query == null) {
			throw RefusedRequestException
				.malformed("The body does not contain `query`; send a JSON object with `query`.");
		}
		request.setQuery(query);
		String operationName = value(body, "operationName", String.class, "a string");
		if (operationName != null) {
			request.setOperationName(operationName);
		}
		Map<String, @Nullable Object> variables = object(body, "variables");
		if (variables != null) {
			request.setVariables(variables);
		}
		Map<String, Object> extensions = object(body, "extensions");
		if (extensions != null) {
			request.setExtensions(extensions);
		}
		return request;
	}

	@SuppressWarnings("unchecked")
	private static <T extends @Nullable Object> @Nullable Map<String, T> object(Map<?, ?> body, String name) {
		return (Map<String, T>) value(body, name, Map.class, "an object");
	}

	private static <T> @Nullable T value(Map<?, ?> body, String name, Class<T> type, String typeName) {
		Object value = body.get(name);
		if (value != null && !type.isInstance(value)) {
			throw RefusedRequestException.malformed("In the body, `%s` is not %s.".formatted(name, typeName));
		}
		return type.cast(value);
	}

}
