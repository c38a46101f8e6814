package dev.newsgraph.database.bulk;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the store cannot be prepared, so that the server does not start. The message
 * is one sentence for the user, with the reason and what to do.
 */
public final class StorePreparationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StorePreparationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
