package dev.newsgraph.insight.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class SentenceModelTests {

	private static final SentenceModel MODEL = new SentenceModel();

	@Test
	void textsAboutTheSameAreNearerThanOthers() {
		float[] one = MODEL.embed("IBM quits facial recognition business", "");
		float[] same = MODEL.embed("Company stops offering software that recognizes faces", "");
		float[] other = MODEL.embed("Team wins the cup final after penalties", "");
		assertThat(dot(one, same)).isGreaterThan(dot(one, other)).isGreaterThan(dot(same, other));
	}

	@Test
	void equalTextsHaveEqualVectors() {
		assertThat(MODEL.embed("Harbor bridge collapses", "It fell at noon."))
			.isEqualTo(MODEL.embed("Harbor bridge collapses", "It fell at noon."));
	}

	@Test
	void lineBreaksDoNotMatter() {
		assertThat(MODEL.embed("Harbor bridge", "\n\nIt fell\n at noon."))
			.isEqualTo(MODEL.embed("Harbor bridge", "It fell at noon."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "東京で大きな火事", "حريق في طوكيو", "🔥🔥🔥", "\u0000\uD800", "[CLS] [SEP] query: " })
	void anyTextHasAVectorOfLengthOne(String text) {
		float[] vector = MODEL.embed(text, text.repeat(50_000));
		assertThat(vector).hasSize(SentenceModel.DIMENSIONS);
		assertThat(dot(vector, vector)).isCloseTo(1, within(1e-3));
	}

	@Test
	void aModelThatCannotBeLoadedIsReportedInOneSentence() {
		AtomicInteger loads = new AtomicInteger();
		SentenceModel broken = new SentenceModel(() -> {
			loads.incrementAndGet();
			throw new UnsatisfiedLinkError("no onnxruntime");
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> broken.embed("a", "b"))
				.withMessage("The model for the meaning of texts cannot be loaded, because its native libraries or its "
						+ "file cannot be used on this system; articles are compared and found by words only.");
		}
		assertThat(loads).hasValue(1);
	}

	@Test
	void missingLibrariesAreReported() {
		SentenceModel missing = new SentenceModel(() -> {
			throw new NoClassDefFoundError("dev/langchain4j/model/embedding/EmbeddingModel");
		});
		assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> missing.embed("a", "b"))
			.withMessageContaining("its libraries are not in this jar");
	}

	@Test
	void aDamagedModelIsReported(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("model.onnx"), new byte[] { 8, 7, 18, 3, 'x' });
		SentenceModel damaged = new SentenceModel(
				() -> new E5Model(new OnnxEmbeddingModel(file, folder.resolve("tokenizer.json"), PoolingMode.MEAN)));
		assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(damaged::require)
			.withMessageContaining("its native libraries or its file cannot be used");
		assertThat(damaged.isLoaded()).isFalse();
	}

	@Test
	void aSearchTextIsNearToArticlesThatMeanTheSame() {
		float[] text = MODEL.embed("company stops face recognition");
		assertThat(dot(text, MODEL.embed("IBM quits facial recognition business", "")))
			.isGreaterThan(dot(text, MODEL.embed("Team wins the cup final after penalties", "")) + 0.05);
	}

	@Test
	void articlesWithoutTextAreNotUseful() {
		assertThat(SentenceModel.isUseful("", " ")).isFalse();
		assertThat(SentenceModel.isUseful("", "text")).isTrue();
	}

	private static double dot(float[] one, float[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++) {
			sum += one[i] * other[i];
		}
		return sum;
	}

}
