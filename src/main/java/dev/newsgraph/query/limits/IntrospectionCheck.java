package dev.newsgraph.query.limits;

import java.util.List;

import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.FieldCoordinates;

import dev.newsgraph.query.plan.OperationTooLargeException;

/**
 * Refuses introspection that no tool needs. The types of a schema form cycles, so a
 * selection that follows them twice can return the whole schema for each of its types.
 */
public final class IntrospectionCheck {

	private static final List<FieldCoordinates> ONCE = List.of(FieldCoordinates.coordinates("Query", "__schema"),
			FieldCoordinates.coordinates("Query", "__type"), FieldCoordinates.coordinates("__Type", "fields"),
			FieldCoordinates.coordinates("__Type", "inputFields"), FieldCoordinates.coordinates("__Type", "interfaces"),
			FieldCoordinates.coordinates("__Type", "possibleTypes"));

	private IntrospectionCheck() {
	}

	/**
	 * Checks the introspection of an operation, if it contains one.
	 * @throws OperationTooLargeException if a field that may occur once occurs more often
	 */
	public static void check(ExecutableNormalizedOperation operation) {
		for (FieldCoordinates field : ONCE) {
			int selected = operation.getCoordinatesToNormalizedFields().get(field).size();
			if (selected > 1) {
				throw OperationTooLargeException
					.of("The introspection is too large: it selects %s.%s %d times. Select it once, as GraphiQL does, or use several operations."
						.formatted(field.getTypeName(), field.getFieldName(), selected));
			}
		}
	}

}
