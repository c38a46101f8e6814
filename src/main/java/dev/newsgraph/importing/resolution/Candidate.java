package dev.newsgraph.importing.resolution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;

/**
 * A value that one article gives for a node that it shares with other articles. The value
 * with the greatest rank is used.
 *
 * @param <T> the type of the value
 * @param rank the rank, unique among the articles that refer to the node
 * @param value the value
 */
record Candidate<T>(String rank, T value) {

	/**
	 * Returns the name that an article gives for a provider, or {@code null} if it gives
	 * none.
	 */
	static @Nullable Candidate<String> providerName(@Nullable ResolvedArticle article, String domain) {
		ProviderValues provider = provider(article, domain);
		return (article != null && provider != null && provider.name() != null)
				? new Candidate<>(article.precedence(), provider.name()) : null;
	}

	/**
	 * Returns the images that an article gives for a provider, or {@code null} if it
	 * gives none.
	 */
	static @Nullable Candidate<List<ImageValues>> providerImages(@Nullable ResolvedArticle article, String domain) {
		ProviderValues provider = provider(article, domain);
		return (article != null && provider != null && !provider.images().isEmpty())
				? new Candidate<>(article.precedence(), provider.images()) : null;
	}

	/**
	 * Returns the size that an article gives for an image of its own, or {@code null} if
	 * it gives none. Its rank is greater than that of every size from the images of a
	 * provider.
	 */
	static @Nullable Candidate<ImageSize> imageSize(@Nullable ResolvedArticle article, String url) {
		return (article != null) ? size("1" + article.precedence(), article.values().images(), url) : null;
	}

	/**
	 * Returns the size that the images of a provider give for an image, or {@code null}
	 * if they give none.
	 */
	static @Nullable Candidate<ImageSize> imageSize(@Nullable Candidate<List<ImageValues>> images, String url) {
		return (images != null) ? size("0" + images.rank(), images.value(), url) : null;
	}

	private static @Nullable Candidate<ImageSize> size(String rank, List<ImageValues> images, String url) {
		for (ImageValues image : images) {
			if (image.url().equals(url) && (image.width() != null || image.height() != null)) {
				return new Candidate<>(rank, new ImageSize(image.width(), image.height()));
			}
		}
		return null;
	}

	private static @Nullable ProviderValues provider(@Nullable ResolvedArticle article, String domain) {
		ProviderValues provider = (article != null) ? article.values().provider() : null;
		return (provider != null && provider.domain().equals(domain)) ? provider : null;
	}

	/**
	 * The size of an image.
	 *
	 * @param width the width in pixels
	 * @param height the height in pixels
	 */
	record ImageSize(@Nullable Long width, @Nullable Long height) {
	}

}
