/**
 * Executes queries whose selection was compiled before: reads their root fields and
 * writes the values of the driver as JSON. graphql-java executes everything else.
 */
@NullMarked
package dev.newsgraph.query.compiled;

import org.jspecify.annotations.NullMarked;
