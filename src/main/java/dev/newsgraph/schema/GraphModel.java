package dev.newsgraph.schema;

import java.util.Map;

/**
 * The SDL as a model of the graph.
 *
 * @param types the object types by name, the root type among them
 * @param orders what the values of order enums stand for: paths by value, by enum
 */
public record GraphModel(Map<String, TypeMapping> types, Map<String, Map<String, String>> orders) {

	/** The name of the root type. */
	public static final String QUERY = "Query";

	public TypeMapping type(String name) {
		TypeMapping type = this.types.get(name);
		if (type == null) {
			throw new IllegalArgumentException("No mapping for the type '%s'".formatted(name));
		}
		return type;
	}

	public NodeType nodeType(String name) {
		if (type(name) instanceof NodeType node) {
			return node;
		}
		throw new IllegalArgumentException("The type '%s' is not mapped to nodes".formatted(name));
	}

}
