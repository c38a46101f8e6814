package dev.newsgraph.insight;

/**
 * The sentence model was loaded but fails on every text, for example because the system
 * has no memory left. The message is one sentence for operators.
 */
final class ModelFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ModelFailedException(Throwable cause) {
		super("The model for the meaning of texts fails on every text.", cause);
	}

}
