package dev.newsgraph.schema;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a mapping in the SDL is not valid. The message contains file, line, column
 * and field, what is wrong and how to fix it.
 */
public final class SchemaMappingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param location location in the SDL, or null if unknown
	 * @param field type and field, such as {@code Query.article}
	 * @param message what is wrong and how to fix it
	 */
	public SchemaMappingException(@Nullable SourceLocation location, String field, String message) {
		super("%s: %s: %s".formatted(place(location), field, message));
	}

	private static String place(@Nullable SourceLocation location) {
		if (location == null) {
			return "schema";
		}
		String file = (location.getSourceName() != null) ? location.getSourceName() : "schema";
		return "%s:%d:%d".formatted(file, location.getLine(), location.getColumn());
	}

}
