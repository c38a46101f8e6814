package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

/**
 * An object type that is mapped to rows of a statement.
 *
 * @param name name of the type in the schema
 * @param key paths that identify a row within a list, {@code column} or {@code
 * column.property}; empty for single rows
 * @param fields field mappings by field name
 */
public record RowType(String name, List<String> key, Map<String, FieldMapping> fields) implements TypeMapping {
}
