/**
 * Exports: all rows of one connection of an operation as a stream, in the format of a
 * table.
 */
@NullMarked
package dev.newsgraph.export;

import org.jspecify.annotations.NullMarked;
