package dev.newsgraph.trusted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The documents that clients have registered by the protocol of Apollo for automatic
 * persisted queries. Those that are used least are removed when they take too much
 * memory.
 */
final class AutomaticDocuments {

	private static final int BYTES_PER_ENTRY = 500;

	private final @Nullable Cache<String, String> texts;

	/**
	 * Creates a cache.
	 * @param bytes memory that the documents may take, as estimated; 0 keeps none
	 */
	AutomaticDocuments(long bytes) {
		this.texts = (bytes > 0) ? Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((String hash, String text) -> BYTES_PER_ENTRY + 2 * text.length())
			.build() : null;
	}

	/** Returns whether documents can be registered. */
	boolean isEnabled() {
		return this.texts != null;
	}

	/** Returns the text with a hash, or null if it is not registered. */
	@Nullable String text(String hash) {
		return (this.texts != null) ? this.texts.getIfPresent(hash) : null;
	}

	/**
	 * Registers a text.
	 * @param hash the SHA-256 of the text
	 */
	void register(String hash, String text) {
		if (this.texts != null) {
			this.texts.put(hash, text);
		}
	}

	/** Returns the memory that the documents take, as estimated. */
	long weight() {
		if (this.texts == null) {
			return 0;
		}
		this.texts.cleanUp();
		return this.texts.policy().eviction().orElseThrow().weightedSize().orElse(0);
	}

}
