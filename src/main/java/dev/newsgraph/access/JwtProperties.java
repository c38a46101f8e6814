package dev.newsgraph.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which JWTs identify a caller. If {@code jwks-uri} is set, every caller needs
 * credentials.
 *
 * @param issuer value that the claim {@code iss} must have
 * @param audience value that the claim {@code aud} must have or contain
 * @param jwksUri address of the public keys of the issuer: an address with {@code https},
 * or with {@code http} on this machine
 * @param roleClaim claim with the name of a role, or with a list that contains one. A dot
 * leads to a claim inside of another, as in {@code realm_access.roles}
 * @param clockSkew difference between the clocks of the issuer and of the gateway that is
 * tolerated
 * @param keysFor time for which the public keys are kept
 * @param verifiedFor time for which a token is not verified again
 * @param timeout time in which the public keys must arrive
 * @param maxKeysSize size over which the public keys are not read
 * @param maxTokenSize characters over which a token is refused
 */
@Validated
@ConfigurationProperties("newsgraph.access.jwt")
record JwtProperties(@DefaultValue("") String issuer, @DefaultValue("") String audience, @Nullable URI jwksUri,
		@DefaultValue("newsgraph_role") String roleClaim,
		@DefaultValue("60s") @DurationMin(millis = 0) Duration clockSkew,
		@DefaultValue("5m") @DurationMin(seconds = 10) Duration keysFor,
		@DefaultValue("1m") @DurationMin(millis = 0) Duration verifiedFor,
		@DefaultValue("2s") @DurationMin(millis = 100) Duration timeout,
		@DefaultValue("256KB") @Min(1) DataSize maxKeysSize,
		@DefaultValue("8192") @Min(1) @Max(65_536) int maxTokenSize) {

	private static final String PREFIX = "newsgraph.access.jwt.";

	/**
	 * Returns whether JWTs identify callers.
	 * @throws AccessSettingsException if a property is missing or not safe
	 */
	boolean isEnabled() {
		if (this.jwksUri == null) {
			if (!this.issuer.isBlank() || !this.audience.isBlank()) {
				throw new AccessSettingsException(
						PREFIX + "jwks-uri is not set; set it to the address of the public keys of the issuer.", null);
			}
			return false;
		}
		require("issuer", this.issuer);
		require("audience", this.audience);
		require("role-claim", this.roleClaim);
		if (!isSafe(this.jwksUri)) {
			throw new AccessSettingsException(
					"%sjwks-uri is \"%s\"; it must be an address with https, or with http on this machine."
						.formatted(PREFIX, this.jwksUri),
					null);
		}
		return true;
	}

	private static void require(String name, String value) {
		if (value.isBlank()) {
			throw new AccessSettingsException(
					"%s%s is not set; a JWT is accepted only with a known issuer, audience and role.".formatted(PREFIX,
							name),
					null);
		}
	}

	private static boolean isSafe(URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (uri.getHost() == null || uri.getRawUserInfo() != null) {
			return false;
		}
		return scheme.equals("https") || (scheme.equals("http") && isLoopback(uri.getHost()));
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
