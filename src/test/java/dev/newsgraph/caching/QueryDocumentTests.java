package dev.newsgraph.caching;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryDocumentTests {

	@ParameterizedTest
	@ValueSource(strings = { "{ a }", "query { mutation }", "query A($a: [S] = [\"mutation {\"]) { a }",
			"query A($a: S = \"\\\"\", $b: S = \"\"\" mutation \"\" \\\"\"\" \"\"\") { a }", "# mutation\n{ a }",
			"fragment mutations on A { b } { ...mutations }", "query a @b(c: {mutation: subscription}) { d }" })
	void aDocumentWithQueriesOnly(String text) {
		assertThat(QueryDocument.isQueryOnly(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mutation { a }", "{ a } mutation B { b }", "{a}mutation{b}", "subscription S { a }",
			"# {\nmutation { a }", "query A($a: S = \"\\\\\") { a } mutation { b }",
			"query A($a: S = \"\"\"\\\"\"\"\"\"\") { a } mutation { b }", "{ a", "query A { a } } mutation { b }",
			"\uFEFFmutation { a }" })
	void aDocumentThatIsExecutedInAnyCase(String text) {
		assertThat(QueryDocument.isQueryOnly(text)).isFalse();
	}

}
