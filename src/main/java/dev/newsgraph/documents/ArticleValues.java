package dev.newsgraph.documents;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one document says of one article; a null or an empty list is "says nothing of it".
 *
 * @param address the canonical address, the article's key
 * @param title the headline
 * @param webUrl the address as written
 * @param originalUrl the address at the origin, as written
 * @param ampWebUrl the AMP page, as written
 * @param cdnAmpWebUrl the AMP page in the cache, as written
 * @param publishedDateTime when it was first published
 * @param updatedDateTime when it was last changed
 * @param category news, learning, …
 * @param type article, video, course, …
 * @param locale the language tag as written
 * @param excerpt a few sentences of it
 * @param featuredContent HTML, never to be rendered as such
 * @param secured ciphertext, to the byte
 * @param quality the feed's figure for quality
 * @param heat the feed's figure for heat, -1 for "not scored"
 * @param published whether the feed shows it
 * @param body the text after the front matter
 * @param provider who published it
 * @param topics names as written, in order, each slug once
 * @param images in order, each address once
 * @param extra every other key, as a JSON object with its keys sorted
 */
public record ArticleValues(String address, String title, @Nullable String webUrl, @Nullable String originalUrl,
		@Nullable String ampWebUrl, @Nullable String cdnAmpWebUrl, @Nullable Instant publishedDateTime,
		@Nullable Instant updatedDateTime, @Nullable String category, @Nullable String type, @Nullable String locale,
		@Nullable String excerpt, @Nullable String featuredContent, @Nullable String secured, @Nullable Long quality,
		@Nullable Long heat, @Nullable Boolean published, @Nullable String body, @Nullable ProviderValues provider,
		List<String> topics, List<ImageValues> images, @Nullable String extra) {

	public ArticleValues {
		topics = List.copyOf(topics);
		images = List.copyOf(images);
	}

}
