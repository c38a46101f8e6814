package dev.newsgraph.importing.resolution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ProviderValues;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleResolutionTests {

	private static final String OLD = "2020-01-01T00:00:00Z";

	private static final String NEW = "2021-01-01T00:00:00Z";

	@Test
	void anArticleWithoutClaimsIsNull() {
		assertThat(ArticleResolution.resolve(List.of())).isNull();
	}

	@Test
	void anOwnDocumentHasPrecedenceOverANewerMention() {
		assertThat(title(claim(true, OLD, "a", "own", null), claim(false, NEW, "b", "mention", null))).isEqualTo("own");
	}

	@Test
	void theNewestHasPrecedenceOverAnOlder() {
		assertThat(title(claim(false, OLD, "b", "old", null), claim(false, NEW, "a", "new", null))).isEqualTo("new");
	}

	@Test
	void aDateHasPrecedenceOverNone() {
		assertThat(
				title(claim(false, null, "b", "none", null), claim(false, "-0001-01-01T00:00:00Z", "a", "early", null)))
			.isEqualTo("early");
	}

	@Test
	void theGreaterChecksumBreaksATie() {
		assertThat(title(claim(true, OLD, "a", "lesser", null), claim(true, OLD, "b", "greater", null)))
			.isEqualTo("greater");
	}

	@Test
	void aFieldThatTheFirstLacksIsFilledFromTheNext() {
		ResolvedArticle article = ArticleResolution.resolve(List.of(claim(true, OLD, "a", "own", null),
				claim(false, OLD, "b", "older", "from the older"), claim(false, NEW, "c", "newer", "from the newer")));
		assertThat(article).isNotNull();
		assertThat(article.values().excerpt()).isEqualTo("from the newer");
		assertThat(article.hasDocument()).isTrue();
	}

	@Test
	void theOrderOfTheClaimsIsWithoutEffect() {
		List<Claim> claims = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			claims.add(claim(i % 3 == 0, (i % 2 == 0) ? OLD : NEW, Integer.toHexString(i), "t" + i,
					(i % 4 == 0) ? "e" + i : null));
		}
		ResolvedArticle expected = ArticleResolution.resolve(claims);
		Random random = new Random(1);
		for (int i = 0; i < 50; i++) {
			Collections.shuffle(claims, random);
			assertThat(ArticleResolution.resolve(claims)).isEqualTo(expected);
		}
	}

	@Test
	void claimsComeBackFromJsonAsTheyWere() {
		Claim claim = claim(true, OLD, "a", "Zwölf “Boxkämpfer”\n", "");
		assertThat(ClaimJson.read(ClaimJson.write(claim), true, "a".repeat(64))).isEqualTo(claim);
		byte[] utf8 = ClaimJson.writeBytes(claim);
		assertThat(utf8).isEqualTo(ClaimJson.write(claim).getBytes(StandardCharsets.UTF_8));
		assertThat(ClaimJson.read(utf8, true, "a".repeat(64))).isEqualTo(claim);
	}

	private static @Nullable String title(Claim... claims) {
		ResolvedArticle article = ArticleResolution.resolve(List.of(claims));
		return (article != null) ? article.values().title() : null;
	}

	private static Claim claim(boolean own, @Nullable String published, String sha, String title,
			@Nullable String excerpt) {
		ArticleValues values = new ArticleValues("https://a.com/1", title, "https://a.com/1", null, null, null,
				(published != null) ? Instant.parse(published) : null, null, null, null, null, excerpt, null, null, 7L,
				-1L, false, null, new ProviderValues("a.com", "A", List.of()), List.of(), List.of(), null);
		return Claim.of(own, sha.repeat(64), values, (own) ? List.of("https://b.com/2") : List.of());
	}

}
