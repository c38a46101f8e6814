/**
 * Messages of the errors that graphql-java finds in an operation, for clients: they name
 * types, fields and values of GraphQL, and suggest the names that the client may have
 * meant.
 */
@NullMarked
package dev.newsgraph.query.errors;

import org.jspecify.annotations.NullMarked;
