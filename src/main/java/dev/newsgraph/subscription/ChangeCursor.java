package dev.newsgraph.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A position among the changes of articles: changes are ordered by sequence, and within
 * one by key. Clients treat the text of a cursor as opaque. It is signed with the history
 * of the graph, so that a cursor of another graph, or one that was made up, is detected.
 *
 * @param sequence the sequence of the last change that was sent
 * @param key the key of its article; {@link #END} after the last article of the sequence
 */
record ChangeCursor(long sequence, String key) {

	/** A text that follows every key. */
	static final String END = new String(Character.toChars(Character.MAX_CODE_POINT));

	private static final String ALGORITHM = "HmacSHA256";

	private static final int SIGNATURE = 8;

	/** Returns the position after all changes up to a sequence. */
	static ChangeCursor after(long sequence) {
		return new ChangeCursor(sequence, END);
	}

	/**
	 * Returns the cursor of a text, or empty if it is not a cursor of this graph.
	 * @param history the history of the graph
	 */
	static Optional<ChangeCursor> decode(String text, String history) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text);
			if (bytes.length <= SIGNATURE + Long.BYTES || history.isEmpty()) {
				return Optional.empty();
			}
			byte[] content = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
			if (!MessageDigest.isEqual(signature(content, history), Arrays.copyOf(bytes, SIGNATURE))) {
				return Optional.empty();
			}
			ByteBuffer values = ByteBuffer.wrap(content);
			long sequence = values.getLong();
			byte[] key = new byte[values.remaining()];
			values.get(key);
			return Optional.of(new ChangeCursor(sequence, new String(key, StandardCharsets.UTF_8)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Returns the text for clients.
	 * @param history the history of the graph
	 */
	String encode(String history) {
		byte[] key = this.key.getBytes(StandardCharsets.UTF_8);
		byte[] content = ByteBuffer.allocate(Long.BYTES + key.length).putLong(this.sequence).put(key).array();
		byte[] bytes = ByteBuffer.allocate(SIGNATURE + content.length)
			.put(signature(content, history))
			.put(content)
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] signature(byte[] content, String history) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(history.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no " + ALGORITHM, ex);
		}
	}

}
