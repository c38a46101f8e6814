package dev.newsgraph.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which pages of other origins can call the GraphQL endpoint and the paths below it from
 * a browser.
 *
 * @param allowedOrigins origins such as {@code https://news.example.org}, or patterns
 * such as {@code https://*.example.org}; {@code *} allows any page. Without an origin, no
 * page of another origin can call the gateway
 * @param allowedMethods methods that these pages can use
 * @param allowedHeaders request headers that these pages can set; {@code *} allows any
 * @param exposedHeaders response headers that these pages can read
 * @param allowCredentials whether a browser sends cookies and other credentials. It
 * cannot be combined with the origin {@code *}
 * @param maxAge time for which a browser keeps these permissions
 */
@Validated
@ConfigurationProperties("newsgraph.http.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins, @DefaultValue( {
		"GET", "HEAD", "POST" }) List<String> allowedMethods,
		@DefaultValue({ "Accept", "Apollo-Require-Preflight", "Authorization", "Content-Type", "If-None-Match",
				"Newsgraph-Cost" }) List<String> allowedHeaders,
		@DefaultValue({ "ETag", "Retry-After" }) List<String> exposedHeaders,
		@DefaultValue("false") boolean allowCredentials, @DefaultValue("30m") @DurationMin(millis = 0) Duration maxAge){

	private static final String ORIGINS = "newsgraph.http.cors.allowed-origins";

	/** Returns whether pages of other origins can call the gateway. */
	boolean isEnabled() {
		return !this.allowedOrigins.isEmpty();
	}

	/**
	 * Returns the configuration for Spring.
	 * @throws IllegalArgumentException if an origin is not one, or if credentials are
	 * allowed for any origin
	 */
	CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		for (String origin : this.allowedOrigins) {
			require(origin);
			configuration.addAllowedOriginPattern(origin);
		}
		if (this.allowCredentials && this.allowedOrigins.contains(CorsConfiguration.ALL)) {
			throw new IllegalArgumentException(ORIGINS
					+ " is \"*\", and newsgraph.http.cors.allow-credentials is true; name the origins, or allow no credentials.");
		}
		configuration.setAllowedMethods(this.allowedMethods);
		configuration.setAllowedHeaders(this.allowedHeaders);
		configuration.setExposedHeaders(this.exposedHeaders);
		configuration.setAllowCredentials(this.allowCredentials);
		configuration.setMaxAge(this.maxAge);
		return configuration;
	}

	private static void require(String origin) {
		if (origin.equals(CorsConfiguration.ALL) || origin.equals("null")) {
			return;
		}
		try {
			// A port can be a list in brackets, as in https://example.org:[80,443].
			URI uri = URI.create(origin.replace("*", "x").replaceFirst(":\\[[\\d,x]+]$", ""));
			if (uri.getScheme() != null && uri.getRawAuthority() != null && uri.getRawPath().isEmpty()
					&& uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// The message below describes it.
		}
		throw new IllegalArgumentException(
				"%s is \"%s\"; it must be origins such as https://news.example.org, without a path.".formatted(ORIGINS,
						origin));
	}

}
