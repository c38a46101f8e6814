package dev.newsgraph.query.execution;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.database.Caller;

/**
 * Implements a field of the schema type {@code Mutation}. It performs a change and
 * returns the key of a node, or what the caller can correct. Implementations are Spring
 * beans.
 */
@NamedInterface("mutations")
public interface MutationField {

	/** Returns the name of the field in the schema. */
	String name();

	/**
	 * Runs the mutation.
	 * @param arguments coerced arguments by name
	 * @param caller the client, or {@code null} if it is unknown
	 * @return the node to return, and what the caller can correct
	 */
	MutationResult run(Map<String, Object> arguments, @Nullable Caller caller);

}
