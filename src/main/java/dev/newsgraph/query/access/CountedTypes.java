package dev.newsgraph.query.access;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.CountField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.TypeMapping;

/**
 * The types of the objects that counts count. The mapping of a count names a relationship
 * only. The type is that of a field of the same type that follows the relationship.
 */
final class CountedTypes {

	private final Map<SourcePlan.Relationship, NodeType> types = new HashMap<>();

	/**
	 * Reads the fields of all types.
	 * @throws IllegalArgumentException if the type of counted objects is not clear
	 */
	CountedTypes(GraphModel model) {
		for (TypeMapping owner : model.types().values()) {
			for (FieldMapping field : owner.fields().values()) {
				if (field instanceof CountField count) {
					add(model, owner, count);
				}
			}
		}
	}

	private void add(GraphModel model, TypeMapping owner, CountField count) {
		Source.ByRelationship source = count.counted();
		for (FieldMapping field : owner.fields().values()) {
			if (field instanceof ObjectField object && object.source() instanceof Source.ByRelationship followed
					&& relationship(source).equals(relationship(followed))) {
				NodeType type = model.nodeType(object.target());
				NodeType other = this.types.putIfAbsent(relationship(source), type);
				if (other == null || other.equals(type)) {
					return;
				}
			}
		}
		throw new IllegalArgumentException(
				"%s.%s counts objects of an unknown type; add a field that follows the same relationship"
					.formatted(owner.name(), count.name()));
	}

	private static SourcePlan.Relationship relationship(Source.ByRelationship source) {
		return new SourcePlan.Relationship(source.types(), source.outgoing());
	}

	@Nullable NodeType at(SourcePlan.Relationship relationship) {
		return this.types.get(relationship);
	}

}
