package dev.newsgraph.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret of an API key: {@code ngk_} and 256 random bits in base64url. It is shown
 * once, when the key is added; the gateway keeps only its digest.
 */
public final class KeyToken {

	private static final String PREFIX = "ngk_";

	private static final Pattern FORMAT = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	private static final int BYTES = 32;

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

	/** Returns whether a text has the format of the secret of a key. */
	static boolean isWellFormed(String token) {
		return FORMAT.matcher(token).matches();
	}

	/** Returns the SHA-256 digest of a token. */
	public static byte[] digest(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
