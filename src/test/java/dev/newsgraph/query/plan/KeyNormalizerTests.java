package dev.newsgraph.query.plan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.schema.Source.KeyForm;

import static org.assertj.core.api.Assertions.assertThat;

class KeyNormalizerTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			EXACT,   As Written ,                                   As Written
			ADDRESS, HTTPS://Example.ORG:443/A?utm_source=x&b=1#c,  https://example.org/A?b=1
			ADDRESS, https://example.org#!/%7ea,                    https://example.org/#!/~a
			ADDRESS, https://xn--bcher-kva.de./caf%c3%a9,           https://bücher.de/café
			DOMAIN,  xn--bcher-kva.de,                              bücher.de
			DOMAIN,  WWW.Example.org,                               example.org
			DOMAIN,  https://www.example.org/story,                 example.org
			SLUG,    Machine Learning,                              machine-learning
			SLUG,    machine-learning,                              machine-learning
			""")
	void bringAKeyIntoTheFormOfTheGraph(KeyForm form, String written, String key) {
		assertThat(KeyNormalizer.apply(form, written, TrackingParameters.DEFAULTS)).contains(key);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ADDRESS, true,  HTTPS://Example.org:443/%c3%a9, https://example.org/é
			ADDRESS, true,  https://Example,                https://example
			ADDRESS, false, caf%c3%a9/A,                    café/A
			DOMAIN,  true,  Example,                        Example
			""")
	void bringAPartOfAKeyIntoTheFormOfTheGraph(KeyForm form, boolean start, String written, String part) {
		assertThat(KeyNormalizer.part(form, written, start)).isEqualTo(part);
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
		assertThat(KeyNormalizer.apply(form, written, TrackingParameters.DEFAULTS)).isEmpty();
	}

}
