package dev.newsgraph.playground;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Another gateway that the page can query, from {@code newsgraph.playground.gateways}.
 *
 * @param name the name that the page shows
 * @param endpoint the address of its GraphQL endpoint
 */
record OtherGateway(String name, String endpoint) {

	private static final String PROPERTY = "newsgraph.playground.gateways";

	private static final int MAX_NAME = 40;

	/**
	 * Returns the gateways in the order of the property.
	 * @param gateways the addresses by name
	 * @throws IllegalArgumentException if a name or an address is not valid
	 */
	static List<OtherGateway> of(Map<String, URI> gateways) {
		return gateways.entrySet().stream().map((entry) -> of(entry.getKey(), entry.getValue())).toList();
	}

	private static OtherGateway of(String name, URI address) {
		if (name.isBlank() || name.length() > MAX_NAME) {
			throw new IllegalArgumentException(
					"%s has the name \"%s\"; a name must have 1 to %d characters.".formatted(PROPERTY, name, MAX_NAME));
		}
		String scheme = (address.getScheme() != null) ? address.getScheme().toLowerCase(Locale.ROOT) : "";
		boolean web = scheme.equals("http") || scheme.equals("https");
		if (!web || address.getHost() == null || address.getRawUserInfo() != null || address.getRawQuery() != null
				|| address.getRawFragment() != null) {
			throw new IllegalArgumentException(
					"%s.%s is \"%s\"; it must be the http or https address of a GraphQL endpoint, such as https://news.example.org/graphql, without user, query and fragment."
						.formatted(PROPERTY, name, address));
		}
		return new OtherGateway(name, address.toString());
	}

	/**
	 * Returns scheme, host and port, as a content security policy names them.
	 */
	String origin() {
		URI address = URI.create(this.endpoint);
		return "%s://%s%s"
			.formatted(address.getScheme(), address.getHost(), (address.getPort() >= 0) ? ":" + address.getPort() : "")
			.toLowerCase(Locale.ROOT);
	}

}
