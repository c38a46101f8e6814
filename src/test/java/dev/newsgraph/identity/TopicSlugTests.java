package dev.newsgraph.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopicSlugTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			AI                | ai
			Computer Vision   | computer-vision
			' IBM --  AI! '   | ibm-ai
			C                 | c
			C++               | c-plus-plus
			C#                | c-sharp
			C♯                | c-sharp
			'#MeToo'          | metoo
			Disney+ Now       | disney-plus-now
			Node.js           | node-js
			Ｆｕｌｌ　Width   | full-width
			Café              | café
			Cafe\u0301        | café
			人工智能           | 人工智能
			Искусственный ИИ  | искусственный-ии
			हिन्दी             | हिन्दी
			🤖                | u1f916
			!!!               | u21-u21-u21
			🤖 AI             | ai
			""")
	void isTheNameInLowerCaseWithHyphens(String name, String slug) {
		assertThat(TopicSlug.of(name)).isEqualTo(slug);
		assertThat(TopicSlug.of(slug)).as("its own slug").isEqualTo(slug);
	}

}
