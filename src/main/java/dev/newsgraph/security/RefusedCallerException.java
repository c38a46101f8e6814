package dev.newsgraph.security;

import org.springframework.security.core.AuthenticationException;

import dev.newsgraph.access.RefusedTokenException;

/** A token that was refused, in the terms of Spring Security. */
final class RefusedCallerException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final boolean tooMany;

	RefusedCallerException(RefusedTokenException refused) {
		super(String.valueOf(refused.getMessage()), refused);
		this.tooMany = refused.isTooMany();
	}

	/** Returns whether the client has sent too many tokens that are not valid. */
	boolean isTooMany() {
		return this.tooMany;
	}

}
