package dev.newsgraph.database;

import org.jspecify.annotations.Nullable;

/**
 * The embedded server cannot be had; the message says why and what to do, in one
 * sentence.
 */
final class EmbeddedServerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EmbeddedServerException(String message) {
		super(message);
	}

	EmbeddedServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
