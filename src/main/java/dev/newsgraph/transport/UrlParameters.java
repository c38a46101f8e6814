package dev.newsgraph.transport;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The parameters of an operation in the URL of a request. */
final class UrlParameters {

	private static final List<String> TEXTS = List.of("query", "documentId", "operationName");

	private static final List<String> OBJECTS = List.of("variables", "extensions");

	private final HttpServletRequest request;

	private final JsonReader json;

	UrlParameters(HttpServletRequest request, JsonReader json) {
		this.request = request;
		this.json = json;
	}

	/**
	 * Returns the values by name; those of {@code variables} and {@code extensions} are
	 * read from JSON.
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
