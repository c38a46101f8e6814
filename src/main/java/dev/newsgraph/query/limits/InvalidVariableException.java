package dev.newsgraph.query.limits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

import dev.newsgraph.query.plan.InvalidArgumentException;
import dev.newsgraph.query.plan.ShortText;

/** Thrown when the value of a variable exceeds a limit. */
public final class InvalidVariableException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	private final String variable;

	private InvalidVariableException(String variable, String message) {
		super("Variable `$%s` %s".formatted(variable, message));
		this.variable = variable;
	}

	static InvalidVariableException tooLong(String variable, int size, int limit) {
		return new InvalidVariableException(ShortText.of(variable), String.format(Locale.ROOT,
				"contains a list of %,d values, and the limit is %,d (newsgraph.query.max-filter-values). Split the list over several operations.",
				size, limit));
	}

	static InvalidVariableException tooDeep(String variable, int limit) {
		return new InvalidVariableException(ShortText.of(variable),
				"nests lists and objects more than %d levels deep, so that its filters exceed newsgraph.query.max-filter-depth. Nest fewer filters."
					.formatted(limit));
	}

	@Override
	public Map<String, Object> getExtensions() {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", InvalidArgumentException.CODE);
		extensions.put("variable", this.variable);
		return extensions;
	}

	@Override
	public List<SourceLocation> getLocations() {
		return List.of();
	}

	@Override
	public ErrorType getErrorType() {
		return ErrorType.ValidationError;
	}

}
