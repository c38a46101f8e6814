package dev.newsgraph.access;

/** Thrown for a token that identifies no caller. Its message never contains the token. */
public final class RefusedTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** What a client is told about any token that is not valid. */
	public static final String INVALID = "The token is not valid, or has expired. Send a valid one in the header"
			+ " `Authorization: Bearer …`.";

	private final boolean tooMany;

	private RefusedTokenException(String message, boolean tooMany) {
		super(message, null, false, false);
		this.tooMany = tooMany;
	}

	/** Returns an exception for a token that is not valid. */
	static RefusedTokenException invalid() {
		return new RefusedTokenException(INVALID, false);
	}

	/** Returns an exception for a client that has sent too many tokens like this one. */
	static RefusedTokenException tooMany(int limit) {
		return new RefusedTokenException(
				"This address has sent more than %d tokens that are not valid in a minute, the limit in newsgraph.access.max-failures; wait a minute and send a valid one."
					.formatted(limit),
				true);
	}

	/** Returns whether the client has sent too many tokens that are not valid. */
	public boolean isTooMany() {
		return this.tooMany;
	}

}
