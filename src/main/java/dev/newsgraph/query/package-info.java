/**
 * A GraphQL operation to a plan, to one Cypher statement for each root field, to rows.
 */
@NullMarked
package dev.newsgraph.query;

import org.jspecify.annotations.NullMarked;
