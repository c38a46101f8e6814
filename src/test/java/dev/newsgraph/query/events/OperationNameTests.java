package dev.newsgraph.query.events;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.query.events.OperationName.Type;

import static org.assertj.core.api.Assertions.assertThat;

class OperationNameTests {

	private static final String TWO = "fragment query on Article { id } query A($a: [S] = [\"query B {\"]) @b { a } mutation B { b }";

	@ParameterizedTest
	@CsvSource({ "{ a },,QUERY", "query { a },,QUERY", "query A { a },A,QUERY", "query A($a: Int) { a },A,QUERY",
			"query @a { b },,QUERY", "mutation M { a },M,MUTATION", "subscription S { a },S,SUBSCRIPTION",
			"# query A {\\nquery B { a },B,QUERY", "fragment F on A { b } query C { ...F },C,QUERY", "nothing,,UNKNOWN",
			"fragment F on A { b },,UNKNOWN" })
	void theFirstOperationHasItsNameAndType(String document, @Nullable String name, Type type) {
		assertThat(OperationName.of(document.translateEscapes(), null, null))
			.isEqualTo(new OperationName(null, (name != null) ? name : "", type));
	}

	@Test
	void theNameOfTheClientSelectsAnOperation() {
		assertThat(OperationName.of(TWO, "B", "id")).isEqualTo(new OperationName("id", "B", Type.MUTATION));
		assertThat(OperationName.of(TWO, "", null)).isEqualTo(new OperationName(null, "A", Type.QUERY));
		assertThat(OperationName.of(TWO, "C", null)).isEqualTo(OperationName.UNKNOWN);
	}

}
