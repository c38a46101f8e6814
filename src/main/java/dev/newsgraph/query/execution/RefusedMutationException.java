package dev.newsgraph.query.execution;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Thrown by a {@link MutationField} when it cannot be executed, usually because an
 * argument is not valid. The message says what is wrong and how to fix it.
 */
@NamedInterface("mutations")
public final class RefusedMutationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final String argument;

	/**
	 * Creates the exception.
	 * @param argument name of the argument
	 * @param message what is wrong and how to fix it
	 */
	public RefusedMutationException(String argument, String message) {
		this(InvalidArgumentException.CODE, argument, message);
	}

	/**
	 * Creates the exception of a mutation that is refused for another reason than its
	 * argument.
	 * @param code the code of the error
	 * @param argument name of the argument
	 * @param message what is wrong and how to fix it
	 */
	public RefusedMutationException(String code, String argument, String message) {
		super(message);
		this.code = code;
		this.argument = argument;
	}

	String code() {
		return this.code;
	}

	String argument() {
		return this.argument;
	}

}
