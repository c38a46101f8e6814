package dev.newsgraph.query.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.cypher.CypherTranslator;
import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlanner;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manual of the translation: each page contains operations, the statement for each
 * root field and the parameters. The pages are compared as a whole. {@code
 * -Dmanual.write=true} rewrites them.
 */
class TranslationManualTests {

	private static final Path PAGES = Path.of("src/test/resources/dev/newsgraph/query/manual");

	private static final Pattern OPERATION = Pattern
		.compile("```graphql\n(.*?)```\n(?:\nVariables:\n\n```json\n(.*?)```\n)?", Pattern.DOTALL);

	private static final Pattern ANSWER = Pattern
		.compile("\n`[A-Za-z]+` becomes:\n\n```cypher\n.*?```\n(?:\n```json\n.*?```\n)?", Pattern.DOTALL);

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private static final Instant NOW = Instant.parse("2020-06-09T06:31:00Z");

	private final GraphQLSchema schema = TestSchema.executable((environment) -> null);

	private final GraphModel model = TestSchema.model();

	@TestFactory
	List<DynamicTest> pagesShowTheStatementsOfOperations() throws IOException {
		try (Stream<Path> pages = Files.list(PAGES)) {
			return pages.filter((page) -> page.toString().endsWith(".md"))
				.sorted()
				.map((page) -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> compare(page)))
				.toList();
		}
	}

	private void compare(Path page) throws IOException {
		String written = Files.readString(page);
		String actual = rewrite(written);
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(page, actual);
		}
		else {
			assertThat(actual).isEqualTo(written);
		}
	}

	private String rewrite(String page) {
		String questions = ANSWER.matcher(page).replaceAll("");
		Matcher operation = OPERATION.matcher(questions);
		StringBuilder result = new StringBuilder();
		while (operation.find()) {
			String answers = answers(operation.group(1), (operation.group(2) != null) ? operation.group(2) : "{}");
			operation.appendReplacement(result, Matcher.quoteReplacement(operation.group() + answers));
		}
		return operation.appendTail(result).toString();
	}

	private String answers(String operation, String variables) {
		Document document = Parser.parse(operation);
		assertThat(new Validator().validateDocument(this.schema, document, java.util.Locale.ENGLISH)).isEmpty();
		OperationDefinition definition = document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
		@SuppressWarnings("unchecked")
		Map<String, Object> raw = JSON.readValue(variables, Map.class);
		CoercedVariables coerced = ValuesResolver.coerceVariableValues(this.schema, definition.getVariableDefinitions(),
				RawVariables.of(raw), graphql.GraphQLContext.getDefault(), java.util.Locale.ENGLISH);
		Map<String, graphql.language.FragmentDefinition> fragments = new TreeMap<>();
		document.getDefinitionsOfType(graphql.language.FragmentDefinition.class)
			.forEach((fragment) -> fragments.put(fragment.getName(), fragment));
		StringBuilder answers = new StringBuilder();
		for (SelectedField field : new NormalizedOperationCache(this.model,
				TestSchema.OPERATION_LIMITS.limits(TestSchema.LIMITS), 1_000_000)
			.get(this.schema, definition, fragments, coerced, DocumentSize.NONE)
			.rootFields()) {
			PlannedField planned = SelectionPlanner.plan(this.model,
					TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS), field, coerced,
					new RequestTime(Clock.fixed(NOW, ZoneOffset.UTC)));
			answers.append("\n`%s` becomes:\n\n```cypher\n".formatted(field.resultKey()))
				.append(CypherTranslator.translateReadably(planned.plan()))
				.append("\n```\n");
			if (!planned.parameters().isEmpty()) {
				answers.append("\n```json\n")
					.append(JSON.writeValueAsString(new TreeMap<>(planned.parameters())))
					.append("\n```\n");
			}
		}
		return answers.toString();
	}

}
