package dev.newsgraph.caching;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.transport.HttpAnswer;

/**
 * The answer of an execution.
 *
 * @param answer the answer as it is sent
 * @param shared the answer for equal requests that wait for it, or {@code null} if it
 * must be sent once only
 * @param valid whether the answer can also be kept
 */
record ExecutedAnswer(HttpAnswer answer, @Nullable CachedAnswer shared, boolean valid) {

	/** Returns an answer for the request that was executed only. */
	static ExecutedAnswer once(HttpAnswer answer) {
		return new ExecutedAnswer(answer, null, false);
	}

}
