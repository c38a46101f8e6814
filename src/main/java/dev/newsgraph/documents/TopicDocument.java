package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document that describes a topic ({@code taxonomy: topic}).
 *
 * @param path the path within the seed folder, with {@code /} between names
 * @param sha256 SHA-256 of the file's bytes, lower case hexadecimal
 * @param slug the topic's key
 * @param name as written
 * @param shortname as written
 * @param parent the parent topic's name as written
 * @param keywords in order
 * @param hashtags in order
 * @param extra every other key, as a JSON object with its keys sorted
 */
public record TopicDocument(String path, String sha256, String slug, String name, @Nullable String shortname,
		@Nullable String parent, List<String> keywords, List<String> hashtags,
		@Nullable String extra) implements Document {

	public TopicDocument {
		keywords = List.copyOf(keywords);
		hashtags = List.copyOf(hashtags);
	}

}
