package dev.newsgraph.importing.resolution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.TopicDocument;

/**
 * The values that one document gives for a topic.
 *
 * @param name the name as written
 * @param shortname the short name as written
 * @param parent the name of the parent topic as written
 * @param keywords the keywords in order
 * @param hashtags the hashtags in order
 * @param extra all other keys, as JSON
 */
record TopicClaim(String name, @Nullable String shortname, @Nullable String parent, List<String> keywords,
		List<String> hashtags, @Nullable String extra) {

	static TopicClaim of(TopicDocument document) {
		return new TopicClaim(document.name(), document.shortname(), document.parent(), document.keywords(),
				document.hashtags(), document.extra());
	}

}
