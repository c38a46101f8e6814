package dev.newsgraph.schema;

import java.util.Map;

/**
 * An input type that says which objects of a type are meant.
 *
 * @param name the input type's name
 * @param type the name of the type of the objects
 * @param fields what it can demand, by the name of the input's field
 */
public record FilterType(String name, String type, Map<String, FilterField> fields) {
}
