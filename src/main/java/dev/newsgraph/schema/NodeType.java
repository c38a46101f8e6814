package dev.newsgraph.schema;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/**
 * An object type that is mapped to nodes.
 *
 * @param name name of the type in the schema
 * @param label label of the nodes
 * @param key property that identifies a node
 * @param fields field mappings by field name
 */
public record NodeType(String name, String label, String key, Map<String, FieldMapping> fields) implements TypeMapping {

	/**
	 * Returns whether a node can be looked up by its global ID. The ID of a node that has
	 * properties of a relationship names the other node too, and looks up neither.
	 */
	public boolean isRefetchable() {
		return hasId() && !hasRelationshipProperties();
	}

	/** Returns whether a field is read from the relationship that leads to the node. */
	public boolean hasRelationshipProperties() {
		return this.fields.values()
			.stream()
			.anyMatch((field) -> field instanceof PropertyField property
					&& property.owner() == PropertyOwner.RELATIONSHIP);
	}

	private boolean hasId() {
		return this.fields.values().stream().anyMatch(GlobalIdField.class::isInstance);
	}

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
