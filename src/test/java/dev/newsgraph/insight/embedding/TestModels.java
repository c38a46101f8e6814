package dev.newsgraph.insight.embedding;

import java.util.function.Function;

/** Sentence models whose vectors come from a test. */
public final class TestModels {

	private TestModels() {
	}

	/**
	 * Returns a model that is loaded.
	 * @param vectors turns the title and the text, joined by a full stop, into a vector
	 */
	public static SentenceModel of(Function<String, float[]> vectors) {
		SentenceModel model = new SentenceModel(() -> vectors);
		model.require();
		return model;
	}

	/** Returns a vector of length one, the same for each text. */
	public static float[] vector() {
		float[] vector = new float[SentenceModel.DIMENSIONS];
		vector[0] = 1;
		return vector;
	}

}
