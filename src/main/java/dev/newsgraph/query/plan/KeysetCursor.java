package dev.newsgraph.query.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A position in an ordered list, given by the sort values of a row with the key last.
 * Clients treat the encoded cursor as opaque. A cursor belongs to the order it was
 * created for. A checksum detects damaged cursors; cursors are not signed because they
 * contain no secrets.
 *
 * @param order digest of the order
 * @param values values of the order's terms: text, integer, floating-point number,
 * Boolean, instant or null
 */
public record KeysetCursor(String order, List<@Nullable Object> values) {

	/**
	 * Returns the cursor as URL-safe text.
	 * @throws IllegalArgumentException if a value has a type that cursors do not support
	 */
	public String encode() {
		StringBuilder text = new StringBuilder();
		write(text, 'o', this.order);
		for (Object value : this.values) {
			switch (value) {
				case null -> write(text, 'n', "");
				case String string -> write(text, 's', string);
				case Long number -> write(text, 'l', number.toString());
				case Double number -> write(text, 'd', number.toString());
				case Boolean bool -> write(text, 'b', bool.toString());
				case ZonedDateTime time -> write(text, 't', time.toInstant().toString());
				default ->
					throw new IllegalArgumentException("No cursor can hold a " + value.getClass().getSimpleName());
			}
		}
		byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
		byte[] bytes = ByteBuffer.allocate(content.length + Integer.BYTES)
			.putInt(checkSum(content))
			.put(content)
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	// Type, length, colon, text. The length makes separators within values harmless.
	private static void write(StringBuilder target, char type, String text) {
		target.append(type).append(text.length()).append(':').append(text);
	}

	/** Returns the cursor of a text, or empty if the text is not a valid cursor. */
	static Optional<KeysetCursor> decode(String cursor) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
			if (bytes.remaining() <= Integer.BYTES) {
				return Optional.empty();
			}
			int expected = bytes.getInt();
			byte[] content = new byte[bytes.remaining()];
			bytes.get(content);
			return (checkSum(content) == expected) ? Optional.of(parse(new String(content, StandardCharsets.UTF_8)))
					: Optional.empty();
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static KeysetCursor parse(String text) {
		String order = "";
		List<@Nullable Object> values = new ArrayList<>();
		for (int at = 0; at < text.length();) {
			int colon = text.indexOf(':', at);
			int end = (colon > at) ? colon + 1 + Integer.parseInt(text, at + 1, colon, 10) : -1;
			if (end <= colon || end > text.length()) {
				throw new IllegalArgumentException("A value without its length");
			}
			String value = text.substring(colon + 1, end);
			if (at == 0) {
				order = value;
			}
			else {
				values.add(value(text.charAt(at), value));
			}
			at = end;
		}
		return new KeysetCursor(order, values);
	}

	private static @Nullable Object value(char type, String text) {
		return switch (type) {
			case 'n' -> null;
			case 's' -> text;
			case 'l' -> Long.valueOf(text);
			case 'd' -> Double.valueOf(text);
			case 'b' -> Boolean.valueOf(text);
			case 't' -> Instant.parse(text).atZone(ZoneOffset.UTC);
			default -> throw new IllegalArgumentException("Unknown type of value");
		};
	}

	private static int checkSum(byte[] content) {
		CRC32 sum = new CRC32();
		sum.update(content);
		return (int) sum.getValue();
	}

}
