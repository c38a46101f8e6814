package dev.newsgraph.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.VerifiedCaller;

/** A verified caller, in the terms of Spring Security. It keeps no token. */
final class CallerAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient VerifiedCaller caller;

	CallerAuthentication(VerifiedCaller caller) {
		super(List.of());
		this.caller = caller;
		setAuthenticated(true);
	}

	VerifiedCaller caller() {
		return this.caller;
	}

	/** Returns whether the caller may do what a role may do. */
	boolean includes(Role role) {
		return this.caller.identity().role().includes(role);
	}

	@Override
	public Identity getPrincipal() {
		return this.caller.identity();
	}

	@Override
	public String getName() {
		return this.caller.identity().name();
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
