/**
 * From claims to the final articles, providers, topics and images, and to the rows of a
 * batch. Pure.
 */
@NullMarked
package dev.newsgraph.importing.resolution;

import org.jspecify.annotations.NullMarked;
