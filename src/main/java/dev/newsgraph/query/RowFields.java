package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import dev.newsgraph.query.RowField.Kind;
import dev.newsgraph.query.plan.SelectedField;

/** Describes the fields that an operation selects of an object. */
final class RowFields {

	private final GraphQLSchema schema;

	RowFields(GraphQLSchema schema) {
		this.schema = schema;
	}

	/**
	 * Returns the fields by their names in the response. A field that several types have
	 * occurs once.
	 */
	List<RowField> of(List<SelectedField> selected) {
		Map<String, RowField> fields = new LinkedHashMap<>();
		for (SelectedField field : selected) {
			fields.merge(field.resultKey(), of(field), RowFields::merged);
		}
		return List.copyOf(fields.values());
	}

	private RowField of(SelectedField field) {
		List<RowField> children = of(field.children());
		return new RowField(field.resultKey(), kind(field, children), children);
	}

	private Kind kind(SelectedField field, List<RowField> children) {
		if (field.isMeta()) {
			return Kind.VALUE;
		}
		GraphQLType type = GraphQLTypeUtil.unwrapNonNull(this.schema.getObjectType(field.typeNames().iterator().next())
			.getFieldDefinition(field.name())
			.getType());
		boolean list = GraphQLTypeUtil.isList(type);
		if (children.isEmpty()) {
			return list ? Kind.VALUES : switch (((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type)).getName()) {
				case "JSON" -> Kind.JSON;
				case "Int", "Float" -> Kind.NUMBER;
				case "URL" -> Kind.ADDRESS;
				default -> Kind.VALUE;
			};
		}
		if (list) {
			return Kind.OBJECTS;
		}
		return children.stream().anyMatch((child) -> child.key().equals("edges") && child.kind() == Kind.OBJECTS)
				? Kind.CONNECTION : Kind.OBJECT;
	}

	// Fields of different types of objects can have one name, but not different kinds.
	private static RowField merged(RowField one, RowField other) {
		Map<String, RowField> fields = new LinkedHashMap<>();
		one.fields().forEach((field) -> fields.put(field.key(), field));
		other.fields().forEach((field) -> fields.merge(field.key(), field, RowFields::merged));
		return new RowField(one.key(), one.kind(), new ArrayList<>(fields.values()));
	}

}
