package dev.newsgraph.query;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.GraphQL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.newsgraph.access.Identity;
import dev.newsgraph.query.plan.PlanEstimator;

import static org.assertj.core.api.Assertions.assertThat;

/** A preview reports the same as a run. */
class OperationPreviewsTests {

	private final AtomicInteger statements = new AtomicInteger();

	private final GraphQL graphQl = TestSchema.graphQl((environment) -> {
		this.statements.incrementAndGet();
		return null;
	});

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
			answer.put("values", preview.estimate().values());
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
		int deep = (TestSchema.OPERATION_LIMITS.maxDepth() - 3) / 3;
		for (int extra = 0; extra < 4; extra++) {
			String nested = "related(first: 1) { edges { node { ".repeat(deep)
					+ String.join("", List.of("provider { ", "articles(first: 1) { ", "edges { ").subList(0, extra))
					+ "__typename" + " }".repeat(extra) + " } } }".repeat(deep);
			assertLimit("{ article(webUrl: \"https://example.org\") { %s } }".formatted(nested), 2 + 3 * deep + extra,
					null);
		}
		// A spread and the 99 selections of its fragment count as 100.
		int most = TestSchema.OPERATION_LIMITS.maxSelections();
		for (int selections : List.of(most - 1, most, most + 1)) {
			assertLimit("{ article(webUrl: \"https://example.org\") { %s %s } } fragment F on Article { %s }".formatted(
					"...F ".repeat((selections - 1) / 100), "title ".repeat((selections - 1) % 100),
					"title ".repeat(99)), 2, selections);
		}
	}

	private void assertLimit(String operation, int depth, Integer selections) {
		OperationPreview preview = preview(operation, Map.of());
		boolean fits = depth <= TestSchema.OPERATION_LIMITS.maxDepth()
				&& (selections == null || selections <= TestSchema.OPERATION_LIMITS.maxSelections());
		assertThat(preview.errors()).as("depth %d, selections %d", depth, selections).hasSize(fits ? 0 : 1);
		assertThat(preview.estimate().document().depth()).isEqualTo(depth);
		if (selections != null) {
			assertThat(preview.estimate().document().selections()).isEqualTo(selections);
		}
		if (fits) {
			assertThat(preview.estimate().depth()).isEqualTo(depth);
		}
	}

	@Test
	void doNotOverflow() {
		String operation = "{ articles(first: 100) { edges { node { title %s } } } }"
			.formatted("related(first: 100) { edges { node { ".repeat(7) + "title" + " } } }".repeat(7));
		// The default depth does not allow so large numbers.
		OperationProperties deep = new OperationProperties(32_000, 2000, 2000, 30, 10, 30, 50);
		OperationPreview preview = new OperationPreviews(TestSchema.graphQl((environment) -> null, deep)).of(operation,
				null, Map.of());
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
		return this.previews.of(operation, null, variables);
	}

	private Map<String, Object> run(String operation, Map<String, Object> variables) {
		return this.graphQl
			.execute(ExecutionInput.newExecutionInput(operation)
				.variables(variables)
				.graphQLContext(Map.of(Identity.class, Identity.INTERNAL))
				.build())
			.toSpecification();
	}

}
