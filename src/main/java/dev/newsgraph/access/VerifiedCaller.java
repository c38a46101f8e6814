package dev.newsgraph.access;

import java.util.function.BooleanSupplier;

/**
 * A caller whose credentials have been checked.
 *
 * @param identity who the caller is
 * @param kind what has identified the caller
 * @param valid whether the credentials are still valid: false when the key has been
 * removed, or when a token has expired. Connections that outlive a request ask it
 */
public record VerifiedCaller(Identity identity, CredentialKind kind, BooleanSupplier valid) {

	/** Returns a caller whose credentials do not expire. */
	public static VerifiedCaller always(Identity identity, CredentialKind kind) {
		return new VerifiedCaller(identity, kind, () -> true);
	}

	/** Returns whether the credentials are still valid. */
	public boolean isValid() {
		return this.valid.getAsBoolean();
	}

}
