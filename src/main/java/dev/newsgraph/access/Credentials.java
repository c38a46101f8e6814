package dev.newsgraph.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls from the token of a request. The token of the gateway's own token
 * file makes a caller an administrator; a token that begins with {@code ngk_} is an API
 * key; any other is a JWT.
 */
public final class Credentials {

	/** The name of a caller with the token of the gateway. */
	static final String LOCAL = "token-file";

	/** No token is longer, whatever it is. */
	private static final int MAX_TOKEN = 65_536;

	private final byte @Nullable [] localToken;

	private final @Nullable ApiKeys keys;

	private final @Nullable JwtTokens jwts;

	private final FailedAttempts failures;

	/**
	 * Creates an object.
	 * @param localToken the token of the gateway, or {@code null} without one
	 * @param keys the API keys, or {@code null} without a file of them
	 * @param jwts verifies JWTs, or {@code null} if they identify no caller
	 * @param failures counts tokens that are not valid
	 */
	Credentials(@Nullable String localToken, @Nullable ApiKeys keys, @Nullable JwtTokens jwts,
			FailedAttempts failures) {
		this.localToken = (localToken != null) ? localToken.getBytes(StandardCharsets.UTF_8) : null;
		this.keys = keys;
		this.jwts = jwts;
		this.failures = failures;
	}

	/** Returns whether callers without a token are refused. */
	public boolean areRequired() {
		return this.keys != null || this.jwts != null;
	}

	/**
	 * Returns the caller who sends a token. Each token is checked, however many wrong
	 * ones its address has sent: a caller with a valid one is not refused because of
	 * others at the same address.
	 * @param token the token, without {@code Bearer}
	 * @param address the address of the client
	 * @throws RefusedTokenException if the token is not valid, or has no role. The latter
	 * does not count as a failure of the address
	 */
	public VerifiedCaller verify(String token, String address) {
		VerifiedCaller caller = (token.length() <= MAX_TOKEN) ? find(token) : null;
		if (caller == null) {
			throw this.failures.add(address);
		}
		return caller;
	}

	private @Nullable VerifiedCaller find(String token) {
		if (this.localToken != null && MessageDigest.isEqual(this.localToken, token.getBytes(StandardCharsets.UTF_8))) {
			return VerifiedCaller.always(new Identity(LOCAL, Role.ADMIN), CredentialKind.TOKEN_FILE);
		}
		if (KeyToken.isClaimed(token)) {
			return (this.keys != null) ? this.keys.find(token) : null;
		}
		return (this.jwts != null) ? jwt(this.jwts, token) : null;
	}

	private static @Nullable VerifiedCaller jwt(JwtTokens tokens, String token) {
		VerifiedCaller known = tokens.known(token);
		if (known != null) {
			return known;
		}
		JwtTokens.Result result = tokens.result(token);
		if (result.unknown()) {
			// The failure is not one of the client.
			throw RefusedTokenException.invalid();
		}
		if (result.caller() == null && result.subject() != null) {
			throw RefusedTokenException.withoutRole(result.subject(), tokens.roleClaim());
		}
		return result.caller();
	}

}
