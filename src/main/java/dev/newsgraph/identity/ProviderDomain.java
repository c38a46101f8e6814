package dev.newsgraph.identity;

import java.util.Optional;

/** The key of a provider: its domain in lower case, without {@code www.}. */
public final class ProviderDomain {

	private static final String WWW = "www.";

	private ProviderDomain() {
	}

	/**
	 * Returns the domain of a text that is a domain or an address, or an empty optional
	 * if it is neither.
	 * @param written the text as written
	 */
	public static Optional<String> of(String written) {
		String domain = written.strip();
		return CanonicalAddress.of(domain.contains("://") ? domain : "https://" + domain).map(ProviderDomain::of);
	}

	/** Returns the domain of an address. */
	public static String of(CanonicalAddress address) {
		String domain = address.host();
		boolean hasWww = domain.startsWith(WWW) && domain.indexOf('.', WWW.length()) > 0;
		return (hasWww) ? domain.substring(WWW.length()) : domain;
	}

}
