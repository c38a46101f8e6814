package dev.newsgraph.schema;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A type whose objects are nodes.
 *
 * @param name the type's name in the schema
 * @param label the label of its nodes
 * @param key the property that identifies a node
 * @param fields the mappings of its fields by field name
 */
public record NodeType(String name, String label, String key, Map<String, FieldMapping> fields) implements TypeMapping {

	// There is one type of a name, and plans that hold it are looked up by every request.
	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NodeType type && type.name.equals(this.name);
	}
}
