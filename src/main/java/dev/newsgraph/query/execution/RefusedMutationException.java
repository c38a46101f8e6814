package dev.newsgraph.query.execution;

import org.springframework.modulith.NamedInterface;

/**
 * Thrown by a {@link MutationField} when an argument is not valid. The message says what
 * is wrong and how to fix it.
 */
@NamedInterface("mutations")
public final class RefusedMutationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String argument;

	/**
	 * Creates the exception.
	 * @param argument name of the argument
	 * @param message what is wrong and how to fix it
	 */
	public RefusedMutationException(String argument, String message) {
		super(message);
		this.argument = argument;
	}

	String argument() {
		return this.argument;
	}

}
