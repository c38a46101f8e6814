package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/**
 * An operation that nests deeper, selects more fields, or could give or read more, than
 * the limits allow.
 */
public final class OperationTooLargeException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** The code of the error. */
	public static final String CODE = "OPERATION_TOO_LARGE";

	public OperationTooLargeException(QueryLimits limits) {
		this("The operation is too large: at most %d fields, fragments spread out, nested at most %d deep; ask for less at once"
			.formatted(limits.maxFields(), limits.maxDepth()));
	}

	private OperationTooLargeException(String message) {
		super(message);
	}

	/** It could give too many objects. */
	public static OperationTooLargeException ofRows(long rows, QueryLimits limits) {
		return new OperationTooLargeException(String.format(Locale.ROOT,
				"The operation is too large: it could give %,d objects, and at most %,d are given; ask for shorter pages, or for fewer of them in each other",
				rows, limits.maxRows()));
	}

	/** Too much could have to be read for it. */
	public static OperationTooLargeException ofCost(long cost, QueryLimits limits) {
		return new OperationTooLargeException(String.format(Locale.ROOT,
				"The operation is too large: %,d rows could have to be read for it, and at most %,d are read; ask for shorter pages, or for fewer of them in each other",
				cost, limits.maxCost()));
	}

	@Override
	public Map<String, Object> getExtensions() {
		return Map.of("code", CODE);
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
