package dev.newsgraph.importing.resolution;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.TopicResolution.ResolvedTopic;

/**
 * What a batch makes of a topic that has documents of its own.
 *
 * @param slug the topic's key
 * @param before as its documents described it, null when none did
 * @param after as its documents describe it, null when none does any more
 */
record TopicChange(String slug, @Nullable ResolvedTopic before, @Nullable ResolvedTopic after) {
}
