package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/**
 * Thrown when an operation exceeds a limit: its text, its selections, nested subqueries,
 * estimated objects, their values or estimated rows read. It becomes a GraphQL error with
 * the code {@value #CODE}.
 */
public final class OperationTooLargeException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** Error code in {@code extensions.code}. */
	public static final String CODE = "OPERATION_TOO_LARGE";

	private OperationTooLargeException(String message) {
		super(message);
	}

	/** Returns the exception with a message. */
	public static OperationTooLargeException of(String message) {
		return new OperationTooLargeException(message);
	}

	/**
	 * Returns the exception for an operation over a limit.
	 * @param verb beginning of the sentence, such as {@code it has}
	 * @param used number that exceeds the limit
	 * @param unit what is counted
	 * @param limit largest number that is allowed
	 * @param property property of the limit, below {@code newsgraph.query}
	 * @param hint how to fix the operation
	 */
	public static OperationTooLargeException of(String verb, long used, String unit, long limit, String property,
			String hint) {
		return new OperationTooLargeException(String.format(Locale.ROOT,
				"The operation is too large: %s %,d %s, and the limit is %,d (newsgraph.query.%s). %s", verb, used,
				unit, limit, property, hint));
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
