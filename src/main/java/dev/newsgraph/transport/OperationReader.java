package dev.newsgraph.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.RoleBodyProperties;

/**
 * Reads the parameters of an operation from the URL of a {@code GET}, or from the body of
 * a {@code POST}. This is the only place where they become an {@link OperationRequest};
 * an {@link OperationRequestResolver} can complete it there.
 */
final class OperationReader {

	private final JsonReader json;

	private final long limit;

	private final RoleBodyProperties roles;

	private final List<OperationRequestResolver> resolvers;

	OperationReader(TransportProperties properties, RoleBodyProperties roles,
			List<OperationRequestResolver> resolvers) {
		this.roles = roles;
		this.json = new JsonReader(properties);
		this.limit = properties.maxBodySize().toBytes();
		this.resolvers = resolvers;
	}

	/** Returns the reader of the JSON of requests. */
	JsonReader json() {
		return this.json;
	}

	/** Passes a request that was answered without errors to the resolvers. */
	void answered(OperationRequest request) {
		for (OperationRequestResolver resolver : this.resolvers) {
			resolver.answered(request);
		}
	}

	/**
	 * Reads the request completely.
	 * @param type the media type of the body of a {@code POST}
	 * @throws RefusedRequestException if the body or the URL is too large, is not a
	 * GraphQL request, or is refused by a resolver
	 */
	OperationRequest read(HttpServletRequest request, HttpMethod method, @Nullable MediaType type) throws IOException {
		return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) ? readUrl(request)
				: readBody(body(request), type, RequestCaller.identity(request).role());
	}

	/** Returns the body that the filter of bodies has read, without a copy. */
	private byte[] body(HttpServletRequest request) throws IOException {
		byte[] body = BufferedBodyRequest.body(request);
		return (body != null) ? body : request.getInputStream()
			.readNBytes((int) Math.min(this.roles.largest(this.limit) + 1, Integer.MAX_VALUE));
	}

	/** Reads the body of a {@code POST} of a caller with a role. */
	OperationRequest readBody(byte[] bytes, @Nullable MediaType type, Role role) {
		long most = this.roles.limit(role, this.limit);
		if (bytes.length > most) {
			throw RefusedRequestException.tooLarge(most, this.roles.property(role));
		}
		if (bytes.length == 0) {
			throw RefusedRequestException.malformed("The body is empty; send a JSON object with `query`.");
		}
		Object json = this.json.read(bytes, (type != null) ? type.getCharset() : null);
		if (!(json instanceof Map<?, ?> parameters)) {
			throw RefusedRequestException.parameters((json instanceof List)
					? "The body is a list, but batches are not supported; send each operation as a JSON object with `query`."
					: "The body is not a JSON object; send one with `query`.");
		}
		return read(parameters, "body");
	}

	/**
	 * Reads parameters that were sent as a JSON object.
	 * @param place what contains them, for messages
	 * @throws RefusedRequestException if they are not a GraphQL request, or are refused
	 * by a resolver
	 */
	OperationRequest read(Map<?, ?> parameters, String place) {
		OperationRequest request = resolved(request(parameters, "In the " + place, "an object", false));
		if (request.query() == null) {
			throw RefusedRequestException
				.parameters("The %s does not contain `query`; send a JSON object with `query`.".formatted(place));
		}
		return request;
	}

	private OperationRequest readUrl(HttpServletRequest request) {
		String url = request.getQueryString();
		if (url != null && url.length() > this.limit) {
			throw RefusedRequestException.urlTooLong(this.limit);
		}
		UrlParameters parameters = new UrlParameters(request, this.json);
		OperationRequest operation = resolved(request(parameters.values(), "In the URL", "a JSON object", true));
		if (operation.query() == null) {
			throw RefusedRequestException.parameters(
					"The URL does not contain the parameter `query`; add it, or send a JSON object with `query` by POST.");
		}
		return operation;
	}

	private OperationRequest resolved(OperationRequest received) {
		OperationRequest request = received;
		for (OperationRequestResolver resolver : this.resolvers) {
			request = resolver.resolve(request);
		}
		return request;
	}

	private static OperationRequest request(Map<?, ?> parameters, String place, String object, boolean safe) {
		String query = value(parameters, "query", String.class, place, "a string");
		String documentId = text(parameters, "documentId", place);
		String operationName = text(parameters, "operationName", place);
		Map<String, @Nullable Object> variables = object(parameters, "variables", place, object);
		Map<String, Object> extensions = object(parameters, "extensions", place, object);
		return new OperationRequest(query, documentId, operationName, (variables != null) ? variables : Map.of(),
				(extensions != null) ? extensions : Map.of(), safe);
	}

	private static @Nullable String text(Map<?, ?> parameters, String name, String place) {
		String text = value(parameters, name, String.class, place, "a string");
		return "".equals(text) ? null : text;
	}

	@SuppressWarnings("unchecked")
	private static <T extends @Nullable Object> @Nullable Map<String, T> object(Map<?, ?> parameters, String name,
			String place, String typeName) {
		return (Map<String, T>) value(parameters, name, Map.class, place, typeName);
	}

	private static <T> @Nullable T value(Map<?, ?> parameters, String name, Class<T> type, String place,
			String typeName) {
		Object value = parameters.get(name);
		if (value != null && !type.isInstance(value)) {
			throw RefusedRequestException.parameters("%s, `%s` is not %s; send %s%s.".formatted(place, name, typeName,
					typeName, name.equals("query") ? "" : " or leave it out"));
		}
		return type.cast(value);
	}

	/** The parameters of an operation in the URL of a request. */
	private static final class UrlParameters {

		private static final List<String> TEXTS = List.of("query", "documentId", "operationName");

		private static final List<String> OBJECTS = List.of("variables", "extensions");

		private final HttpServletRequest request;

		private final JsonReader json;

		UrlParameters(HttpServletRequest request, JsonReader json) {
			this.request = request;
			this.json = json;
		}

		/**
		 * Returns the values by name; those of {@code variables} and {@code extensions}
		 * are read from JSON.
		 * @throws RefusedRequestException if a parameter occurs twice, or is not JSON
		 */
		Map<String, Object> values() {
			Map<String, Object> values = new HashMap<>();
			for (String name : TEXTS) {
				String text = text(name);
				if (text != null) {
					values.put(name, text);
				}
			}
			for (String name : OBJECTS) {
				String text = text(name);
				Object value = (text != null && !text.isEmpty()) ? object(name, text) : null;
				if (value != null) {
					values.put(name, value);
				}
			}
			return values;
		}

		private @Nullable Object object(String name, String text) {
			return this.json.read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8,
					"The parameter `%s` in the URL".formatted(name));
		}

		private @Nullable String text(String name) {
			String[] values = this.request.getParameterValues(name);
			if (values == null) {
				return null;
			}
			if (values.length > 1) {
				throw RefusedRequestException
					.parameters("The parameter `%s` occurs more than once in the URL; send it once.".formatted(name));
			}
			return values[0];
		}

	}

}
