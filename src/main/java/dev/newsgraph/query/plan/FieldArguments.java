package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a selected field, variables filled in.
 *
 * @param field the field
 * @param values the values by name; what was not passed and has no default is missing
 */
record FieldArguments(SelectedField field, Map<String, Object> values) {

	@Nullable Object get(String argument) {
		return this.values.get(argument);
	}

	/** The error of an argument that cannot work. */
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
