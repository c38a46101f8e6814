package dev.newsgraph.identity;

import java.util.Optional;

/** A provider's key: its domain in lower case, without {@code www.}. */
public final class ProviderDomain {

	private static final String WWW = "www.";

	private ProviderDomain() {
	}

	/**
	 * The domain that the text names, be it a bare one or an address; nothing when it is
	 * neither.
	 */
	public static Optional<String> of(String written) {
		String domain = written.strip();
		return CanonicalAddress.of(domain.contains("://") ? domain : "https://" + domain).map(ProviderDomain::of);
	}

	/** The domain of an address. */
	public static String of(CanonicalAddress address) {
		String host = address.host();
		String domain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		boolean bare = domain.startsWith(WWW) && domain.indexOf('.', WWW.length()) > 0;
		return (bare) ? domain.substring(WWW.length()) : domain;
	}

}
