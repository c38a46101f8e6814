package dev.newsgraph.caching;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestDigestTests {

	@Test
	void differentValuesHaveDifferentDigests() {
		List<@Nullable Object> values = Arrays.asList(null, "", "?", "\ud800", "\udc00", "1", 1, 1.5, true, "true",
				List.of(), List.of("1"), List.of(List.of("1")), Map.of(), Map.of("1", "1"));
		assertThat(values.stream().map(RequestDigestTests::digest).distinct()).hasSameSizeAs(values);
	}

	@Test
	void theOrderOfTheEntriesOfAnObjectDoesNotMatter() {
		assertThat(digest(new java.util.TreeMap<>(Map.of("a", 1, "b", 2))))
			.isEqualTo(digest(new java.util.TreeMap<>(Map.of("b", 2, "a", 1)).descendingMap()));
	}

	private static String digest(@Nullable Object value) {
		MessageDigest digest = RequestDigest.sha256();
		RequestDigest.add(digest, value);
		return Arrays.toString(digest.digest());
	}

}
