package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document that describes a topic ({@code taxonomy: topic}).
 *
 * @param path the path within the seed folder, with {@code /} as separator
 * @param sha256 the SHA-256 of the file's bytes, in lower case hexadecimal
 * @param slug the slug of the name, which is the topic's key
 * @param name the name as written
 * @param shortname the short name as written
 * @param parent the name of the parent topic as written
 * @param keywords the keywords in order
 * @param hashtags the hashtags in order
 * @param extra all other keys, as a JSON object with sorted keys
 */
public record TopicDocument(String path, String sha256, String slug, String name, @Nullable String shortname,
		@Nullable String parent, List<String> keywords, List<String> hashtags,
		@Nullable String extra) implements Document {

	public TopicDocument {
		keywords = List.copyOf(keywords);
		hashtags = List.copyOf(hashtags);
	}

}
