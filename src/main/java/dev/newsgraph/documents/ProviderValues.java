package dev.newsgraph.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of a provider.
 *
 * @param domain lower case, without {@code www.}; the provider's key
 * @param name as written
 * @param images in order, each address once
 */
public record ProviderValues(String domain, @Nullable String name, List<ImageValues> images) {

	public ProviderValues {
		images = List.copyOf(images);
	}

}
