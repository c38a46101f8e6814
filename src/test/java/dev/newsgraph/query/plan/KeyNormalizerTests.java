package dev.newsgraph.query.plan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.schema.Source.KeyForm;

import static org.assertj.core.api.Assertions.assertThat;

class KeyNormalizerTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			EXACT,   As Written ,                                   As Written
			ADDRESS, HTTPS://Example.ORG:443/A?utm_source=x&b=1#c,  https://example.org/A?b=1
			DOMAIN,  WWW.Example.org,                               example.org
			DOMAIN,  https://www.example.org/story,                 example.org
			SLUG,    Machine Learning,                              machine-learning
			SLUG,    machine-learning,                              machine-learning
			""")
	void bringAKeyIntoTheFormOfTheGraph(KeyForm form, String written, String key) {
		assertThat(KeyNormalizer.apply(form, written)).contains(key);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ADDRESS, ftp://example.org/story
			ADDRESS, https://
			DOMAIN,  ''
			DOMAIN,  two words
			SLUG,    '  '
			""")
	void areNothingWhereNoNodeCanHaveTheKey(KeyForm form, String written) {
		assertThat(KeyNormalizer.apply(form, written)).isEmpty();
	}

}
