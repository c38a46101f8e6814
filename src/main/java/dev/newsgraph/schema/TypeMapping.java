package dev.newsgraph.schema;

import java.util.Map;

/** An object type of the schema and how its fields are read from the graph. */
public sealed interface TypeMapping permits NodeType, RowType {

	/** The type's name in the schema. */
	String name();

	/** The mappings of its fields by field name. */
	Map<String, FieldMapping> fields();

	default FieldMapping field(String field) {
		FieldMapping mapping = fields().get(field);
		if (mapping == null) {
			throw new IllegalArgumentException("%s has no mapping for the field '%s'".formatted(name(), field));
		}
		return mapping;
	}

}
