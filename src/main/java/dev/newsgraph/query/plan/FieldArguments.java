package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.values.UnpairedSurrogates;

/**
 * Coerced arguments of a selected field, with variables replaced by their values.
 *
 * @param field the selected field
 * @param values values by argument name; an argument that was not passed and has no
 * default value is absent
 */
record FieldArguments(SelectedField field, Map<String, Object> values) {

	@Nullable Object get(String argument) {
		return this.values.get(argument);
	}

	/**
	 * Returns these arguments.
	 * @throws InvalidArgumentException if a text is not valid Unicode
	 */
	FieldArguments checked() {
		this.values.forEach((argument, value) -> UnpairedSurrogates.problem(value).ifPresent((problem) -> {
			throw invalid(argument, problem);
		}));
		return this;
	}

	/**
	 * Returns the error for an invalid argument.
	 * @param argument name of the argument
	 * @param message what is wrong and how to fix it
	 */
	InvalidArgumentException invalid(String argument, String message) {
		return new InvalidArgumentException(this.field.name(), argument, message, location(argument));
	}

	private @Nullable SourceLocation location(String argument) {
		List<Argument> written = this.field.writtenArguments();
		return written.stream()
			.filter((candidate) -> candidate.getName().equals(argument))
			.map(Argument::getSourceLocation)
			.findFirst()
			.orElse(null);
	}

}
