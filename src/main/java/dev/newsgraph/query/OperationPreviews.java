package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.ExecutionId;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Identity;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.query.execution.GraphExceptionHandler;
import dev.newsgraph.query.execution.OperationFailure;
import dev.newsgraph.query.execution.PlanOnlyExecution;
import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.SelectedField;

/**
 * Parses, validates and plans operations without sending a statement. The errors are the
 * same as those of a run.
 */
public final class OperationPreviews {

	private final GraphQL graphQl;

	private final Identity identity;

	/** Creates previews for the gateway itself. Clients need {@link #as(Identity)}. */
	OperationPreviews(GraphQL graphQl) {
		this(graphQl, Identity.INTERNAL);
	}

	private OperationPreviews(GraphQL graphQl, Identity identity) {
		this.graphQl = graphQl;
		this.identity = identity;
	}

	/**
	 * Returns previews of what a caller may execute.
	 * @param caller who the caller is
	 */
	public OperationPreviews as(Identity caller) {
		return new OperationPreviews(this.graphQl, caller);
	}

	/**
	 * Returns the preview of an operation. Nothing is sent to the database.
	 * @param query text of the document
	 * @param operationName name of the operation, or null if the document has only one
	 * @param variables values of the variables
	 */
	public OperationPreview of(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
		PlanOnlyExecution planOnly = new PlanOnlyExecution();
		ExecutionInput input = ExecutionInput.newExecutionInput(query)
			.operationName(operationName)
			.variables(variables)
			.executionId(ExecutionId.generate())
			.graphQLContext(Map.of(PlanOnlyExecution.class, planOnly, Identity.class, this.identity))
			.build();
		ExecutionResult result = execute(input);
		DocumentSize size = input.getGraphQLContext().getOrDefault(DocumentSize.class, DocumentSize.NONE);
		List<Map<String, Object>> errors = planOnly.isComplete() ? List.of()
				: result.getErrors().stream().map(GraphQLError::toSpecification).toList();
		return new OperationPreview(estimate(size, planOnly), statements(planOnly), errors);
	}

	private ExecutionResult execute(ExecutionInput input) {
		try {
			return this.graphQl.execute(input);
		}
		catch (RuntimeException ex) {
			return OperationFailure.result(ex, input.getExecutionIdNonNull());
		}
	}

	/** Returns whether an operation is only planned, from its context. */
	public static boolean isPreview(GraphQLContext context) {
		return context.hasKey(PlanOnlyExecution.class);
	}

	/** Returns the error code for a failure of the database. */
	public static String code(GraphClientException failure) {
		return GraphExceptionHandler.code(failure);
	}

	private static OperationEstimate estimate(DocumentSize size, PlanOnlyExecution planOnly) {
		List<OperationEstimate.Root> roots = new ArrayList<>();
		long greatestPage = 0;
		for (SelectedField field : planOnly.selected()) {
			PlanEstimate estimate = planOnly.estimate(field);
			if (estimate != null) {
				roots.add(new OperationEstimate.Root(field.name(), field.resultKey(), estimate.rows(), estimate.cost(),
						estimate.values()));
				greatestPage = Math.max(greatestPage, estimate.greatestPage());
			}
		}
		return new OperationEstimate(size, planOnly.shape(), fields(planOnly.selected()), depth(planOnly.selected()),
				planOnly.subqueries(), greatestPage, roots);
	}

	private static int fields(List<SelectedField> selected) {
		return selected.stream().mapToInt((field) -> 1 + fields(field.children())).sum();
	}

	private static int depth(List<SelectedField> selected) {
		return selected.stream().mapToInt((field) -> 1 + depth(field.children())).max().orElse(0);
	}

	private static List<PreviewedStatement> statements(PlanOnlyExecution planOnly) {
		return planOnly.selected()
			.stream()
			.filter((field) -> planOnly.planned(field) != null)
			.map((field) -> new PreviewedStatement(field, Objects.requireNonNull(planOnly.planned(field))))
			.filter(PreviewedStatement::isSent)
			.toList();
	}

}
