package dev.newsgraph.schema;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object type that is mapped to nodes.
 *
 * @param name name of the type in the schema
 * @param label label of the nodes
 * @param key property that identifies a node
 * @param fields field mappings by field name
 */
public record NodeType(String name, String label, String key, Map<String, FieldMapping> fields) implements TypeMapping {

	// Names are unique, and plans that contain types are used as cache keys by every
	// request.
	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NodeType type && type.name.equals(this.name);
	}
}
