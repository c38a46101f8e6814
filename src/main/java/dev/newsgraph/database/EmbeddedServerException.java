package dev.newsgraph.database;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the embedded server cannot be started. The message is one sentence for the
 * user, with the reason and what to do.
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
