package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/** An operation that nests deeper, or selects more fields, than the limits allow. */
public final class OperationTooLargeException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** The code of the error. */
	public static final String CODE = "OPERATION_TOO_LARGE";

	OperationTooLargeException(QueryProperties limits) {
		super("The operation is too large: at most %d fields, fragments spread out, nested at most %d deep; ask for less at once"
			.formatted(limits.maxFields(), limits.maxDepth()));
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
