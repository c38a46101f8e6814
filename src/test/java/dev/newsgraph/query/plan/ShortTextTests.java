package dev.newsgraph.query.plan;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How texts of clients are shortened. */
class ShortTextTests {

	@Test
	void atMost200CharactersAreRepeated() {
		String text = "b".repeat(100) + "m".repeat(100) + "e";
		assertThat(ShortText.of(text.substring(1))).isEqualTo(text.substring(1));
		assertThat(ShortText.of(text)).isEqualTo("b".repeat(100) + "m".repeat(50) + " … " + "m".repeat(39) + "e");
	}

	@Test
	void aCutCharacterIsReplaced() {
		assertThat(ShortText.of("b".repeat(149) + "\ud83d\ude00".repeat(100))).doesNotContain("\ud83d … ")
			.contains("b\uFFFD … \ud83d\ude00");
	}

	@Test
	void aLongIdIsItsBeginningAndItsLength() {
		assertThat(ShortText.ofId("VG9waWM6YWk")).isEqualTo("'VG9waWM6YWk'");
		assertThat(ShortText.ofId("a".repeat(5000))).isEqualTo("'aaaaaaaaaaaaaaaaaaaa…' (5,000 characters)");
	}

}
