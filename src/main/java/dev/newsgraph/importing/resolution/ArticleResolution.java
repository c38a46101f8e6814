package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;

/**
 * Resolves all claims on one article to the article. The values of the claim with the
 * highest rank are used; each missing value is taken from the claim with the next highest
 * rank that has it. The result depends only on the set of claims.
 */
public final class ArticleResolution {

	private static final Comparator<Claim> BY_DESCENDING_RANK = Comparator.comparing(Claim::rank).reversed();

	private final List<Claim> claims;

	private ArticleResolution(List<Claim> claims) {
		this.claims = claims;
	}

	/** Returns the article, or {@code null} if the collection is empty. */
	public static @Nullable ResolvedArticle resolve(Collection<Claim> claims) {
		if (claims.isEmpty()) {
			return null;
		}
		return new ArticleResolution(claims.stream().sorted(BY_DESCENDING_RANK).toList()).resolve();
	}

	private ResolvedArticle resolve() {
		Claim first = this.claims.getFirst();
		if (this.claims.size() == 1) {
			return new ResolvedArticle(first.rank(), FilledFields.of(first), first.own(), first.values(),
					first.related());
		}
		// The article's own documents have higher ranks than mentions.
		return new ResolvedArticle(first.rank(), FilledFields.of(first), first.own(), values(first.values()),
				firstList(this.claims, Claim::related));
	}

	private ArticleValues values(ArticleValues first) {
		return new ArticleValues(first.address(), first.title(), firstOf(ArticleValues::webUrl),
				firstOf(ArticleValues::originalUrl), firstOf(ArticleValues::ampWebUrl),
				firstOf(ArticleValues::cdnAmpWebUrl), firstOf(ArticleValues::publishedDateTime),
				firstOf(ArticleValues::updatedDateTime), firstOf(ArticleValues::category), firstOf(ArticleValues::type),
				firstOf(ArticleValues::locale), firstOf(ArticleValues::excerpt),
				firstOf(ArticleValues::featuredContent), firstOf(ArticleValues::secured),
				firstOf(ArticleValues::quality), firstOf(ArticleValues::heat), firstOf(ArticleValues::published),
				firstOf(ArticleValues::body), provider(), firstList(this.claims, (claim) -> claim.values().topics()),
				firstList(this.claims, (claim) -> claim.values().images()), firstOf(ArticleValues::extra));
	}

	/**
	 * Returns the provider of the highest claim that has one. Its name and images are
	 * taken from the highest claims on the same provider that have them.
	 */
	private @Nullable ProviderValues provider() {
		List<ProviderValues> all = this.claims.stream()
			.map((claim) -> claim.values().provider())
			.filter(Objects::nonNull)
			.toList();
		if (all.isEmpty()) {
			return null;
		}
		String domain = all.getFirst().domain();
		List<ProviderValues> same = all.stream().filter((provider) -> provider.domain().equals(domain)).toList();
		String name = same.stream().map(ProviderValues::name).filter(Objects::nonNull).findFirst().orElse(null);
		List<ImageValues> images = firstList(same, ProviderValues::images);
		return new ProviderValues(domain, name, images);
	}

	private <T> @Nullable T firstOf(Function<ArticleValues, @Nullable T> field) {
		for (Claim claim : this.claims) {
			T value = field.apply(claim.values());
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	private static <S, T> List<T> firstList(List<S> sources, Function<S, List<T>> list) {
		return sources.stream().map(list).filter((items) -> !items.isEmpty()).findFirst().orElse(List.of());
	}

}
