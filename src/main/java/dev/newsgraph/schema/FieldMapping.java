package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Mapping of a field: how its value is read from the graph. */
public sealed interface FieldMapping {

	/** Returns the name of the field in the schema. */
	String name();

	/**
	 * Reads a property.
	 *
	 * @param name name of the field in the schema
	 * @param property name of the property
	 * @param owner owner of the property
	 * @param list whether the property is a list and null is returned as an empty list
	 * @param required whether the schema declares the field as non-null
	 * @param unscored value that counts as missing in orders and statistics, or null
	 */
	record PropertyField(String name, String property, PropertyOwner owner, boolean list, boolean required,
			@Nullable Long unscored) implements FieldMapping {

		public PropertyField(String name, String property, PropertyOwner owner, boolean list, boolean required) {
			this(name, property, owner, list, required, null);
		}

	}

	/**
	 * Builds the global ID from the type and the key.
	 *
	 * @param name name of the field in the schema
	 */
	record GlobalIdField(String name) implements FieldMapping {
	}

	/**
	 * Computes a value with a statement.
	 *
	 * @param name name of the field in the schema
	 * @param statements statements to choose from; each returns one column
	 */
	record ComputedField(String name, List<StatementTemplate> statements) implements FieldMapping {
	}

	/**
	 * Counts the relationships of the node.
	 *
	 * @param name name of the field in the schema
	 * @param counted relationships to count
	 */
	record CountField(String name, Source.ByRelationship counted) implements FieldMapping {
	}

	/**
	 * Reads one or more objects.
	 *
	 * @param name name of the field in the schema
	 * @param target name of the type of the objects
	 * @param cardinality whether the field is a single object, a list or a connection
	 * @param required whether the schema declares the field as non-null
	 * @param source where the objects are read from
	 * @param order default order, without the key
	 * @param orderEnum name of the enum of the fields that clients can order by, or null
	 * @param filter name of the input type of the filter, or null
	 * @param edgeFields fields of the edges except {@code cursor} and {@code node}; empty
	 * if the field is not a connection
	 * @param aggregates aggregate fields of the connection
	 */
	record ObjectField(String name, String target, Cardinality cardinality, boolean required, Source source,
			List<OrderTerm> order, @Nullable String orderEnum, @Nullable String filter,
			Map<String, FieldMapping> edgeFields, Map<String, AggregateMapping> aggregates) implements FieldMapping {
	}

	/**
	 * Reads rows of several types from a column that contains a list of maps. The entry
	 * {@code type} of each map is the name of its type.
	 *
	 * @param name name of the field in the schema
	 * @param column name of the column
	 * @param members names of the types
	 */
	record MembersField(String name, String column, List<String> members) implements FieldMapping {

		public MembersField {
			members = List.copyOf(members);
		}

	}

	/**
	 * Highlights the matches of a search in texts of the node.
	 *
	 * @param name name of the field in the schema
	 * @param properties names of the text properties
	 * @param whole properties that are highlighted as a whole instead of in fragments
	 */
	record HighlightField(String name, List<String> properties, List<String> whole) implements FieldMapping {

		public HighlightField {
			properties = List.copyOf(properties);
			whole = List.copyOf(whole);
		}

	}

	/**
	 * Looks up objects of any type by global ID.
	 *
	 * @param name name of the field in the schema
	 * @param argument argument that holds the ID or the IDs
	 * @param many whether the argument is a list
	 */
	record GlobalLookupField(String name, String argument, boolean many) implements FieldMapping {
	}

	/** Owner of a property. */
	enum PropertyOwner {

		/** The node, or the row. */
		NODE,
		/** The relationship over which the node was reached, or the row. */
		RELATIONSHIP

	}

	/** Number and form of the objects of a field. */
	enum Cardinality {

		ONE, LIST, CONNECTION

	}

}
