package dev.newsgraph.transport;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a response as JSON. A response consists of maps, lists and scalar values, so it
 * is written without a lookup of serializers, which is faster.
 */
public final class AnswerJson {

	private static final JsonMapper JSON = new JsonMapper();

	private AnswerJson() {
	}

	/** Returns the JSON of a response in UTF-8. */
	static byte[] bytes(Map<String, Object> answer) {
		return limitedBytes(answer, Long.MAX_VALUE);
	}

	/**
	 * Returns the JSON of a response in UTF-8, or that of an error if the response is
	 * larger than the limit, which also bounds the memory.
	 * @param limit the maximum size in bytes
	 */
	public static byte[] bytes(Map<String, Object> answer, long limit) {
		try {
			return limitedBytes(answer, limit);
		}
		catch (TooLargeException ex) {
			return bytes(ex.answer());
		}
	}

	/**
	 * Returns the JSON of a response in UTF-8.
	 * @param limit the maximum size in bytes
	 * @throws TooLargeException if the response is larger
	 */
	static byte[] limitedBytes(Map<String, Object> answer, long limit) {
		try (ByteArrayBuilder bytes = new ByteArrayBuilder();
				JsonGenerator generator = JSON.createGenerator(new LimitedOutput(bytes, limit))) {
			write(answer, generator);
			generator.flush();
			return bytes.toByteArray();
		}
	}

	private static void write(@Nullable Object value, JsonGenerator generator) {
		switch (value) {
			case null -> generator.writeNull();
			case String text -> generator.writeString(text);
			case Map<?, ?> object -> write(object, generator);
			case List<?> list -> write(list, generator);
			case Integer number -> generator.writeNumber(number);
			case Boolean flag -> generator.writeBoolean(flag);
			case Long number -> generator.writeNumber(number);
			case Double number -> generator.writeNumber(number);
			default -> generator.writePOJO(value);
		}
	}

	private static void write(Map<?, ?> object, JsonGenerator generator) {
		generator.writeStartObject();
		for (Map.Entry<?, ?> entry : object.entrySet()) {
			generator.writeName(String.valueOf(entry.getKey()));
			write(entry.getValue(), generator);
		}
		generator.writeEndObject();
	}

	private static void write(List<?> list, JsonGenerator generator) {
		generator.writeStartArray();
		for (Object value : list) {
			write(value, generator);
		}
		generator.writeEndArray();
	}

	/** Refuses the bytes over the limit, before they take memory. */
	private static final class LimitedOutput extends OutputStream {

		private final ByteArrayBuilder bytes;

		private final long limit;

		private LimitedOutput(ByteArrayBuilder bytes, long limit) {
			this.bytes = bytes;
			this.limit = limit;
		}

		@Override
		public void write(int one) {
			require(1);
			this.bytes.write(one);
		}

		@Override
		public void write(byte[] some, int offset, int length) {
			require(length);
			this.bytes.write(some, offset, length);
		}

		private void require(int length) {
			if (this.bytes.size() + (long) length > this.limit) {
				throw new TooLargeException(this.limit);
			}
		}

	}

	/** Thrown while a response is written, as soon as it exceeds its maximum size. */
	static final class TooLargeException extends RuntimeException {

		/** The code of the error. */
		static final String CODE = "RESOURCE_EXHAUSTED";

		private static final long serialVersionUID = 1L;

		/**
		 * Creates the exception.
		 * @param limit the maximum size in bytes
		 */
		TooLargeException(long limit) {
			super(String.format(Locale.ROOT,
					"The answer is larger than %,d bytes, the limit in newsgraph.database.reads.max-answer-size."
							+ " Ask for shorter pages, or for fewer long texts such as the body.",
					limit));
		}

		/** Returns the response that is sent instead. */
		Map<String, Object> answer() {
			return Map.of("errors",
					List.of(Map.of("message", String.valueOf(getMessage()), "extensions", Map.of("code", CODE))));
		}

	}

}
