/**
 * Answers GraphQL operations: plans each root field, translates the plan to one Cypher
 * statement and returns its rows. Other modules use the previews in this package.
 */
@NullMarked
package dev.newsgraph.query;

import org.jspecify.annotations.NullMarked;
