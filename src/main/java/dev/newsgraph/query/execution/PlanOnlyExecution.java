package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;

import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.limits.SelectionShape;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.Subqueries;

/**
 * Marks an operation that is parsed, validated and planned but not executed, and holds
 * its plans. It is stored in the {@code GraphQLContext} of the operation.
 */
public final class PlanOnlyExecution {

	private @Nullable OperationDefinition operation;

	private CoercedVariables variables = CoercedVariables.emptyVariables();

	private SelectionShape shape = SelectionShape.NONE;

	private List<SelectedField> selected = List.of();

	private Map<String, PlannedField> planned = Map.of();

	private Map<String, PlanEstimate> estimates = Map.of();

	private Subqueries subqueries = Subqueries.NONE;

	private boolean complete;

	/**
	 * Stores the operation, the values of its variables, and the shape of the selection.
	 */
	void record(OperationDefinition operation, CoercedVariables variables, SelectionShape shape) {
		this.operation = operation;
		this.variables = variables;
		this.shape = shape;
	}

	/** Stores the plans and estimates of the operation. */
	void record(List<SelectedField> selected, Map<String, PlannedField> planned, Map<String, PlanEstimate> estimates,
			Subqueries subqueries) {
		this.subqueries = subqueries;
		this.selected = selected;
		this.planned = planned;
		this.estimates = estimates;
	}

	/** Marks the operation as valid and within the limits. */
	void markComplete() {
		this.complete = true;
	}

	/** Returns whether the operation is valid and within the limits. */
	public boolean isComplete() {
		return this.complete;
	}

	/** Returns the operation, or null if the document or a variable is invalid. */
	public @Nullable OperationDefinition operation() {
		return this.operation;
	}

	/** Returns the values of the variables. */
	public CoercedVariables variables() {
		return this.variables;
	}

	/**
	 * Returns the shape of the selection, or {@link SelectionShape#NONE} without one.
	 */
	public SelectionShape shape() {
		return this.shape;
	}

	/** Returns the subqueries of all statements. */
	public Subqueries subqueries() {
		return this.subqueries;
	}

	/**
	 * Returns the root fields, or an empty list if the operation could not be planned.
	 */
	public List<SelectedField> selected() {
		return this.selected;
	}

	/** Returns the plan of a root field, or null if it does not read from the graph. */
	public @Nullable PlannedField planned(SelectedField field) {
		return this.planned.get(field.resultKey());
	}

	/**
	 * Returns the estimate of a root field, or null if it does not read from the graph.
	 */
	public @Nullable PlanEstimate estimate(SelectedField field) {
		return this.estimates.get(field.resultKey());
	}

}
