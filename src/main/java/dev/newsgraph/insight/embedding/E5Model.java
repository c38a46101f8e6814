package dev.newsgraph.insight.embedding;

import java.util.function.Function;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;

/** The model E5 small, version 2, quantized, in the ONNX runtime. */
final class E5Model implements Function<String, float[]> {

	/** The model was trained with this prefix for texts that are compared in pairs. */
	private static final String PREFIX = "query: ";

	private static final String OFFLINE = "ai.djl.offline";

	private final EmbeddingModel model;

	E5Model() {
		this(offline());
	}

	E5Model(EmbeddingModel model) {
		this.model = model;
		this.model.embed(PREFIX);
	}

	private static EmbeddingModel offline() {
		// The tokenizer would report its use, and download libraries for other hardware.
		System.setProperty(OFFLINE, "true");
		return new E5SmallV2QuantizedEmbeddingModel(Runnable::run);
	}

	@Override
	public float[] apply(String text) {
		return this.model.embed(PREFIX + text).content().vector();
	}

}
