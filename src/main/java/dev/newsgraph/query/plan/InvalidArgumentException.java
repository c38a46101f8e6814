package dev.newsgraph.query.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;


/**
 * Thrown when the value of an argument is not valid. The message names the field and the
 * argument, says what is wrong and how to fix it. It becomes a GraphQL error with the
 * code {@value #CODE}.
 */
public final class InvalidArgumentException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** Error code in {@code extensions.code}. */
	public static final String CODE = "BAD_USER_INPUT";

	private final String argument;

	private final String field;

	private final transient @Nullable SourceLocation location;

	InvalidArgumentException(String field, String argument, String message, @Nullable SourceLocation location) {
		super("%s(%s): %s".formatted(field, argument, ShortText.of(message)));
		this.field = field;
		this.argument = argument;
		this.location = location;
	}

	/**
	 * Returns the exception for an argument with null in a place where its type does not
	 * allow it.
	 * @param field name of the field or directive
	 * @param argument name of the argument
	 * @param location place of the argument in the document
	 */
	public static InvalidArgumentException misplacedNull(String field, String argument,
			@Nullable SourceLocation location) {
		return new InvalidArgumentException(field, argument,
				"a variable is null in a place that requires a value; pass a value, or leave the variable out of the place",
				location);
	}

	@Override
	public Map<String, Object> getExtensions() {
		// A fixed order, so that equal errors serialize to equal text.
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", CODE);
		extensions.put("field", this.field);
		extensions.put("argument", this.argument);
		return extensions;
	}

	@Override
	public List<SourceLocation> getLocations() {
		return (this.location != null) ? List.of(this.location) : List.of();
	}

	@Override
	public ErrorType getErrorType() {
		return ErrorType.ValidationError;
	}

}
