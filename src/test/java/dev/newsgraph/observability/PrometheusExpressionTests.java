package dev.newsgraph.observability;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.observability.PrometheusExpression.Condition;
import dev.newsgraph.observability.PrometheusExpression.Selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PrometheusExpressionTests {

	@Test
	void metricsConditionsAndGroupsAreRead() {
		PrometheusExpression expression = PrometheusExpression
			.of("sum by (instance, le) (rate(a_total{b=~\"C|D\", e!=\"f\"}[5m])) / on (instance) g > 0.01");
		assertThat(expression.selectors()).containsExactly(
				new Selector("a_total", List.of(new Condition("b", "=~", "C|D"), new Condition("e", "!=", "f"))),
				new Selector("g", List.of()));
		assertThat(expression.selectors().getFirst().conditions().getFirst().values()).containsExactly("C", "D");
		assertThat(expression.grouping()).containsExactly("instance", "le");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rate(a[5m]", "rate(a[5m)]", "a)", "a{b=\"c\"", "a{b=c}", "a{b}", "a{b<\"c\"}", "mean(a)",
			"sum by (a b", "sum by a (b)" })
	void whatIsNoExpressionIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PrometheusExpression.of(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a offset 1h", "(a or (b unless a offset 1h))",
			"topk(10, sum by (a) (rate(b[$__rate_interval])))", "min_over_time(a[30m]) > 0",
			"a{instance=~\"$instance\"}", "time() - a > 3600" })
	void whatTheFilesUseIsRead(String text) {
		assertThat(PrometheusExpression.of(text).selectors()).isNotEmpty();
	}

}
