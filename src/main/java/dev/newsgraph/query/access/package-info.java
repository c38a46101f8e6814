/**
 * Checks before anything is read whether the caller of an operation may select its
 * fields.
 */
@NullMarked
package dev.newsgraph.query.access;

import org.jspecify.annotations.NullMarked;
