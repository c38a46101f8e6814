/**
 * Reads the SDL under {@code schema/} as a model of the graph and validates its mapping
 * directives.
 */
@NullMarked
package dev.newsgraph.schema;

import org.jspecify.annotations.NullMarked;
