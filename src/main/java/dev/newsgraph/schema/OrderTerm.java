package dev.newsgraph.schema;

import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/**
 * One term of an order. Nulls are sorted last in both directions.
 *
 * @param owner owner of the value
 * @param path name of a property or column, or {@code column.property}
 * @param descending whether to sort in descending order
 */
public record OrderTerm(PropertyOwner owner, String path, boolean descending) {
}
