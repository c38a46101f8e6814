package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;

/**
 * Stands in the context of an operation that is parsed, validated and planned as any
 * other, and ends before anything is read.
 */
public final class PlanOnlyExecution {

	private List<SelectedField> selected = List.of();

	private Map<String, PlannedField> planned = Map.of();

	private Map<String, PlanEstimate> estimates = Map.of();

	private boolean complete;

	/** Keeps what was planned. */
	void record(List<SelectedField> selected, Map<String, PlannedField> planned, Map<String, PlanEstimate> estimates) {
		this.selected = selected;
		this.planned = planned;
		this.estimates = estimates;
	}

	/** Says that nothing stands in the way of the operation. */
	void markComplete() {
		this.complete = true;
	}

	public boolean isComplete() {
		return this.complete;
	}

	/** The root fields; none when the operation could not be planned. */
	public List<SelectedField> selected() {
		return this.selected;
	}

	public @Nullable PlannedField planned(SelectedField field) {
		return this.planned.get(field.resultKey());
	}

	public @Nullable PlanEstimate estimate(SelectedField field) {
		return this.estimates.get(field.resultKey());
	}

}
