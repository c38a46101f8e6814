package dev.newsgraph.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/**
 * Thrown before anything is read, if the budget of the caller has too few points for an
 * operation.
 */
public final class BudgetExceededException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** Error code of an operation that can be repeated later. */
	public static final String CODE = "BUDGET_EXCEEDED";

	/** Entry of the extensions with the seconds to wait. */
	public static final String RETRY_AFTER = "retryAfter";

	/** Error code of an operation that takes more than a full budget. */
	private static final String TOO_LARGE = "OPERATION_TOO_LARGE";

	private final long seconds;

	private final transient Map<String, Object> cost;

	private BudgetExceededException(String message, long seconds, Map<String, Object> cost) {
		super(message);
		this.seconds = seconds;
		this.cost = cost;
	}

	/**
	 * Returns the exception for an operation that can be repeated.
	 * @param cost report of the budget
	 */
	static BudgetExceededException later(String message, long seconds, Map<String, Object> cost) {
		return new BudgetExceededException(message, seconds, cost);
	}

	/** Returns the exception for an operation that takes more than a full budget. */
	static BudgetExceededException tooLarge(String message, Map<String, Object> cost) {
		return new BudgetExceededException(message, 0, cost);
	}

	/** Returns the code of the error. */
	public String code() {
		return (this.seconds > 0) ? CODE : TOO_LARGE;
	}

	/**
	 * Returns the seconds after which the operation can be repeated, or 0 if it never
	 * can.
	 */
	public long seconds() {
		return this.seconds;
	}

	@Override
	public Map<String, Object> getExtensions() {
		// A fixed order, so that equal errors serialize to equal text.
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", code());
		if (this.seconds > 0) {
			extensions.put(RETRY_AFTER, this.seconds);
		}
		extensions.put(CostReport.NAME, this.cost);
		return extensions;
	}

	@Override
	public List<SourceLocation> getLocations() {
		return List.of();
	}

	@Override
	public ErrorType getErrorType() {
		return ErrorType.ExecutionAborted;
	}

}
