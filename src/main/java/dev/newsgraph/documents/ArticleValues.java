package dev.newsgraph.documents;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values that one document gives for one article. A {@code null} or an empty list
 * means that the document gives no value.
 *
 * @param address the canonical address, which is the article's key
 * @param title the headline
 * @param webUrl the address as written
 * @param originalUrl the address at the origin, as written
 * @param ampWebUrl the address of the AMP page, as written
 * @param cdnAmpWebUrl the address of the AMP page in the AMP cache, as written
 * @param publishedDateTime when the article was first published
 * @param updatedDateTime when the article was last changed
 * @param category the category, for example news or learning
 * @param type the type, for example article, video or course
 * @param locale the language tag as written
 * @param excerpt a short excerpt
 * @param featuredContent HTML from the feed; it must not be rendered as HTML
 * @param secured ciphertext, unchanged
 * @param quality the quality score of the feed
 * @param heat the heat score of the feed; -1 means "not scored"
 * @param published whether the feed shows the article
 * @param body the text after the front matter
 * @param provider the publisher
 * @param topics the topic names as written, in order; each slug occurs once
 * @param images the images in order; each address occurs once
 * @param extra all other keys, as a JSON object with sorted keys
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
