package dev.newsgraph.importing.resolution;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.TopicResolution.ResolvedTopic;

/**
 * The change that a batch makes to a topic with documents of its own.
 *
 * @param slug the key of the topic
 * @param before the topic before the batch, {@code null} if it had no documents
 * @param after the topic after the batch, {@code null} if it has no documents any longer
 */
record TopicChange(String slug, @Nullable ResolvedTopic before, @Nullable ResolvedTopic after) {
}
