package dev.newsgraph.subscription;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks the messages of the clients of WebSockets. */
final class SocketMessages {

	private static final int MAX_DEPTH = 100;

	private static final int MAX_NUMBER_LENGTH = 40;

	private static final Set<String> TYPES = Set.of("connection_init", "ping", "pong", "subscribe", "complete");

	private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(MAX_NUMBER_LENGTH).build())
		.build());

	private SocketMessages() {
	}

	/**
	 * Reads a message.
	 * @throws IllegalArgumentException if it is not one of the protocol; the message of
	 * the exception is for the client, and has at most 120 characters
	 */
	static Map<String, Object> read(String text) {
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

	/** Returns the JSON of a message. */
	static String write(Map<String, Object> message) {
		return JSON.writeValueAsString(message);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> object(String text) {
		try {
			Map<String, Object> message = JSON.readValue(text, Map.class);
			if (message != null) {
				return message;
			}
			throw new IllegalArgumentException("Invalid message: it must be one JSON object");
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Invalid message: it must be one JSON object", ex);
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

}
