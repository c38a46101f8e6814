package dev.newsgraph.caching;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.events.OperationName;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.HttpAnswer;

/**
 * An answer that is kept.
 *
 * @param answer the answer as it is sent
 * @param document the document that was executed
 * @param operation the name and the type of the operation
 * @param maxAge how long clients may keep answers to the document without asking again,
 * or {@code null}
 * @param state the state of the graph before the execution
 * @param end the {@link System#nanoTime()} after the execution. The answer is that of the
 * state if the graph was still in it then or later
 */
record CachedAnswer(HttpAnswer answer, String document, OperationName operation, @Nullable Duration maxAge,
		RevisionState state, long end) {

	/** Memory of an entry besides body and document, as estimated. */
	private static final int BYTES = 2000;

	/** Returns the memory that the answer takes, as estimated. */
	int weight() {
		return BYTES + this.answer.body().length + 2 * this.document.length();
	}

}
