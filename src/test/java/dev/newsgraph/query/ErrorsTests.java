package dev.newsgraph.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.ExecutionInput;
import graphql.GraphQL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.plan.InvalidArgumentException;

import static org.assertj.core.api.Assertions.assertThat;

/** Invalid operations are rejected with readable messages before a statement is sent. */
class ErrorsTests {

	private static final List<String> INTERNAL_TERMS = List.of("Exception", "graphql.", "java.", "dev.newsgraph",
			"MATCH", "RETURN", "AST", "ANTLR", "Value'", "\tat ", "Value{", "ArrayList", "LinkedHashMap", "NonNull");

	private final AtomicInteger statements = new AtomicInteger();

	private final GraphQL graphQl = TestSchema.graphQl((environment) -> this.statements.incrementAndGet());

	@AfterEach
	void noStatementWasSent() {
		assertThat(this.statements).hasValue(0);
	}

	@Test
	void sayWhatIsWrongAndHowToFixIt() throws IOException {
		AnswerPage.of("errors.md").compare(this::ask);
	}

	@Test
	void sayWhichRoleIsRequired() throws IOException {
		AnswerPage.of("forbidden.md").compare((operation, variables) -> ask(operation, variables, Identity.ANONYMOUS));
	}

	/**
	 * Each fragment spreads the next one twice: 2 KB that expand to millions of fields.
	 */
	@Test
	@Timeout(2)
	void rejectExponentialFragments() {
		int levels = 20;
		String fragments = IntStream.range(0, levels)
			.mapToObj((
					i) -> "fragment F%d on Article { a: provider { articles { edges { node { ...F%d } } } } b: provider { articles { edges { node { ...F%d } } } } }"
						.formatted(i, i + 1, i + 1))
			.collect(Collectors.joining("\n"));
		String bomb = "{ article(webUrl: \"https://example.org\") { ...F0 } }\n%s\nfragment F%d on Article { title }"
			.formatted(fragments, levels);
		assertThat(codes(ask(bomb, Map.of()))).containsExactly("OPERATION_TOO_LARGE");
	}

	@Test
	@Timeout(2)
	void countExpandedFragments() {
		String bomb = "{ %s }\nfragment F on Article { %s }\nfragment G on Article { %s }".formatted(
				IntStream.range(0, 20)
					.mapToObj((i) -> "a%d: article(webUrl: \"https://example.org\") { ...F }".formatted(i))
					.collect(Collectors.joining(" ")),
				IntStream.range(0, 20)
					.mapToObj((i) -> "p%d: related { edges { node { ...G } } }".formatted(i))
					.collect(Collectors.joining(" ")),
				IntStream.range(0, 20).mapToObj((i) -> "t%d: title".formatted(i)).collect(Collectors.joining(" ")));
		assertThat(bomb).hasSizeLessThan(2500);
		assertThat(codes(ask(bomb, Map.of()))).containsExactly("OPERATION_TOO_LARGE");
	}

	@Test
	void nodesTakesAtMostAHundredIds() {
		List<String> ids = IntStream.range(0, 101).mapToObj((i) -> new GlobalId("Topic", "t" + i).encode()).toList();
		Map<String, Object> answer = ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids));
		assertThat(codes(answer)).containsExactly(InvalidArgumentException.CODE);
		assertThat(answer.toString()).contains("nodes(ids): 101 ids are too many; pass at most 100");
	}

	@Test
	void aListInAFilterHasAtMost250Values() {
		List<Integer> values = IntStream.range(0, 10_000).boxed().toList();
		Map<String, Object> answer = ask("query ($in: [Int!]) { articles(where: {quality: {in: $in}}) { totalCount } }",
				Map.of("in", values));
		assertThat(codes(answer)).containsExactly(InvalidArgumentException.CODE);
		assertThat(answer.toString()).contains("Variable `$in` contains a list of 10,000 values, and the limit is 250");
		Map<String, Object> literal = ask("{ articles(where: {quality: {in: %s}}) { totalCount } }"
			.formatted(IntStream.range(0, 251).boxed().toList()), Map.of());
		assertThat(codes(literal)).containsExactly(InvalidArgumentException.CODE);
		assertThat(literal.toString()).contains("'quality.in' has 251 values, which is too many; pass at most 250");
	}

	@Test
	void aFilterHasAtMostFiftyConditions() {
		List<Map<String, Object>> conditions = IntStream.range(0, 51)
			.mapToObj((i) -> Map.<String, Object>of("quality", Map.of("eq", i)))
			.toList();
		Map<String, Object> answer = ask("query ($or: [ArticleFilter!]) { articles(where: {or: $or}) { totalCount } }",
				Map.of("or", conditions));
		assertThat(codes(answer)).containsExactly(InvalidArgumentException.CODE);
		assertThat(answer.toString()).contains("exceeds the maximum of 50 conditions");
	}

	@Test
	void aSearchTextHasAtMostAThousandCharacters() {
		String operation = "query ($text: String!) { stats { articleCount } search(text: $text) { totalCount } }";
		for (String text : List.of("a".repeat(1001), "robots ".repeat(1428) + "last", "*".repeat(10_000),
				"\ud83d\ude00".repeat(1001))) {
			Map<String, Object> answer = ask(operation, Map.of("text", text));
			assertThat(codes(answer)).containsExactly(InvalidArgumentException.CODE);
			assertThat(answer.toString()).contains("search(text): %d characters are too many; pass at most 1000"
				.formatted(text.codePointCount(0, text.length())));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "articles", "providers", "topics", "topic(name: \"AI\") { coverage",
			"topic(name: \"AI\") { articles", "article(webUrl: \"https://example.org\") { related",
			"article(webUrl: \"https://example.org\") { relatedBy",
			"article(webUrl: \"https://example.org\") { relatedOfRelated",
			"article(webUrl: \"https://example.org\") { network", "coverage",
			"provider(domain: \"example.org\") { coverage", "provider(domain: \"example.org\") { articles" })
	void areTheSameForEveryConnection(String field) {
		for (String arguments : List.of("first: -1", "first: 101", "last: -1", "last: 101", "after: \"forged\"",
				"before: \"forged\"", "first: 1, last: 1")) {
			String operation = "{ stats { articleCount } %s(%s) { totalCount }%s }".formatted(field, arguments,
					field.contains("{") ? " }" : "");
			assertThat(codes(ask(operation, Map.of()))).as(operation).containsExactly(InvalidArgumentException.CODE);
		}
	}

	private static List<Object> codes(Map<String, Object> answer) {
		return ((List<?>) answer.get("errors")).stream()
			.map((error) -> (Object) ((Map<?, ?>) ((Map<?, ?>) error).get("extensions")).get("code"))
			.toList();
	}

	private Map<String, Object> ask(String operation, Map<String, Object> variables) {
		return ask(operation, variables, Identity.INTERNAL);
	}

	private Map<String, Object> ask(String operation, Map<String, Object> variables, Identity caller) {
		Map<String, Object> answer = this.graphQl
			.execute(ExecutionInput.newExecutionInput(operation)
				.variables(variables)
				.graphQLContext(Map.of(Identity.class, caller))
				.build())
			.toSpecification();
		assertThat(codes(answer)).isNotEmpty().doesNotContainNull();
		assertThat(answer.get("data")).isNull();
		for (Object error : (List<?>) answer.get("errors")) {
			assertThat(String.valueOf(((Map<?, ?>) error).get("message"))).isNotBlank()
				.doesNotContain(INTERNAL_TERMS.toArray(String[]::new));
		}
		return answer;
	}

}
