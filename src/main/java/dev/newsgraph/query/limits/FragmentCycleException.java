package dev.newsgraph.query.limits;

import java.util.List;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.FragmentDefinition;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.ShortText;

/**
 * Thrown when a fragment contains itself. The error is the same as that of the
 * validation, which can take very long for such a document.
 */
public final class FragmentCycleException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable SourceLocation location;

	FragmentCycleException(FragmentDefinition fragment) {
		super("The fragment `%s` contains itself. Remove the spread.".formatted(ShortText.of(fragment.getName())));
		this.location = fragment.getSourceLocation();
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
