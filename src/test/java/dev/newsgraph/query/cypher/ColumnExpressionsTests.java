package dev.newsgraph.query.cypher;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Expressions of columns that are not read become null. */
class ColumnExpressionsTests {

	private static final String TEXT = "RETURN $column(a|b, f(g(x), 1)) AS y, $column(c, COUNT { (n)--() }) AS c";

	@Test
	void anExpressionIsKeptForOneOfItsColumns() {
		assertThat(ColumnExpressions.fill(TEXT, Set.of("b"), false)).isEqualTo("RETURN f(g(x), 1) AS y, null AS c");
		assertThat(ColumnExpressions.fill(TEXT, Set.of("c"), false))
			.isEqualTo("RETURN null AS y, COUNT { (n)--() } AS c");
	}

	@Test
	void allExpressionsAreKeptWithoutAChoice() {
		assertThat(ColumnExpressions.fill(TEXT, null, false))
			.isEqualTo("RETURN f(g(x), 1) AS y, COUNT { (n)--() } AS c");
	}

	@Test
	void expressionsMayContainOthers() {
		assertThat(ColumnExpressions.fill("$column(a, max($column(b, x)))", Set.of("a"), false)).isEqualTo("max(null)");
	}

	@Test
	void clausesDependOnTheFilterToo() {
		String text = "A $filtered(a, WITH sum(x) AS y) B $unfiltered(a, WITH 1 AS y) C";
		assertThat(ColumnExpressions.fill(text, Set.of("a"), true)).isEqualTo("A WITH sum(x) AS y B  C");
		assertThat(ColumnExpressions.fill(text, Set.of("a"), false)).isEqualTo("A  B WITH 1 AS y C");
		assertThat(ColumnExpressions.fill(text, Set.of("b"), true)).isEqualTo("A  B  C");
		assertThat(ColumnExpressions.fill(text, null, true)).isEqualTo("A WITH sum(x) AS y B  C");
	}

	@Test
	void anExpressionMustEnd() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ColumnExpressions.fill("$column(a, f(x)", Set.of(), false))
			.withMessageContaining("has no closing parenthesis");
	}

}
