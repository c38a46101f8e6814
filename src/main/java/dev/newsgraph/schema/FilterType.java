package dev.newsgraph.schema;

import java.util.Map;

/**
 * Mapping of an input type with {@code @filter}.
 *
 * @param name name of the input type
 * @param type name of the type of the filtered objects
 * @param fields fields of the input type by name
 */
public record FilterType(String name, String type, Map<String, FilterField> fields) {
}
