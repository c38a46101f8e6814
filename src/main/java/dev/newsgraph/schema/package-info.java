/** The SDL under {@code schema/} read as a model of the graph. */
@NullMarked
package dev.newsgraph.schema;

import org.jspecify.annotations.NullMarked;
