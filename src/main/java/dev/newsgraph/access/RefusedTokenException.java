package dev.newsgraph.access;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a token that is not valid, or has no role. Its message never contains the
 * token.
 */
public final class RefusedTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** What a client is told about any token that is not valid. */
	public static final String INVALID = "The token is not valid, or has expired. Send a valid one in the header"
			+ " `Authorization: Bearer …`.";

	private final boolean tooMany;

	private final @Nullable String subject;

	private RefusedTokenException(String message, boolean tooMany, @Nullable String subject) {
		super(message, null, false, false);
		this.tooMany = tooMany;
		this.subject = subject;
	}

	/** Returns an exception for a token that is not valid. */
	static RefusedTokenException invalid() {
		return new RefusedTokenException(INVALID, false, null);
	}

	/** Returns an exception for a client that has sent too many tokens like this one. */
	static RefusedTokenException tooMany(int limit) {
		return new RefusedTokenException(
				"This address has sent more than %d tokens that are not valid in a minute, the limit in newsgraph.access.max-failures; wait a minute and send a valid one."
					.formatted(limit),
				true, null);
	}

	/**
	 * Returns an exception for a valid token whose caller may do nothing, because it has
	 * no role.
	 * @param subject the name of the caller
	 * @param claim the name of the claim that should contain the role
	 */
	static RefusedTokenException withoutRole(String subject, String claim) {
		return new RefusedTokenException(
				"The token is valid, but its claim `%s` names no role of this gateway; ask its issuer for a token with one of %s."
					.formatted(claim, Role.labels()),
				false, subject);
	}

	/** Returns whether the client has sent too many tokens that are not valid. */
	public boolean isTooMany() {
		return this.tooMany;
	}

	/**
	 * Returns the name of the caller of a valid token without a role, or {@code null} for
	 * a token that is not valid.
	 */
	public @Nullable String subject() {
		return this.subject;
	}

}
