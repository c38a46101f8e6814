package dev.newsgraph.security;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;

import dev.newsgraph.access.RefusedTokenException;

/** A token that was refused, in the terms of Spring Security. */
final class RefusedCallerException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final boolean tooMany;

	private final @Nullable String subject;

	RefusedCallerException(RefusedTokenException refused) {
		super(String.valueOf(refused.getMessage()), refused);
		this.tooMany = refused.isTooMany();
		this.subject = refused.subject();
	}

	/** Returns whether the client has sent too many tokens that are not valid. */
	boolean isTooMany() {
		return this.tooMany;
	}

	/** Returns the caller of a valid token without a role, or {@code null}. */
	@Nullable String subject() {
		return this.subject;
	}

}
