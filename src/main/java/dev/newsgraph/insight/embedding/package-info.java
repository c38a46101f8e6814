/**
 * Embeddings: vectors of texts, which are near to each other if the texts mean the same.
 */
@NullMarked
@NamedInterface("embedding")
package dev.newsgraph.insight.embedding;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
