package dev.newsgraph.importing.resolution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;

/**
 * What one article says of a node that it shares with others; the one of the greatest
 * rank stands.
 *
 * @param <T> the type of the value
 * @param rank unique among those who speak of the node
 * @param value what is said
 */
record Candidate<T>(String rank, T value) {

	static @Nullable Candidate<String> providerName(@Nullable ResolvedArticle article, String domain) {
		ProviderValues provider = provider(article, domain);
		return (article != null && provider != null && provider.name() != null)
				? new Candidate<>(article.precedence(), provider.name()) : null;
	}

	static @Nullable Candidate<List<ImageValues>> providerImages(@Nullable ResolvedArticle article, String domain) {
		ProviderValues provider = provider(article, domain);
		return (article != null && provider != null && !provider.images().isEmpty())
				? new Candidate<>(article.precedence(), provider.images()) : null;
	}

	/**
	 * What an article's own images say of a size: before what any provider's images say.
	 */
	static @Nullable Candidate<ImageSize> imageSize(@Nullable ResolvedArticle article, String url) {
		return (article != null) ? size("1" + article.precedence(), article.values().images(), url) : null;
	}

	/** What the images of a provider say of a size. */
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
	 * @param width in pixels
	 * @param height in pixels
	 */
	record ImageSize(@Nullable Long width, @Nullable Long height) {
	}

}
