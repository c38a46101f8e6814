package dev.newsgraph.access;

import org.jspecify.annotations.Nullable;

/**
 * Thrown at the start if the gateway must not start with its settings of access. The
 * message says why, and how to fix it.
 */
public final class AccessSettingsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Creates an exception with a complete sentence. */
	public AccessSettingsException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
