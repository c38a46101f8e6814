package dev.newsgraph.query.compiled;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/** Executes queries that were compiled. */
@NamedInterface("compiled")
public final class CompiledOperations {

	/**
	 * Returns the answer to a query, or {@code null} if graphql-java must execute it.
	 * Then call {@link CompiledRequest#handOver} before.
	 */
	public @Nullable CompiledAnswer execute(CompiledRequest request) {
		return null;
	}

}
