package dev.newsgraph.query.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeysetCursorTests {

	private static final KeysetCursor CURSOR = new KeysetCursor("9eaa38fb",
			Arrays.asList("tab\there \u0000 null, 😀 n0: s3:abc", "", null, Long.MIN_VALUE, Long.MAX_VALUE, 0.1,
					Double.MIN_VALUE, true, false, ZonedDateTime.of(2020, 6, 9, 6, 31, 0, 123_456_789, ZoneOffset.UTC),
					ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));

	@Test
	void decodesWhatItEncoded() {
		assertThat(KeysetCursor.decode(CURSOR.encode())).contains(CURSOR);
	}

	@Test
	void bringsInstantsToUtc() {
		ZonedDateTime time = ZonedDateTime.parse("2020-06-09T08:31:00+02:00");
		assertThat(KeysetCursor.decode(new KeysetCursor("o", List.of(time)).encode()))
			.contains(new KeysetCursor("o", List.of(time.withZoneSameInstant(ZoneOffset.UTC))));
	}

	@Test
	void isPlainInUrlsAndInJson() {
		assertThat(CURSOR.encode()).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void isRejectedIfACharacterIsChanged() {
		String cursor = CURSOR.encode();
		for (int i = 0; i < cursor.length(); i++) {
			char other = (cursor.charAt(i) != 'A') ? 'A' : 'B';
			String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
			// The last character may hold bits that belong to no byte.
			assertThat(KeysetCursor.decode(tampered)).satisfiesAnyOf((read) -> assertThat(read).isEmpty(),
					(read) -> assertThat(read).contains(CURSOR));
			if (i < cursor.length() - 1) {
				assertThat(KeysetCursor.decode(tampered)).isEmpty();
			}
		}
	}

	@Test
	void isRejectedIfTruncated() {
		String cursor = CURSOR.encode();
		for (int length = 0; length < cursor.length(); length++) {
			assertThat(KeysetCursor.decode(cursor.substring(0, length))).isEmpty();
		}
	}

	@Test
	void isRejectedIfRandom() {
		Random random = new Random(7);
		for (int i = 0; i < 10_000; i++) {
			byte[] bytes = new byte[random.nextInt(60)];
			random.nextBytes(bytes);
			assertThat(KeysetCursor.decode(Base64.getUrlEncoder().encodeToString(bytes))).isEmpty();
			assertThat(KeysetCursor.decode(new String(bytes, StandardCharsets.ISO_8859_1))).isEmpty();
		}
	}

	/** Whoever forges the check sum, too, gets an answer like everyone else. */
	@ParameterizedTest
	@ValueSource(strings = { "o", "o:", "o1:", "o-1:x", "o2147483647:x", "o99999999999:x", "o1:xq1:y", "o1:xlx",
			"o1:xl0:", "o1:xl1:y", "o1:xd1:y", "o1:xt1:y", "o1:xt34:+1000000000-12-31T23:59:59.999999Z", "::::",
			"o1:xs3:ab", "o+1:x1" })
	void isRejectedIfItsContentIsInvalid(String content) {
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		CRC32 sum = new CRC32();
		sum.update(bytes);
		byte[] forged = ByteBuffer.allocate(bytes.length + Integer.BYTES)
			.putInt((int) sum.getValue())
			.put(bytes)
			.array();
		assertThat(KeysetCursor.decode(Base64.getUrlEncoder().encodeToString(forged))).isEmpty();
	}

	@Test
	void survivesAnyForgedContent() {
		Random random = new Random(11);
		String alphabet = "onsldbt:0123456789-+eTZ.";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder content = new StringBuilder("o1:x");
			random.ints(random.nextInt(12), 0, alphabet.length()).forEach((at) -> content.append(alphabet.charAt(at)));
			byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
			CRC32 sum = new CRC32();
			sum.update(bytes);
			byte[] forged = ByteBuffer.allocate(bytes.length + Integer.BYTES)
				.putInt((int) sum.getValue())
				.put(bytes)
				.array();
			KeysetCursor.decode(Base64.getUrlEncoder().encodeToString(forged))
				.ifPresent((cursor) -> assertThat(cursor.order()).isEqualTo("x"));
		}
	}

	@Test
	void holdsNothingButWhatAnOrderCanSortBy() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new KeysetCursor("o", List.of(List.of("a list"))).encode())
			.withMessageStartingWith("No cursor can hold a ");
	}

}
