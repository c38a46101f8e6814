/**
 * Embeddings: vectors of texts, which are near to each other if the texts mean the same.
 */
@NullMarked
package dev.newsgraph.insight.embedding;

import org.jspecify.annotations.NullMarked;
