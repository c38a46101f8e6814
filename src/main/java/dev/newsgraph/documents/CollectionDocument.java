package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document that lists other documents in an order ({@code items}) and has no address.
 *
 * @param path the path within the seed folder, with {@code /} as separator
 * @param sha256 the SHA-256 of the file's bytes, in lower case hexadecimal
 * @param title the title as written
 * @param excerpt a short excerpt
 * @param heat the heat score of the feed; -1 means "not scored"
 * @param provider the publisher
 * @param topics the topic names as written, in order; each slug occurs once
 * @param images the images in order; each address occurs once
 * @param items the paths of the listed documents in order, in the form of
 * {@link ItemPath}; each path occurs once
 * @param extra all other keys, as a JSON object with sorted keys
 */
public record CollectionDocument(String path, String sha256, String title, @Nullable String excerpt,
		@Nullable Long heat, @Nullable ProviderValues provider, List<String> topics, List<ImageValues> images,
		List<String> items, @Nullable String extra) implements Document {

	public CollectionDocument {
		topics = List.copyOf(topics);
		images = List.copyOf(images);
		items = List.copyOf(items);
	}

}
