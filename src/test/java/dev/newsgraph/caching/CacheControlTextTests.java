package dev.newsgraph.caching;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CacheControlTextTests {

	@Test
	void aMaximumAgeTakesThePlaceOfTheRevalidation() {
		CacheControlText text = new CacheControlText("private, no-cache");
		assertThat(text.revalidated()).isEqualTo("private, no-cache");
		assertThat(text.fresh(Duration.ofMinutes(5))).isEqualTo("private, max-age=300");
	}

	@Test
	void otherDirectivesAreKept() {
		assertThat(new CacheControlText("no-cache").fresh(Duration.ofSeconds(1))).isEqualTo("max-age=1");
		assertThat(new CacheControlText("public, max-age=5, stale-if-error=60").fresh(Duration.ofSeconds(1)))
			.isEqualTo("public, stale-if-error=60, max-age=1");
	}

}
