package dev.newsgraph.query.execution;

import java.util.Map;

import org.springframework.modulith.NamedInterface;

/**
 * Implements a field of the schema type {@code Mutation}. It performs a change and
 * returns the key of the node that the field resolves to. Implementations are Spring
 * beans.
 */
@NamedInterface("mutations")
public interface MutationField {

	/** Returns the name of the field in the schema. */
	String name();

	/**
	 * Runs the mutation.
	 * @param arguments coerced arguments by name
	 * @return the key of the node to return
	 * @throws RefusedMutationException if an argument is not valid
	 */
	String run(Map<String, Object> arguments);

}
