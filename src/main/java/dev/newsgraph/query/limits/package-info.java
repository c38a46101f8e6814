/** Limits of a document and its variables, which are checked before it is planned. */
@NullMarked
package dev.newsgraph.query.limits;

import org.jspecify.annotations.NullMarked;
