package dev.newsgraph.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Thrown while a response is written, as soon as it exceeds its maximum size. */
final class AnswerTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param limit the maximum size in bytes
	 */
	AnswerTooLargeException(long limit) {
		super(String.format(Locale.ROOT,
				"The answer is larger than %,d bytes, the limit in newsgraph.database.reads.max-answer-size."
						+ " Ask for shorter pages, or for fewer long texts such as the body.",
				limit));
	}

	/** Returns the response that is sent instead. */
	Map<String, Object> answer() {
		return Map.of("errors", List
			.of(Map.of("message", String.valueOf(getMessage()), "extensions", Map.of("code", "RESOURCE_EXHAUSTED"))));
	}

}
