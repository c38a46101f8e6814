package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

/**
 * A type whose objects are rows of a statement.
 *
 * @param name the type's name in the schema
 * @param key paths of what identifies a row within one list, {@code column} or
 * {@code column.property}; empty for a type of single rows
 * @param fields the mappings of its fields by field name
 */
public record RowType(String name, List<String> key, Map<String, FieldMapping> fields) implements TypeMapping {
}
