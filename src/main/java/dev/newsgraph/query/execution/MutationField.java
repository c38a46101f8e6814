package dev.newsgraph.query.execution;

import java.util.Map;

import org.springframework.modulith.NamedInterface;

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
	 * @return the node to return, and what the caller can correct
	 */
	MutationResult run(Map<String, Object> arguments);

}
