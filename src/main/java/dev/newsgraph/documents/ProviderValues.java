package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values that a document gives for a provider.
 *
 * @param domain the domain in lower case, without {@code www.}, which is the provider's
 * key
 * @param name the name as written
 * @param images the images in order; each address occurs once
 */
public record ProviderValues(String domain, @Nullable String name, List<ImageValues> images) {

	public ProviderValues {
		images = List.copyOf(images);
	}

}
