/**
 * Reads the bytes of a source file into a document or into the problems that it has. The
 * package is pure: it uses neither the file system nor the database.
 */
@NullMarked
package dev.newsgraph.documents;

import org.jspecify.annotations.NullMarked;
