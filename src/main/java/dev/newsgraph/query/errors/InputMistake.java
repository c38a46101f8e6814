package dev.newsgraph.query.errors;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The first mistake in a value.
 *
 * @param path where it is in the value, such as {@code .quality.in[1]}; empty for the
 * value itself
 * @param problem what is wrong and how to fix it
 * @param location place in the document, if the value is written there
 * @param kind what kind of mistake it is
 */
record InputMistake(String path, String problem, @Nullable SourceLocation location, Kind kind) {

	/** Kinds of mistakes. */
	enum Kind {

		/** A name that the type does not have. The problem names both. */
		UNKNOWN_NAME,

		/** A text that the format of a scalar of this schema does not allow. */
		FORMAT,

		/** Any other mistake. */
		OTHER

	}

	/**
	 * Returns the message.
	 * @param owner the argument or variable that has the value, such as
	 * {@code Argument `first}, without the closing mark
	 */
	String message(String owner) {
		return owner + this.path + "`: " + this.problem;
	}

}
