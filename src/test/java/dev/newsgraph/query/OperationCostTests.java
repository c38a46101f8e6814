package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.query.plan.GraphCounts;

import static org.assertj.core.api.Assertions.assertThat;

/** The cost of operations on a graph of 20,000 articles. */
class OperationCostTests {

	private static final Pattern VARIABLES = Pattern
		.compile("(?m)^# variables: (\\{(?:.*\\}$|.*\\R(?:#.*\\R)*# ?\\}))");

	static Stream<Path> questions() throws IOException {
		return Files.list(Path.of("src/playground/library")).sorted();
	}

	@ParameterizedTest
	@MethodSource("questions")
	void everyQuestionOfTheLibraryIsAllowed(Path question) throws IOException {
		String text = Files.readString(question);
		Matcher variables = VARIABLES.matcher(text);
		@SuppressWarnings("unchecked")
		Map<String, Object> values = variables.find()
				? AnswerPage.JSON.readValue(variables.group(1).replaceAll("(?m)^# ?", ""), Map.class) : Map.of();
		OperationPreview preview = preview(text, values, TestSchema.COUNTS);
		assertThat(preview.errors()).isEmpty();
		assertThat(preview.estimate().cost()).isPositive().isLessThan(TestSchema.LIMITS.maxCost() / 2);
		assertThat(preview.estimate().values()).isPositive().isLessThan(TestSchema.LIMITS.maxValues() / 5);
	}

	// Few enough that only the cost, or the number of objects, is over its limit.
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			60 | coverage { totalCount }
			40 | coverage(where: {articles: {heat: {gt: 1}}}) { totalCount }
			40 | articles { groups(by: TOPIC) { nodes { count } } }
			10 | articles(where: {related: {some: {related: {some: {heat: {gt: 90}}}}}}) { totalCount }
			40 | topics(first: 100) { edges { node { coTopics { edges { lift } } } } }
			""")
	void manyAliasesOfAFieldThatReadsMuchAreRefused(int count, String field) {
		OperationPreview one = preview("{ " + field + " }", Map.of(), TestSchema.COUNTS);
		assertThat(one.errors()).isEmpty();
		OperationPreview many = preview(IntStream.range(0, count)
			.mapToObj((i) -> "f%d: %s".formatted(i, field))
			.collect(Collectors.joining(" ", "{ ", " }")), Map.of(), TestSchema.COUNTS);
		assertThat(many.estimate().cost()).isEqualTo(count * one.estimate().cost());
		assertThat(many.errors().toString()).contains("OPERATION_TOO_LARGE").containsPattern("could (read|return)");
	}

	// Both operations return few enough objects, and cost the same as without aliases.
	@ParameterizedTest
	@ValueSource(strings = { "node { a%d: title b%1$d: body }", "node { a%d: title b%1$d: __typename }",
			"a%d: cursor node { b%1$d: title }", "a%d: __typename b%1$d: cursor" })
	void manyAliasesOfAValueAreRefusedWhereObjectsAreMany(String edge) {
		String nested = "{ articles(first: 100) { edges { node { related(first: %d) { edges { %s } } } } } }";
		String aliases = IntStream.range(0, 28).mapToObj(edge::formatted).collect(Collectors.joining(" "));
		OperationPreview allowed = preview(nested.formatted(80, aliases), Map.of(), TestSchema.COUNTS);
		assertThat(allowed.estimate().values()).isEqualTo(100 * 80 * 2 * 28);
		assertThat(allowed.errors()).isEmpty();
		OperationPreview refused = preview(nested.formatted(100, aliases), Map.of(), TestSchema.COUNTS);
		assertThat(refused.errors().toString()).contains("OPERATION_TOO_LARGE",
				"it could return 560,000 values, and the limit is 500,000");
	}

	@Test
	void aComputedTermAnywhereInTheOrderSortsAllObjects() {
		String operation = "{ articles(orderBy: [%s]) { edges { node { title } } } }";
		String first = operation.formatted("{field: RELATED_COUNT}, {field: TITLE}");
		String second = operation.formatted("{field: TITLE}, {field: RELATED_COUNT}");
		long all = TestSchema.COUNTS.nodes().get("Article");
		assertThat(cost(operation.formatted("{field: TITLE}"))).isLessThan(all);
		assertThat(cost(second)).isGreaterThan(all).isEqualTo(cost(first));
	}

	private static long cost(String operation) {
		return preview(operation, Map.of(), TestSchema.COUNTS).estimate().cost();
	}

	@Test
	void theCostGrowsWithTheGraph() {
		String operation = "{ coverage { totalCount } articles(where: {heat: {gt: 1}}) { edges { node { title } } } }";
		GraphCounts ten = new GraphCounts(times(TestSchema.COUNTS.nodes(), 10),
				times(TestSchema.COUNTS.relationships(), 10));
		long small = preview(operation, Map.of(), TestSchema.COUNTS).estimate().cost();
		assertThat(preview(operation, Map.of(), ten).estimate().cost()).isBetween(9 * small, 10 * small);
	}

	@Test
	void unknownCountsAreAssumed() {
		OperationPreview preview = preview("{ coverage { totalCount } }", Map.of(), GraphCounts.UNKNOWN);
		assertThat(preview.estimate().cost()).isGreaterThan(TestSchema.LIMITS.assumedSet());
	}

	private static Map<String, Long> times(Map<String, Long> counts, long factor) {
		return counts.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (count) -> count.getValue() * factor));
	}

	private static OperationPreview preview(String operation, Map<String, Object> variables, GraphCounts counts) {
		return new OperationPreviews(TestSchema.wideGraphQl((environment) -> null, () -> counts)).of(operation, null,
				variables);
	}

}
