package dev.newsgraph.importing.resolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.newsgraph.documents.ArticleDocument;
import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.importing.resolution.ClaimSummaries.Summary;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimSummariesTests {

	private static final String ADDRESS = "https://a.com/1";

	private final Random random = new Random(7);

	@Test
	void aClaimThatTheFirstDominatesChangesNothing() {
		int dominated = 0;
		for (int i = 0; i < 20_000; i++) {
			List<Claim> claims = new ArrayList<>();
			// The emptier ones fill what the fuller ones have not.
			double fullness = this.random.nextDouble();
			for (int j = this.random.nextInt(1, 4); j > 0; j--) {
				claims.add(claim(fullness));
			}
			ResolvedArticle before = ArticleResolution.resolve(claims);
			assertThat(before).isNotNull();
			Claim late = claim(this.random.nextDouble() * fullness);
			if (new Summary(before.rank(), before.filled()).dominates(late)) {
				dominated++;
				claims.add(late);
				assertThat(ArticleResolution.resolve(claims)).isEqualTo(before);
			}
		}
		assertThat(dominated).isGreaterThan(1000);
	}

	@Test
	void aClaimThatFillsAnEmptyFieldIsNotDominated() {
		Claim first = claim(0);
		ArticleValues values = claim(1).values();
		assertThat(new Summary("9", FilledFields.of(first)).dominates(new Claim("0", false, values, List.of())))
			.isFalse();
		assertThat(new Summary("9", FilledFields.of(new Claim("9", true, values, List.of(ADDRESS))))
			.dominates(new Claim("0", false, values, List.of(ADDRESS)))).isTrue();
	}

	@Test
	void aGreaterClaimIsNotDominated() {
		Claim claim = claim(0);
		assertThat(new Summary("0", -1).dominates(new Claim("1", true, claim.values(), List.of()))).isFalse();
	}

	@Test
	void onlyArticlesThatTheGraphHoldsAreUnresolved() {
		DocumentChange change = DocumentChange.of("feed",
				new ArticleDocument("a.md", "a".repeat(64), claim(1).values(), List.of()));
		assertThat(new ClaimSummaries(new TreeMap<>(), Map.of()).unresolved(List.of(change))).isEmpty();
		assertThat(new ClaimSummaries(new TreeMap<>(), Map.of(ADDRESS, new Summary("", 0))).unresolved(List.of(change)))
			.containsExactly(ADDRESS);
	}

	private Claim claim(double fullness) {
		String sha256 = Integer.toHexString(this.random.nextInt(16)).repeat(64);
		boolean own = this.random.nextBoolean();
		ArticleValues values = new ArticleValues(ADDRESS, "t" + this.random.nextInt(), text(fullness), text(fullness),
				text(fullness), text(fullness), instant(fullness), instant(fullness), text(fullness), text(fullness),
				text(fullness), text(fullness), text(fullness), text(fullness), number(fullness), number(fullness),
				(isThere(fullness)) ? this.random.nextBoolean() : null, text(fullness), provider(fullness),
				(isThere(fullness)) ? List.of("x" + this.random.nextInt()) : List.of(), images(fullness),
				text(fullness));
		return Claim.of(own, sha256 + values.title(), values,
				(own && isThere(fullness)) ? List.of("https://b.com/" + this.random.nextInt()) : List.of());
	}

	private @Nullable ProviderValues provider(double fullness) {
		return isThere(fullness)
				? new ProviderValues(this.random.nextBoolean() ? "a.com" : "b.com", text(fullness), images(fullness))
				: null;
	}

	private List<ImageValues> images(double fullness) {
		return isThere(fullness)
				? List.of(new ImageValues("https://i.com/" + this.random.nextInt(), null, null, null, null))
				: List.of();
	}

	private @Nullable String text(double fullness) {
		return isThere(fullness) ? "v" + this.random.nextInt() : null;
	}

	private @Nullable Long number(double fullness) {
		return isThere(fullness) ? this.random.nextLong() : null;
	}

	private @Nullable Instant instant(double fullness) {
		return isThere(fullness) ? Instant.ofEpochSecond(this.random.nextInt(3)) : null;
	}

	private boolean isThere(double fullness) {
		return this.random.nextDouble() < fullness;
	}

}
