package dev.newsgraph.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlobalIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org:81/story?a=b:c", "ai", "日本語", "😀", " " })
	void comesBackAsItWas(String key) {
		GlobalId id = new GlobalId("Article", key);
		assertThat(GlobalId.decode(id.encode())).contains(id);
		assertThat(id.encode()).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void staysTheSameFromVersionToVersion() {
		assertThat(new GlobalId("Topic", "ai").encode()).isEqualTo("VG9waWM6YWk");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Topic", ":", "Topic:", ":ai" })
	void needsATypeAndAKey(String text) {
		String id = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		assertThat(GlobalId.decode(id)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Topic:ai", "%%%", "VG9waWM6YWk=VG9", "é" })
	void isNothingWhenItIsNoBase64(String id) {
		assertThat(GlobalId.decode(id)).isEmpty();
	}

	/** Padding, other bits after the last character, and bytes that are not UTF-8. */
	@ParameterizedTest
	@ValueSource(strings = { "VG9waWM6YWk=", "VG9waWM6YWl", "VG9waWM6gA" })
	void hasOneText(String id) {
		assertThat(Base64.getUrlDecoder().decode(id)).startsWith("Topic:".getBytes(StandardCharsets.UTF_8));
		assertThat(GlobalId.decode(id)).isEmpty();
	}

}
