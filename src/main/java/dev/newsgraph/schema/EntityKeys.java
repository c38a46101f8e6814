package dev.newsgraph.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.Source.KeyForm;

/** Reads by which fields other subgraphs of a federated graph can refer to an object. */
final class EntityKeys {

	private EntityKeys() {
	}

	/** Returns the forms of the keys, by type and field, in the order of the SDL. */
	static Map<String, Map<String, KeyForm>> read(TypeDefinitionRegistry registry, Map<String, TypeMapping> types) {
		Map<String, Map<String, KeyForm>> entities = new LinkedHashMap<>();
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			if (types.get(type.getName()) instanceof NodeType node && node.isRefetchable()) {
				Map<String, KeyForm> keys = new LinkedHashMap<>();
				for (FieldDefinition field : type.getFieldDefinitions()) {
					if (node.field(field.getName()) instanceof GlobalIdField) {
						keys.put(field.getName(), KeyForm.ID);
					}
					Directives.find(field, "entityKey")
						.ifPresent((directive) -> keys.put(field.getName(),
								KeyForm.valueOf(Directives.text(directive, "form", KeyForm.EXACT.name()))));
				}
				entities.put(type.getName(), Collections.unmodifiableMap(keys));
			}
		}
		return Collections.unmodifiableMap(entities);
	}

}
