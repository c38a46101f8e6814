package dev.newsgraph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Thrown if a connection cannot be read, or if one of its pages has errors. */
public final class ConnectionReadException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Map<String, Object>> errors;

	ConnectionReadException(List<Map<String, Object>> errors) {
		super(String.valueOf(errors.getFirst().get("message")), null, false, false);
		this.errors = List.copyOf(errors);
	}

	ConnectionReadException(String code, String message) {
		this(List.of(error(code, message)));
	}

	/**
	 * Returns an exception for a page that is not read.
	 * @param code code of the error
	 * @param message what is wrong
	 */
	public static ConnectionReadException of(String code, String message) {
		return new ConnectionReadException(code, message);
	}

	private static Map<String, Object> error(String code, String message) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("extensions", Map.of("code", code));
		return error;
	}

	/** Returns the errors in the format of a GraphQL response. */
	public List<Map<String, Object>> errors() {
		return this.errors;
	}

	/** Returns the code of the first error. */
	public String code() {
		Object code = extension("code");
		return (code != null) ? String.valueOf(code) : "";
	}

	/** Returns an entry of the extensions of the first error, or {@code null}. */
	public @Nullable Object extension(String name) {
		return (this.errors.getFirst().get("extensions") instanceof Map<?, ?> extensions) ? extensions.get(name) : null;
	}

}
