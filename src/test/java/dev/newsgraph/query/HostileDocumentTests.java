package dev.newsgraph.query;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.GraphQL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Small documents that expand to far more than their text are refused quickly: before
 * they are validated and normalized.
 */
class HostileDocumentTests {

	// A warm gateway takes less than 50 ms; the slack is for a busy machine.
	private static final long MOST_NANOS = Long.getLong("hostile.millis", 150) * 1_000_000;

	private static final String TOO_LARGE = "OPERATION_TOO_LARGE";

	private static final String INVALID = "GRAPHQL_VALIDATION_FAILED";

	private static final String INPUT = "BAD_USER_INPUT";

	private static final GraphQL GRAPH_QL = TestSchema.graphQl((environment) -> {
		throw new IllegalStateException("A statement was sent");
	});

	@BeforeAll
	static void warmUp() {
		for (int i = 0; i < 30; i++) {
			ask("{ articles { edges { node { title a%d: title } } } }".formatted(i), Map.of());
		}
	}

	@TestFactory
	Stream<DynamicTest> areRefusedQuickly() {
		Map<String, Case> cases = new LinkedHashMap<>();
		for (int levels : List.of(20, 25, 30, 70)) {
			cases.put("fragments that merge, " + levels, tooLarge(article("...F0")
					+ fragments(levels, (i) -> "a%d: title ...F%d ...F%d".formatted(i, i + 1, i + 1))));
			cases.put("inline fragments around spreads, " + levels, tooLarge(article("...F0")
					+ fragments(levels, (i) -> "... on Article { ...F%d } ... { ...F%d }".formatted(i + 1, i + 1))));
			cases.put("lists within lists, " + levels,
					tooLarge(article("...F0") + fragments(levels,
							(i) -> "a: related { edges { node { ...F%d } } } b: related { edges { node { ...F%d } } }"
								.formatted(i + 1, i + 1))));
			cases.put("a cycle of fragments, " + levels, refused(INVALID, article("...F0")
					+ fragments(levels, (i) -> "...F%d".formatted(i + 1)).replace("{ title }", "{ title ...F0 }")));
			cases.put("cycles that branch, " + levels, refused(INVALID, article("...F0") + fragments(levels,
					(i) -> "x: related { edges { node { ...F%d ...F%d } } }".formatted(i + 1, Math.max(0, i - 3)))));
		}
		cases.put("a spread of every fragment by each other", tooLarge(article("...F0") + fragments(40,
				(i) -> IntStream.rangeClosed(i + 1, 40).mapToObj((j) -> "...F" + j).collect(Collectors.joining(" ")))));
		cases.put("cycles in all directions", refused(INVALID, article("...F0") + fragments(25,
				(i) -> IntStream.range(0, 25).mapToObj((j) -> "...F" + j).collect(Collectors.joining(" ")))));
		cases.put("a chain of fragments that no operation uses",
				refused(INVALID, "{ __typename }" + fragments(230, (i) -> "...F%d".formatted(i + 1))));
		cases.put("fragments that no operation uses", refused(INVALID,
				"{ __typename }" + numbered(280, (i) -> "fragment F%d on Article { title }".formatted(i))));
		cases.put("a chain of fragments",
				accepted(article("...F0") + fragments(230, (i) -> "...F%d".formatted(i + 1))));
		cases.put("many operations with the same fragments",
				accepted(numbered(90, (i) -> "query Q%d { ...R }".formatted(i))
						+ " fragment R on Query { article(webUrl: \"https://example.com/a\") { ...F0 } }"
						+ fragments(100, (i) -> "...F%d".formatted(i + 1)), "Q0"));
		cases.put("many operations", accepted(numbered(280, (i) -> "query Q%d { __typename }".formatted(i)), "Q5"));
		cases.put("conflicting fields", refused(INVALID,
				article("a: title(x: 1) " + numbered(400, (i) -> "a: %s".formatted((i % 2 == 0) ? "title" : "body")))));
		cases.put("fields with the same key and other arguments",
				refused(INVALID, article(numbered(150, (i) -> "a: related(first: %d) { totalCount }".formatted(i)))));
		cases.put("the same fields", accepted(article("related { edges { node { title } } } ".repeat(150))));
		cases.put("the same fields, of several types", accepted("{ node(id: \"QXJ0aWNsZTph\") { %s } }"
			.formatted("... on Article { id title } ... on Topic { id name } ... on Node { id } id ".repeat(80))));
		cases.put("aliases of a root field", tooLarge("{ %s }"
			.formatted(numbered(100, (i) -> "a%d: article(webUrl: \"https://example.com\") { title }".formatted(i)))));
		cases.put("aliases of a field", tooLarge(article(numbered(600, (i) -> "a%d: title".formatted(i)))));
		cases.put("aliases in fragments",
				tooLarge(article("...F0") + fragments(31, (i) -> "a%d: title ...F%d".formatted(i, i + 1))));
		cases.put("root fields",
				tooLarge("{ %s }".formatted(numbered(11, (i) -> "a%d: stats { articleCount }".formatted(i)))));
		cases.put("mutations", tooLarge("mutation { %s }"
			.formatted(numbered(150, (i) -> "a%d: cancelImport(input: {id: \"a\"}) { job { id } }".formatted(i)))));
		cases.put("two mutations", tooLarge(
				"mutation { a: cancelImport(input: {id: \"a\"}) { job { id } } b: removeSeedFolder(input: {folder: \"b\"}) { job { id } } }"));
		cases.put("directives on one field", tooLarge(article("title " + "@include(if: true) ".repeat(51))));
		cases.put("directives on many fields", tooLarge(article("title @include(if: true) ".repeat(51))));
		cases.put("directives in a fragment",
				tooLarge(article("...F0") + fragments(51, (i) -> "...F%d @skip(if: false)".formatted(i + 1))));
		cases.put("depth", tooLarge(article("related { edges { node { ".repeat(5) + "title" + " } } }".repeat(5))));
		cases.put("depth in fragments", tooLarge(
				article("...F0") + fragments(10, (i) -> "related { edges { node { ...F%d } } }".formatted(i + 1))));
		cases.put("braces", tooLarge("{ a ".repeat(900) + "}".repeat(900)));
		cases.put("brackets", tooLarge("{ a(b: " + "[".repeat(900) + "]".repeat(900) + ") }"));
		cases.put("input objects", tooLarge("{ a(b: " + "{c: ".repeat(400) + "1" + "}".repeat(400) + ") }"));
		cases.put("types of a variable",
				tooLarge("query($v: " + "[".repeat(900) + "Int" + "]".repeat(900) + ") { a }"));
		cases.put("types of a variable that are not null",
				tooLarge("query($v: " + "[".repeat(600) + "Int" + "]!".repeat(600) + ") { a }"));
		cases.put("tokens", tooLarge(article("title ".repeat(2000))));
		cases.put("comments", tooLarge("#\n".repeat(2002) + article("title")));
		cases.put("characters", tooLarge("{ __typename }" + " ".repeat(31_987)));
		cases.put("a long comment", tooLarge("#" + "a".repeat(32_000) + "\n{ __typename }"));
		cases.put("commas", tooLarge("{ __typename }" + ",".repeat(31_987)));
		cases.put("a long value", tooLarge("{ topic(name: \"%s\") { name } }".formatted("a".repeat(32_000))));
		cases.put("white space", accepted("{ __typename }" + " ".repeat(31_900)));
		introspection(cases);
		variables(cases);
		return cases.entrySet().stream().map((entry) -> DynamicTest.dynamicTest(entry.getKey(), entry.getValue()::run));
	}

	private static void introspection(Map<String, Case> cases) {
		cases.put("types of fields of types of fields", tooLarge("{ __type(name: \"Article\") { "
				+ "fields { type { ".repeat(30) + "name" + " } }".repeat(30) + " } }"));
		cases.put("possible types of possible types", tooLarge(
				"{ __schema { types { " + "possibleTypes { ".repeat(30) + "name" + " }".repeat(30) + " } } }"));
		cases.put("schemas under aliases",
				tooLarge("{ %s }".formatted(numbered(60, (i) -> "s%d: __schema { types { name } }".formatted(i)))));
		cases.put("fields of types of fields, within the depth", refused(TOO_LARGE,
				"{ __type(name: \"Article\") { fields { type { fields { type { fields { type { name } } } } } } } }"));
		cases.put("introspection of fragments that merge",
				tooLarge("{ __schema { types { ...F0 } } }"
						+ fragments(25, (i) -> "ofType { ...F%d ...F%d }".formatted(i + 1, i + 1))
							.replace("on Article", "on __Type")
							.replace("{ title }", "{ name }")));
	}

	private static void variables(Map<String, Case> cases) {
		for (int levels : List.of(17, 170, 400)) {
			Object not = Map.of("heat", Map.of("gt", 1));
			Object some = not;
			Object and = not;
			Object either = not;
			for (int i = 0; i < levels; i++) {
				not = Map.of("not", not);
				some = Map.of("related", Map.of("some", some));
				and = Map.of("and", List.of(and));
				either = Map.of("not", Map.of("or", List.of(either, Map.of("quality", Map.of("gt", i)))));
			}
			cases.put("not, " + levels, filter(not));
			cases.put("related, " + levels, filter(some));
			cases.put("and, " + levels, filter(and));
			cases.put("not and or, " + levels, filter(either));
		}
		String deep = "{ articles(where: %s) { totalCount } }";
		cases.put("literal not",
				refused(INPUT, deep.formatted("{not: ".repeat(30) + "{heat: {gt: 1}}" + "}".repeat(30))));
		cases.put("literal related",
				refused(INPUT, deep.formatted("{related: {some: ".repeat(6) + "{heat: {gt: 1}}" + "}}".repeat(6))));
		cases.put("related in a literal and a variable", new Case(
				"query ($w: ArticleFilter) { articles(where: %s) { totalCount } }"
					.formatted("{related: {some: ".repeat(3) + "$w" + "}}".repeat(3)),
				null,
				Map.of("w", Map.of("related", Map.of("some",
						Map.of("related",
								Map.of("some", Map.of("related", Map.of("some", Map.of("heat", Map.of("gt", 1))))))))),
				INPUT));
		cases.put("a long list", new Case("query ($i: [Int!]) { articles(where: {heat: {in: $i}}) { totalCount } }",
				null, Map.of("i", IntStream.range(0, 100_000).boxed().toList()), INPUT));
		cases.put("a list that no operation uses",
				new Case("{ __typename }", null, Map.of("i", IntStream.range(0, 100_000).boxed().toList()), INPUT));
		cases.put("related in the selection and the filter", tooLarge(
				"{ article(webUrl: \"https://example.com\") { %s related(first: 1, where: %s) { totalCount } %s } }"
					.formatted("provider { articles(first: 1) { edges { node { ".repeat(3),
							"{related: {some: ".repeat(5) + "{heat: {gt: 1}}" + "}}".repeat(5), "} } } }".repeat(3))));
		cases.put("chains of parents side by side", tooLarge("{ topic(name: \"AI\") { %s } }"
			.formatted(numbered(28, (i) -> "a%d: ".formatted(i) + "parent { ".repeat(10) + "name" + " }".repeat(10)))));
		cases.put("parents of parents",
				tooLarge("{ topic(name: \"AI\") { " + "parent { ".repeat(13) + "name" + " }".repeat(13) + " } }"));
	}

	private static Case filter(Object filter) {
		return new Case("query ($w: ArticleFilter) { articles(where: $w, first: 1) { totalCount } }", null,
				Map.of("w", filter), INPUT);
	}

	private static String article(String selection) {
		return "{ article(webUrl: \"https://example.com/a\") { %s } }".formatted(selection);
	}

	private static String fragments(int levels, IntFunction<String> selection) {
		return IntStream.range(0, levels)
			.mapToObj((i) -> " fragment F%d on Article { %s }".formatted(i, selection.apply(i)))
			.collect(Collectors.joining()) + " fragment F%d on Article { title }".formatted(levels);
	}

	private static String numbered(int count, IntFunction<String> part) {
		return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" "));
	}

	private static Case tooLarge(String document) {
		return refused(TOO_LARGE, document);
	}

	private static Case refused(String code, String document) {
		return new Case(document, null, Map.of(), code);
	}

	private static Case accepted(String document) {
		return accepted(document, null);
	}

	// Only the fetch of the data fails.
	private static Case accepted(String document, String operation) {
		return new Case(document, operation, Map.of(), null);
	}

	private static List<Map<String, Object>> ask(String document, Map<String, Object> variables) {
		return ask(document, null, variables);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> ask(String document, String operation, Map<String, Object> variables) {
		Map<String, Object> answer = GRAPH_QL
			.execute(TestSchema.execution(document).operationName(operation).variables(variables).build())
			.toSpecification();
		return (List<Map<String, Object>>) answer.getOrDefault("errors", List.of());
	}

	private record Case(String document, String operation, Map<String, Object> variables, String code) {

		void run() {
			long least = Long.MAX_VALUE;
			for (int i = 0; i < 4 && least > MOST_NANOS / 3; i++) {
				long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				// The blanks make another document for the cache.
				List<Map<String, Object>> errors = ask(this.document + " ".repeat(i), this.operation, this.variables);
				least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
				List<Object> codes = errors.stream()
					.map((error) -> (Object) ((Map<?, ?>) error.get("extensions")).get("code"))
					.distinct()
					.toList();
				if (this.code != null) {
					assertThat(codes).as("%s", errors.stream().limit(2).toList()).isEqualTo(List.of(this.code));
				}
				else {
					assertThat(codes).isSubsetOf("INTERNAL_SERVER_ERROR");
				}
			}
			if (Boolean.getBoolean("hostile.report")) {
				System.out.printf("%6.1f ms %s%n", least / 1e6,
						this.document.substring(0, Math.min(100, this.document.length())));
			}
			assertThat(least).as("nanoseconds of CPU").isLessThan(MOST_NANOS);
		}

	}

}
