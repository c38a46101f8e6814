package dev.newsgraph.query;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.instrumentation.Instrumentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.newsgraph.query.plan.PlanEstimator;

import static org.assertj.core.api.Assertions.assertThat;

/** A preview reports the same as a run. */
class OperationPreviewsTests {

	private final AtomicInteger statements = new AtomicInteger();

	private final GraphQL graphQl = new QueryConfiguration().graphQlSource(TestSchema.executable((environment) -> {
		this.statements.incrementAndGet();
		return null;
	}), TestSchema.model(), TestSchema.LIMITS, () -> TestSchema.COUNTS,
			new StaticListableBeanFactory().getBeanProvider(Instrumentation.class))
		.graphQl();

	private final OperationPreviews previews = new OperationPreviews(this.graphQl);

	@AfterEach
	void noStatementWasSent() {
		assertThat(this.statements).hasValue(0);
	}

	@Test
	void estimateWhatAnOperationReturnsAndCosts() throws IOException {
		AnswerPage.of("estimates.md").compare((operation, variables) -> {
			OperationPreview preview = preview(operation, variables);
			Map<String, Object> answer = new LinkedHashMap<>();
			answer.put("fields", preview.estimate().fields());
			answer.put("depth", preview.estimate().depth());
			answer.put("greatestPage", preview.estimate().greatestPage());
			answer.put("rows", preview.estimate().rows());
			answer.put("cost", preview.estimate().cost());
			answer.put("roots", preview.estimate().roots());
			answer.put("statements", preview.statements().stream().map(PreviewedStatement::key).toList());
			if (!preview.errors().isEmpty()) {
				answer.put("errors", preview.errors());
			}
			return answer;
		});
	}

	@Test
	void reportTheSameErrorsAsARun() throws IOException {
		AnswerPage.of("errors.md").compare((operation, variables) -> {
			List<Map<String, Object>> errors = preview(operation, variables).errors();
			assertThat(errors).isEqualTo(run(operation, variables).get("errors"));
			return Map.of("errors", errors);
		});
	}

	@Test
	void countFieldsAndDepthAsTheLimitsDo() {
		int deep = (TestSchema.LIMITS.maxDepth() - 3) / 3;
		for (int extra = 0; extra < 4; extra++) {
			String nested = "related(first: 1) { edges { node { ".repeat(deep)
					+ String.join("", List.of("provider { ", "articles(first: 1) { ", "edges { ").subList(0, extra))
					+ "__typename" + " }".repeat(extra) + " } } }".repeat(deep);
			assertLimit("{ article(webUrl: \"https://example.org\") { %s } }".formatted(nested), 2 + 3 * deep + extra,
					null);
		}
		for (int fields : List.of(TestSchema.LIMITS.maxFields() - 1, TestSchema.LIMITS.maxFields(),
				TestSchema.LIMITS.maxFields() + 1)) {
			String many = IntStream.range(1, fields)
				.mapToObj((i) -> "t%d: title".formatted(i))
				.collect(Collectors.joining(" "));
			assertLimit("{ article(webUrl: \"https://example.org\") { %s } }".formatted(many), 2, fields);
		}
	}

	private void assertLimit(String operation, int depth, Integer fields) {
		OperationPreview preview = preview(operation, Map.of());
		boolean fits = depth <= TestSchema.LIMITS.maxDepth()
				&& (fields == null || fields <= TestSchema.LIMITS.maxFields());
		assertThat(preview.errors()).as("depth %d, fields %d", depth, fields).hasSize(fits ? 0 : 1);
		if (fits) {
			assertThat(preview.estimate().depth()).isEqualTo(depth);
			if (fields != null) {
				assertThat(preview.estimate().fields()).isEqualTo(fields);
			}
		}
	}

	@Test
	void doNotOverflow() {
		String operation = "{ articles(first: 100) { edges { node { title %s } } } }"
			.formatted("related(first: 100) { edges { node { ".repeat(7) + "title" + " } } }".repeat(7));
		OperationPreview preview = preview(operation, Map.of());
		assertThat(preview.estimate().rows()).isEqualTo(PlanEstimator.MAX_ESTIMATE);
		assertThat(preview.estimate().cost()).isEqualTo(PlanEstimator.MAX_ESTIMATE);
		assertThat(preview.errors().toString()).contains("OPERATION_TOO_LARGE");
	}

	@Test
	void containTheStatementThatARunSends() {
		OperationPreview preview = preview("{ articles(first: 3) { edges { node { title } } } }", Map.of());
		PreviewedStatement statement = preview.statements().getFirst();
		assertThat(statement.field()).isEqualTo("articles");
		assertThat(statement.readableText()).contains("\n");
		assertThat(statement.statement().text()).isEqualToIgnoringWhitespace(statement.statement().text())
			.doesNotContain("\n");
		assertThat(statement.parameters()).isEqualTo(statement.statement().parameters()).containsValue(3L);
	}

	private OperationPreview preview(String operation, Map<String, Object> variables) {
		return this.previews.of(operation, null, variables, Locale.ENGLISH);
	}

	private Map<String, Object> run(String operation, Map<String, Object> variables) {
		return this.graphQl.execute(ExecutionInput.newExecutionInput(operation).variables(variables).build())
			.toSpecification();
	}

}
