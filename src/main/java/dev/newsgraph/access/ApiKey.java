package dev.newsgraph.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param name a name that no other key of the file has
 * @param role what callers with the key may do
 * @param digest the SHA-256 digest of the secret, as 64 hexadecimal digits
 * @param expires the first instant at which the key is no longer valid, or {@code null}
 */
public record ApiKey(String name, Role role, String digest, @Nullable Instant expires) {

	/** Returns whether the key is valid at an instant. */
	boolean isValidAt(Instant instant) {
		return this.expires == null || instant.isBefore(this.expires);
	}

	/** Returns who calls with this key. */
	Identity identity() {
		return new Identity(this.name, this.role);
	}

	/** Returns the line of the keys file. */
	String line() {
		return "%s %s %s %s".formatted(this.name, this.role.label(), this.digest,
				(this.expires != null) ? this.expires : "-");
	}

}
