package dev.newsgraph.identity;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding. Each character of an address is written in one way: letters, digits,
 * {@code -._~} and the visible characters outside ASCII as themselves, characters that an
 * address must not contain as escapes with capital digits. Reserved characters such as
 * {@code /} and {@code &} and their escapes differ in meaning, so both are kept as
 * written.
 *
 * <p>
 * The ranges of invisible characters are constants, so that the result does not depend on
 * the version of Unicode that the Java runtime knows.
 */
final class Escapes {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private static final String UNRESERVED = "-._~";

	private static final String RESERVED = ":/?[]@!$&'()*+,;=";

	/** Pairs of first and last code point: spaces, controls, format and private use. */
	private static final int[] INVISIBLE = { 0x00, 0x20, 0x7F, 0xA0, 0xAD, 0xAD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F,
			0x1160, 0x1680, 0x1680, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2000, 0x200F, 0x2028, 0x202F, 0x205F, 0x206F,
			0x2800, 0x2800, 0x3000, 0x3000, 0x3164, 0x3164, 0xD800, 0xF8FF, 0xFDD0, 0xFDEF, 0xFE00, 0xFE0F, 0xFEFF,
			0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFF, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0x1FFFE, 0x1FFFF, 0xE0000,
			0x10FFFF };

	private static final boolean[] KEPT = new boolean[0x80];

	static {
		for (int c = 0; c < KEPT.length; c++) {
			KEPT[c] = isUnreserved(c) || RESERVED.indexOf(c) >= 0;
		}
	}

	private Escapes() {
	}

	/**
	 * Returns a part of an address in its one form.
	 * @param part the part
	 * @param escaped reserved characters that are escaped in this part
	 */
	static String normalize(String part, String escaped) {
		int at = 0;
		while (at < part.length() && part.charAt(at) < KEPT.length && KEPT[part.charAt(at)]
				&& escaped.indexOf(part.charAt(at)) < 0) {
			at++;
		}
		if (at == part.length()) {
			return part;
		}
		StringBuilder text = new StringBuilder(part.length()).append(part, 0, at);
		while (at < part.length()) {
			int end = at;
			while (isEscape(part, end)) {
				end += 3;
			}
			if (end > at) {
				appendBytes(text, bytes(part, at, end));
				at = end;
				continue;
			}
			int c = part.codePointAt(at);
			boolean reserved = RESERVED.indexOf(c) >= 0 && escaped.indexOf(c) < 0;
			append(text, c, reserved);
			at += Character.charCount(c);
		}
		return text.toString();
	}

	/**
	 * Returns the text with its escapes replaced by characters, or {@code null} if an
	 * escape stands for an ASCII character or is not UTF-8.
	 */
	static @Nullable String decodeNonAscii(String text) {
		StringBuilder decoded = new StringBuilder(text.length());
		int at = 0;
		while (at < text.length()) {
			int end = at;
			while (isEscape(text, end)) {
				end += 3;
			}
			if (end == at) {
				decoded.append(text.charAt(at));
				at++;
				continue;
			}
			byte[] bytes = bytes(text, at, end);
			String characters = new String(bytes, StandardCharsets.UTF_8);
			if (characters.chars().anyMatch((c) -> c < 0x80 || c == 0xFFFD)) {
				return null;
			}
			decoded.append(characters);
			at = end;
		}
		return decoded.toString();
	}

	/** Returns whether a character has no glyph of its own, or must not be displayed. */
	static boolean isInvisible(int c) {
		for (int i = 0; i < INVISIBLE.length && INVISIBLE[i] <= c; i += 2) {
			if (c <= INVISIBLE[i + 1]) {
				return true;
			}
		}
		return false;
	}

	private static boolean isEscape(String text, int at) {
		return at + 2 < text.length() && text.charAt(at) == '%' && isHex(text.charAt(at + 1))
				&& isHex(text.charAt(at + 2));
	}

	private static boolean isHex(char c) {
		return HexFormat.isHexDigit(c);
	}

	private static byte[] bytes(String text, int from, int end) {
		byte[] bytes = new byte[(end - from) / 3];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) HexFormat.fromHexDigits(text, from + 3 * i + 1, from + 3 * i + 3);
		}
		return bytes;
	}

	private static void appendBytes(StringBuilder text, byte[] escaped) {
		ByteBuffer bytes = ByteBuffer.wrap(escaped);
		CharBuffer characters = CharBuffer.allocate(escaped.length);
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		while (bytes.hasRemaining()) {
			CoderResult result = decoder.reset().decode(bytes, characters.clear(), true);
			characters.flip().codePoints().forEach((c) -> append(text, c, false));
			// Bytes that are not UTF-8 stay escapes.
			for (int i = 0; result.isError() && i < result.length(); i++) {
				HEX.toHexDigits(text.append('%'), bytes.get());
			}
		}
	}

	private static void append(StringBuilder text, int c, boolean reserved) {
		boolean kept = (c < 0x80) ? reserved || isUnreserved(c) : !isInvisible(c);
		if (kept) {
			text.appendCodePoint(c);
			return;
		}
		for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
			HEX.toHexDigits(text.append('%'), one);
		}
	}

	private static boolean isUnreserved(int c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || UNRESERVED.indexOf(c) >= 0;
	}

}
