package dev.newsgraph.schema;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A mapping in the SDL does not fit; says file, line, field and the mend. */
public final class SchemaMappingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

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
