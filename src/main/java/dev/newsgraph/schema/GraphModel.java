package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

/**
 * The SDL as a model of the graph.
 *
 * @param types the object types by name, the root type among them
 * @param orders what the values of order enums stand for: paths by value, by enum; the
 * path of a value of the edge begins with {@code edge.}
 * @param filters what the input types with {@code @filter} demand, by their names
 * @param rules what is demanded of arguments, by type and field ({@code Query.article})
 */
public record GraphModel(Map<String, TypeMapping> types, Map<String, Map<String, String>> orders,
		Map<String, FilterType> filters, Map<String, List<ArgumentRule>> rules) {

	/** The name of the root type. */
	public static final String QUERY = "Query";

	/** What is demanded of the arguments of a field. */
	public List<ArgumentRule> rules(String type, String field) {
		return this.rules.getOrDefault(type + "." + field, List.of());
	}

	public FilterType filter(String name) {
		FilterType filter = this.filters.get(name);
		if (filter == null) {
			throw new IllegalArgumentException("No mapping for the filter '%s'".formatted(name));
		}
		return filter;
	}

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
