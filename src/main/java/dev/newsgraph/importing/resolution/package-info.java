/**
 * Resolves claims to the final articles, providers, topics and images, and to the rows of
 * a batch. The package is pure: it does not use the database.
 */
@NullMarked
package dev.newsgraph.importing.resolution;

import org.jspecify.annotations.NullMarked;
