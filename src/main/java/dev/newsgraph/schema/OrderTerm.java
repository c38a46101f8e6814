package dev.newsgraph.schema;

import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/**
 * One term of an order; nulls come last whichever way it goes.
 *
 * @param owner what has the value
 * @param path a property, a column, or {@code column.property}
 * @param descending the greatest first
 */
public record OrderTerm(PropertyOwner owner, String path, boolean descending) {
}
