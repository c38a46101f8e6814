package dev.newsgraph.query.execution;

import org.springframework.modulith.NamedInterface;

/** An argument of a mutation cannot work; the message says why and how to mend it. */
@NamedInterface("mutations")
public final class RefusedMutationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String argument;

	public RefusedMutationException(String argument, String message) {
		super(message);
		this.argument = argument;
	}

	String argument() {
		return this.argument;
	}

}
