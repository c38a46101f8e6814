/**
 * Pure: the bytes of a source file to a document, or to the problems that kept it from
 * being one.
 */
@NullMarked
package dev.newsgraph.documents;

import org.jspecify.annotations.NullMarked;
