package dev.newsgraph.insight.embedding;

import java.util.Map;

/**
 * Turns search texts into vectors that can be compared with those of articles: the more
 * two texts mean the same, the greater is the cosine of their vectors.
 */
public interface TextVectors {

	/** For a gateway that cannot compare texts by meaning. */
	TextVectors NONE = new TextVectors() {

		@Override
		public boolean areAvailable() {
			return false;
		}

		@Override
		public float[] of(String text) {
			throw new IllegalStateException("This gateway has no sentence model");
		}

	};

	/**
	 * Returns whether texts can be turned into vectors. It stays the same as long as the
	 * gateway runs.
	 */
	boolean areAvailable();

	/** Returns the vector of a text. It can take some milliseconds. */
	float[] of(String text);

	/**
	 * Returns what a statement needs to find the articles that are near to a text: the
	 * {@code vector} of the text, and the {@code model} that made it.
	 */
	default Map<String, Object> parameters(String text) {
		return Map.of("vector", of(text), "model", SentenceModel.VERSION);
	}

}
