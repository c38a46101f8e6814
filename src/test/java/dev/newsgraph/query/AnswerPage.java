package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A golden file that contains operations and their responses. The whole file is compared.
 * {@code -Dmanual.write=true} rewrites the responses.
 *
 * @param file path of the file
 */
record AnswerPage(Path file) {

	static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private static final Path FOLDER = Path.of("src/test/resources/dev/newsgraph/query");

	private static final Pattern OPERATION = Pattern
		.compile("```graphql\n(.*?)```\n(?:\nVariables:\n\n```json\n(.*?)```\n)?", Pattern.DOTALL);

	private static final Pattern ANSWER = Pattern.compile("\nAnswer:\n\n```json\n.*?```\n", Pattern.DOTALL);

	static AnswerPage of(String file) {
		return new AnswerPage(FOLDER.resolve(file));
	}

	/** Executes each operation and compares the file. */
	void compare(ExpectedField asked) throws IOException {
		String written = Files.readString(this.file);
		String questions = ANSWER.matcher(written).replaceAll("");
		String actual = OPERATION.matcher(questions)
			.replaceAll((operation) -> Matcher.quoteReplacement(operation.group() + answer(operation, asked)));
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(this.file, actual);
		}
		assertThat(actual).isEqualTo(Files.readString(this.file)).contains("\nAnswer:\n");
	}

	private static String answer(MatchResult operation, ExpectedField asked) {
		@SuppressWarnings("unchecked")
		Map<String, Object> variables = (operation.group(2) != null) ? JSON.readValue(operation.group(2), Map.class)
				: Map.of();
		Object answer = asked.ask(operation.group(1), variables);
		return "\nAnswer:\n\n```json\n" + JSON.writeValueAsString(answer) + "\n```\n";
	}

	/** Executes operations. */
	@FunctionalInterface
	interface ExpectedField {

		/** Returns the whole response to an operation. */
		Map<String, Object> ask(String operation, Map<String, Object> variables);

	}

}
