package dev.newsgraph.schema;

import java.util.Map;

/**
 * A type whose objects are nodes.
 *
 * @param name the type's name in the schema
 * @param label the label of its nodes
 * @param key the property that identifies a node
 * @param fields the mappings of its fields by field name
 */
public record NodeType(String name, String label, String key, Map<String, FieldMapping> fields) implements TypeMapping {
}
