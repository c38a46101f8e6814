package dev.newsgraph.query.execution;

import java.util.Map;

import org.springframework.modulith.NamedInterface;

/**
 * A field of the schema's type {@code Mutation}: does something and names the node that
 * the field answers with.
 */
@NamedInterface("mutations")
public interface MutationField {

	/** The field's name in the schema. */
	String name();

	/**
	 * Does it.
	 * @param arguments by name, as they were coerced
	 * @return the key of the node to answer with
	 * @throws RefusedMutationException when an argument cannot work
	 */
	String run(Map<String, Object> arguments);

}
