package dev.newsgraph.schema;

import java.util.Map;

/** Mapping of an object type of the schema. */
public sealed interface TypeMapping permits NodeType, RowType {

	/** Returns the name of the type in the schema. */
	String name();

	/** Returns the field mappings by field name. */
	Map<String, FieldMapping> fields();

	/**
	 * Returns the mapping of a field.
	 * @throws IllegalArgumentException if there is none
	 */
	default FieldMapping field(String field) {
		FieldMapping mapping = fields().get(field);
		if (mapping == null) {
			throw new IllegalArgumentException("%s has no mapping for the field '%s'".formatted(name(), field));
		}
		return mapping;
	}

}
