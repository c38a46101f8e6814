/**
 * The keys that identify articles, providers and topics, derived from the values in
 * documents. The package is pure: it uses neither the file system nor the database.
 */
@NullMarked
package dev.newsgraph.identity;

import org.jspecify.annotations.NullMarked;
