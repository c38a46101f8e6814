package dev.newsgraph.playground;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions in files. */
class LibraryFileReaderTests {

	@Test
	void readsTitleSentenceSettingsAndOperation() {
		LibraryQuestion question = read("03-who-covers.graphql", """
				# Who covers a topic?
				# The providers with the most articles on it,
				# and their share.
				# view: coverage
				# variables: {
				#   "topic": "AI"
				# }

				query Who($topic: String!) {
				  # the topic
				  topic(name: $topic) { name }
				}
				""");
		assertThat(question).isEqualTo(new LibraryQuestion("who-covers", "Who covers a topic?",
				"The providers with the most articles on it, and their share.", """
						query Who($topic: String!) {
						  # the topic
						  topic(name: $topic) { name }
						}
						""", "{\n\"topic\": \"AI\"\n}", "coverage", "yours", null));
	}

	@Test
	void takesTheTitleFromTheNameWhenTheFileHasNone() {
		LibraryQuestion question = read("what-is-new.graphql", "\uFEFF{ stats { articleCount } }");
		assertThat(question).isEqualTo(new LibraryQuestion("what-is-new", "What is new", "",
				"{ stats { articleCount } }\n", null, null, "yours", null));
	}

	@Test
	void takesLinesOfWindowsAndSettingsInAnyOrder() {
		LibraryQuestion question = read("a.graphql",
				"# Variables: {\"a\": 1}\r\n# Title\r\n#view:TABLE\r\n\r\n{ __typename }\r\n");
		assertThat(question)
			.isEqualTo(new LibraryQuestion("a", "Title", "", "{ __typename }\n", "{\"a\": 1}", "table", "yours", null));
	}

	@ParameterizedTest
	@CsvSource({ "01-a.graphql, a", "2_b c.graphql, b c", "10.graphql, 10", "x.y.graphql, x.y" })
	void takesItsNameFromTheFile(String file, String name) {
		assertThat(read(file, "{ __typename }").name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "# Title alone\n", "# T\n# view: pie\n{ a }", "# T\n# variables: {\"a\":\n{ a }",
			"# T\n# variables: [1]\n{ a }" })
	void saysWhatIsWrongWithAFile(String text) {
		LibraryQuestion question = read("bad.graphql", text);
		assertThat(question.problem()).endsWith(".").contains("write");
		assertThat(question.query()).isEmpty();
		assertThat(question.title()).isEqualTo("bad.graphql");
	}

	private static LibraryQuestion read(String file, String text) {
		return LibraryFileReader.read(file, text, "yours");
	}

}
