package dev.newsgraph.subscription;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.transport.AnswerJson;

/** The map of a response that is kept only as JSON. It is read back if it is needed. */
final class JsonAnswer extends AbstractMap<String, Object> {

	private static final JsonMapper JSON = new JsonMapper();

	private final byte[] json;

	private final boolean shared;

	private JsonAnswer(byte[] json, boolean shared) {
		this.json = json;
		this.shared = shared;
	}

	/**
	 * Writes a response as JSON, or an error if it is larger than the limit.
	 * @param answer the response
	 * @param limit the maximum size in bytes
	 */
	static JsonAnswer of(Map<String, Object> answer, long limit) {
		return new JsonAnswer(AnswerJson.bytes(answer, limit), false);
	}

	/**
	 * Writes an event for several clients; see {@link #of}.
	 * @param answer the response
	 * @param limit the maximum size in bytes
	 */
	static JsonAnswer shared(Map<String, Object> answer, long limit) {
		return new JsonAnswer(AnswerJson.bytes(answer, limit), true);
	}

	/** Returns whether it is an event for several clients. */
	boolean isShared() {
		return this.shared;
	}

	/** Returns the response in UTF-8. */
	byte[] json() {
		return this.json;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Set<Entry<String, Object>> entrySet() {
		return JSON.readValue(this.json, Map.class).entrySet();
	}

}
