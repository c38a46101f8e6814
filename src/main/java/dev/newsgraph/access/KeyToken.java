package dev.newsgraph.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an API key: {@code ngk_} and 256 random bits in base64url. It is shown
 * once, when the key is added; the gateway keeps only its digest.
 */
public final class KeyToken {

	private static final String PREFIX = "ngk_";

	private static final int BYTES = 32;

	private static final int LENGTH = PREFIX.length() + (BYTES * 8 + 5) / 6;

	/** Cloned for each digest, because a look-up of the algorithm takes time. */
	private static final MessageDigest SHA_256 = sha256();

	private KeyToken() {
	}

	/** Returns a new random secret. */
	public static String random() {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/** Returns whether a text claims to be the secret of a key. Other tokens do not. */
	static boolean isClaimed(String token) {
		return token.startsWith(PREFIX);
	}

	/** Returns whether a text has the prefix and the length of the secret of a key. */
	static boolean isWellFormed(String token) {
		return token.length() == LENGTH && isClaimed(token);
	}

	/** Returns the SHA-256 digest of a token. */
	public static byte[] digest(String token) {
		try {
			return ((MessageDigest) SHA_256.clone()).digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The digest cannot be cloned", ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
