package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.newsgraph.schema.Source.KeyForm;

/**
 * Model of the graph that the SDL describes.
 *
 * @param types object types by name, including {@code Query} and {@code Subscription}
 * @param orders sort terms by enum value, by order enum; a descending term sorts
 * ascending when clients ask for descending order, and the reverse
 * @param filters filters by the names of their input types
 * @param rules argument rules by type and field ({@code Query.article})
 * @param entityKeys forms of the keys of each type that other subgraphs can refer to, by
 * field
 * @param access roles that types and fields require
 * @param visibility which objects a role sees
 */
public record GraphModel(Map<String, TypeMapping> types, Map<String, Map<String, OrderTerm>> orders,
		Map<String, FilterType> filters, Map<String, List<ArgumentRule>> rules,
		Map<String, Map<String, KeyForm>> entityKeys, AccessRules access, VisibilityMapping visibility) {

	/** Name of the root type. */
	public static final String QUERY = "Query";

	/** Name of the type whose fields are streams of events. */
	public static final String SUBSCRIPTION = "Subscription";

	/** Returns whether the fields of a type are root fields that read from the graph. */
	static boolean isRoot(String type) {
		return type.equals(QUERY) || type.equals(SUBSCRIPTION);
	}

	/** Returns the labels of the nodes. */
	public List<String> labels() {
		return this.types.values()
			.stream()
			.filter(NodeType.class::isInstance)
			.map((type) -> ((NodeType) type).label())
			.distinct()
			.sorted()
			.toList();
	}

	/** Returns the types of the relationships that fields follow or count. */
	public List<String> relationshipTypes() {
		return this.types.values()
			.stream()
			.flatMap((type) -> type.fields().values().stream())
			.flatMap((field) -> switch (field) {
				case FieldMapping.CountField count -> count.counted().types().stream();
				case FieldMapping.ObjectField object when object
					.source() instanceof Source.ByRelationship relationship -> relationship.types().stream();
				default -> Stream.<String>empty();
			})
			.distinct()
			.sorted()
			.toList();
	}

	/** Returns the rules for the arguments of a field. */
	public List<ArgumentRule> rules(String type, String field) {
		return this.rules.getOrDefault(type + "." + field, List.of());
	}

	/**
	 * Returns a filter by the name of its input type.
	 * @throws IllegalArgumentException if there is none
	 */
	public FilterType filter(String name) {
		FilterType filter = this.filters.get(name);
		if (filter == null) {
			throw new IllegalArgumentException("No mapping for the filter '%s'".formatted(name));
		}
		return filter;
	}

	/**
	 * Returns a type by name.
	 * @throws IllegalArgumentException if there is none
	 */
	public TypeMapping type(String name) {
		TypeMapping type = this.types.get(name);
		if (type == null) {
			throw new IllegalArgumentException("No mapping for the type '%s'".formatted(name));
		}
		return type;
	}

	/**
	 * Returns a node type by name.
	 * @throws IllegalArgumentException if there is none, or it is mapped to rows
	 */
	public NodeType nodeType(String name) {
		if (type(name) instanceof NodeType node) {
			return node;
		}
		throw new IllegalArgumentException("The type '%s' is not mapped to nodes".formatted(name));
	}

}
