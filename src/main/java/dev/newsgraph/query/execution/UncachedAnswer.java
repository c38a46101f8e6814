package dev.newsgraph.query.execution;

import graphql.GraphQLContext;
import org.springframework.modulith.NamedInterface;

/**
 * Marks the answer of an operation that must not be kept, because the same operation can
 * have another answer although the graph has not changed. The {@code GraphQLContext}
 * holds the mark. Set it for an operation whose answer depends on the current time, on
 * import jobs, or on the execution itself.
 */
@NamedInterface("requests")
public final class UncachedAnswer {

	private UncachedAnswer() {
	}

	/** Marks the answer of the operation with this context. */
	public static void mark(GraphQLContext context) {
		context.put(UncachedAnswer.class, true);
	}

	/** Returns whether the answer of the operation with this context is marked. */
	public static boolean isMarked(GraphQLContext context) {
		return context.hasKey(UncachedAnswer.class);
	}

}
