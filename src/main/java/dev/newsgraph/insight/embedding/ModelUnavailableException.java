package dev.newsgraph.insight.embedding;

import org.jspecify.annotations.Nullable;

/** The sentence model cannot be loaded. The message is one sentence for operators. */
public final class ModelUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ModelUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
