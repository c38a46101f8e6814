package dev.newsgraph.importing.resolution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.TopicDocument;

/**
 * What one document says of a topic.
 *
 * @param name as written
 * @param shortname as written
 * @param parent the parent topic's name as written
 * @param keywords in order
 * @param hashtags in order
 * @param extra every other key, as JSON
 */
record TopicClaim(String name, @Nullable String shortname, @Nullable String parent, List<String> keywords,
		List<String> hashtags, @Nullable String extra) {

	static TopicClaim of(TopicDocument document) {
		return new TopicClaim(document.name(), document.shortname(), document.parent(), document.keywords(),
				document.hashtags(), document.extra());
	}

}
