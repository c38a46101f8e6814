package dev.newsgraph.subscription;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.RefusedRequestException;

/** Reads and checks the messages of the clients of WebSockets. */
final class SocketMessages {

	private static final Set<String> TYPES = Set.of("connection_init", "ping", "pong", "subscribe", "complete");

	private static final JsonMapper JSON = new JsonMapper();

	/** The beginning of a message of an operation, as {@link SocketJson} writes it. */
	private static final String ID = "{\"id\":";

	private static final String TYPE = ",\"type\":\"";

	private final JsonExchange exchange;

	/**
	 * Creates a reader.
	 * @param exchange reads JSON within the limits of requests
	 */
	SocketMessages(JsonExchange exchange) {
		this.exchange = exchange;
	}

	/**
	 * Reads a message.
	 * @throws IllegalArgumentException if it is not one of the protocol; the message of
	 * the exception is for the client, and has at most 120 characters
	 */
	Map<String, Object> read(String text) {
		Map<String, Object> message = object(text);
		Object type = message.get("type");
		if (!(type instanceof String name) || !TYPES.contains(name)) {
			throw new IllegalArgumentException(
					"Invalid message: `type` must be connection_init, ping, pong, subscribe or complete");
		}
		Object payload = message.get("payload");
		if (payload != null && !(payload instanceof Map<?, ?>)) {
			throw new IllegalArgumentException("Invalid message: `payload` must be an object");
		}
		boolean operation = name.equals("subscribe") || name.equals("complete");
		if (operation && !(message.get("id") instanceof String id && !id.isEmpty())) {
			throw new IllegalArgumentException("Invalid message: `id` must be a text that is not empty");
		}
		if (name.equals("subscribe")) {
			check((payload instanceof Map<?, ?> map) ? map : Map.of());
		}
		return message;
	}

	/**
	 * Returns the JSON of a message of an operation.
	 * @param payload its content, or {@code null} without one
	 */
	static String write(String id, String type, @Nullable Object payload) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("id", id);
		message.put("type", type);
		if (payload != null) {
			message.put("payload", payload);
		}
		return JSON.writeValueAsString(message);
	}

	/**
	 * Returns what a message of the gateway belongs to, or {@code null} if it belongs to
	 * no operation.
	 * @param text a message as {@link SocketJson} writes it
	 */
	static @Nullable Label label(String text) {
		int type = text.startsWith(ID) ? endOfText(text, ID.length()) : -1;
		if (type < 0 || !text.startsWith(TYPE, type)) {
			return null;
		}
		String json = text.substring(ID.length(), type);
		String id = (json.indexOf('\\') < 0) ? json.substring(1, json.length() - 1)
				: JSON.readValue(json, String.class);
		return new Label(id, !text.startsWith("next", type + TYPE.length()));
	}

	/** Returns the index after a JSON string that begins at an index. */
	private static int endOfText(String text, int begin) {
		for (int i = begin + 1; i < text.length(); i++) {
			if (text.charAt(i) == '\\') {
				i++;
			}
			else if (text.charAt(i) == '"') {
				return i + 1;
			}
		}
		return -1;
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> object(String text) {
		try {
			if (this.exchange.readJson(text.getBytes(StandardCharsets.UTF_8), "The message") instanceof Map<?, ?> map) {
				return (Map<String, Object>) map;
			}
			throw new IllegalArgumentException("Invalid message: it must be one JSON object");
		}
		catch (RefusedRequestException ex) {
			throw new IllegalArgumentException(
					"Invalid message: it must be one JSON object, with unique names and within newsgraph.http.max-json-depth",
					ex);
		}
	}

	private static void check(Map<?, ?> payload) {
		if (payload.isEmpty()) {
			throw new IllegalArgumentException("Invalid message: `payload` must be an object with `query`");
		}
		for (String name : List.of("query", "documentId", "operationName")) {
			Object value = payload.get(name);
			if (value != null && !(value instanceof String)) {
				throw new IllegalArgumentException("Invalid message: `payload.%s` must be a text".formatted(name));
			}
		}
		requireObject(payload.get("variables"), "variables");
		requireObject(payload.get("extensions"), "extensions");
	}

	private static void requireObject(@Nullable Object value, String name) {
		if (value != null && !(value instanceof Map<?, ?>)) {
			throw new IllegalArgumentException("Invalid message: `payload.%s` must be an object".formatted(name));
		}
	}

	/**
	 * The operation of a message.
	 *
	 * @param id the id of the operation
	 * @param isLast whether the operation has no further messages
	 */
	record Label(String id, boolean isLast) {
	}

}
