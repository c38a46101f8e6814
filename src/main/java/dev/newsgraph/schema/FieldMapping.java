package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How a field is read from the graph. */
public sealed interface FieldMapping {

	/** The field's name in the schema. */
	String name();

	/**
	 * A property.
	 *
	 * @param name the field's name in the schema
	 * @param property the property's name
	 * @param owner what has the property
	 * @param list whether it is a list, and null stands for the empty one
	 * @param required whether the schema says that it is never null
	 */
	record PropertyField(String name, String property, PropertyOwner owner, boolean list,
			boolean required) implements FieldMapping {
	}

	/**
	 * The global id, made of the type and the key.
	 *
	 * @param name the field's name in the schema
	 */
	record GlobalIdField(String name) implements FieldMapping {
	}

	/**
	 * A value that a statement computes.
	 *
	 * @param name the field's name in the schema
	 * @param statements the statements to choose from; each returns one column
	 */
	record ComputedField(String name, List<StatementTemplate> statements) implements FieldMapping {
	}

	/**
	 * How many relationships of a kind the node has.
	 *
	 * @param name the field's name in the schema
	 * @param counted the relationships
	 */
	record CountField(String name, Source.ByRelationship counted) implements FieldMapping {
	}

	/**
	 * One object or several.
	 *
	 * @param name the field's name in the schema
	 * @param target the type of the objects
	 * @param cardinality how many there are, and in what form
	 * @param required whether the schema says that it is never null
	 * @param source where they come from
	 * @param order their order when the client names none, without the key
	 * @param orderEnum the enum that names what the client may order by
	 * @param filter the input type of what the client may demand of the objects; null for
	 * none
	 * @param edgeFields the fields of the connection's edges, beside cursor and node;
	 * empty for other cardinalities
	 * @param aggregates the fields of the connection that sum up all of its objects
	 */
	record ObjectField(String name, String target, Cardinality cardinality, boolean required, Source source,
			List<OrderTerm> order, @Nullable String orderEnum, @Nullable String filter,
			Map<String, FieldMapping> edgeFields, Map<String, AggregateMapping> aggregates) implements FieldMapping {
	}

	/**
	 * Rows of several types, out of a column that holds a list of maps; the entry
	 * {@code type} of each names its type.
	 *
	 * @param name the field's name in the schema
	 * @param column the column
	 * @param members the types
	 */
	record MembersField(String name, String column, List<String> members) implements FieldMapping {

		public MembersField {
			members = List.copyOf(members);
		}

	}

	/**
	 * The pieces of texts in which something was found.
	 *
	 * @param name the field's name in the schema
	 * @param properties the texts
	 * @param whole those of them that are one piece
	 */
	record HighlightField(String name, List<String> properties, List<String> whole) implements FieldMapping {

		public HighlightField {
			properties = List.copyOf(properties);
			whole = List.copyOf(whole);
		}

	}

	/**
	 * Objects of any type, by global id.
	 *
	 * @param name the field's name in the schema
	 * @param argument the argument that holds the id, or the ids
	 * @param many whether it is a list of ids
	 */
	record GlobalLookupField(String name, String argument, boolean many) implements FieldMapping {
	}

	/** What has a property. */
	enum PropertyOwner {

		/** The node, or a column of the row. */
		NODE,
		/** The relationship by which the node was reached, or a column of the row. */
		RELATIONSHIP

	}

	/** How many objects a field has, and in what form. */
	enum Cardinality {

		ONE, LIST, CONNECTION

	}

}
