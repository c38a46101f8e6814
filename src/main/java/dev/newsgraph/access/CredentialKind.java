package dev.newsgraph.access;

import java.util.Locale;

/** What has identified a caller. */
public enum CredentialKind {

	/** An API key of the keys file. */
	KEY("key"),

	/** A JWT. */
	JWT("jwt"),

	/** The token of the gateway's own token file. */
	TOKEN_FILE("token"),

	/** Nothing: the gateway needs no token of callers on its machine. */
	LOCAL(""),

	/** Nothing: the caller is known by its address only. */
	ADDRESS("");

	private final String prefix;

	CredentialKind(String prefix) {
		this.prefix = prefix;
	}

	/** Returns the name in lower case, as the audit log contains it. */
	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns what tells the account of a caller from all others. It is the name of a
	 * caller with a token, and otherwise the address.
	 * @param name name of the caller
	 * @param address address of the client
	 */
	public String account(String name, String address) {
		// No address contains a space.
		return this.prefix.isEmpty() ? address : this.prefix + " " + name;
	}

}
