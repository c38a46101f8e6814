package dev.newsgraph.query;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.TextVectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes the answers of two gateways with an equal graph differ. */
class AnswerSettingsTests {

	@Test
	void theModelIsPartOfThem() {
		TextVectors model = new TextVectors() {

			@Override
			public boolean areAvailable() {
				return true;
			}

			@Override
			public float[] of(String text) {
				return new float[1];
			}

		};
		assertThat(List.of(of("1.0", TextVectors.NONE), of("1.0", model), of("1.1", TextVectors.NONE)))
			.doesNotHaveDuplicates();
		assertThat(of("1.0", model)).isEqualTo(of("1.0", model));
	}

	private static AnswerSettings of(String version, TextVectors vectors) {
		VisibilityProperties visibility = new Binder(new MapConfigurationPropertySource())
			.bindOrCreate("newsgraph.access", VisibilityProperties.class);
		return AnswerSettings.of(version, TestSchema.definitions(), TestSchema.LIMITS, TestSchema.OPERATION_LIMITS,
				visibility, TrackingParameters.DEFAULTS, vectors);
	}

}
