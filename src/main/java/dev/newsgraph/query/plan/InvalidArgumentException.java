package dev.newsgraph.query.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** An argument that cannot work; says which, where and how to mend it. */
public final class InvalidArgumentException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** The code of the error. */
	public static final String CODE = "BAD_USER_INPUT";

	private final String argument;

	private final String field;

	private final transient @Nullable SourceLocation location;

	InvalidArgumentException(String field, String argument, String message, @Nullable SourceLocation location) {
		super("%s(%s): %s".formatted(field, argument, message));
		this.field = field;
		this.argument = argument;
		this.location = location;
	}

	@Override
	public Map<String, Object> getExtensions() {
		// In one order, so that equal errors are equal texts.
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
