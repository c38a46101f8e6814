package dev.newsgraph.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.embedding.TextVectors;

/** The vectors of search texts. Those that were used last are kept. */
final class QueryVectors implements TextVectors {

	private final SentenceModel model;

	private final Cache<String, float[]> vectors;

	/**
	 * Creates an instance.
	 * @param model a model that can be used
	 * @param kept number of vectors that are kept
	 */
	QueryVectors(SentenceModel model, int kept) {
		this.model = model;
		this.vectors = Caffeine.newBuilder().maximumSize(kept).executor(Runnable::run).build();
	}

	@Override
	public boolean areAvailable() {
		return true;
	}

	@Override
	public float[] of(String text) {
		return this.vectors.get(text, this.model::embed);
	}

}
