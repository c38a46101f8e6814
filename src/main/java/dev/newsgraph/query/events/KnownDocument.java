package dev.newsgraph.query.events;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * What the text of a document tells before it is parsed. Most requests send a text that
 * others have sent before, so this is remembered for the last texts, in bounded memory.
 *
 * @param hash the SHA-256 of the characters
 * @param words the words outside of all brackets
 */
public record KnownDocument(Hash hash, TopLevelWords words) {

	private static final int MAX_LENGTH = 32 * 1024;

	private static final int MAX_WEIGHT = 2 * 1024 * 1024;

	/** Memory of an entry without its text, as estimated. */
	private static final int BYTES = 600;

	private static final Cache<String, KnownDocument> LAST = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumWeight(MAX_WEIGHT)
		.weigher((String text, KnownDocument known) -> BYTES + 4 * text.length())
		.build();

	/** Returns what is known of a document. */
	public static KnownDocument of(String text) {
		if (text.length() > MAX_LENGTH) {
			return read(text);
		}
		KnownDocument known = LAST.getIfPresent(text);
		if (known == null) {
			known = read(text);
			LAST.put(text, known);
		}
		return known;
	}

	private static KnownDocument read(String text) {
		return new KnownDocument(Hash.of(text), TopLevelWords.of(text));
	}

	/**
	 * A SHA-256.
	 *
	 * @param first the first 8 bytes
	 * @param second the next 8 bytes
	 * @param third the next 8 bytes
	 * @param fourth the last 8 bytes
	 */
	public record Hash(long first, long second, long third, long fourth) {

		private static final int SIZE = 32;

		private static Hash of(String text) {
			// UTF-8 has no bytes for half of a surrogate pair.
			byte[] characters = new byte[2 * text.length()];
			ByteBuffer.wrap(characters).asCharBuffer().put(text);
			try {
				ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(characters));
				return new Hash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** Returns the 32 bytes. */
		public byte[] bytes() {
			return ByteBuffer.allocate(SIZE)
				.putLong(this.first)
				.putLong(this.second)
				.putLong(this.third)
				.putLong(this.fourth)
				.array();
		}

	}

}
