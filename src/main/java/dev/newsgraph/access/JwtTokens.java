package dev.newsgraph.access;

import java.net.MalformedURLException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Finds the caller in a JWT that its issuer has signed by RS256 or ES256. The public keys
 * of the issuer are kept, and so are the digests of tokens that have been verified.
 */
final class JwtTokens {

	private static final Logger LOGGER = LoggerFactory.getLogger(JwtTokens.class);

	/** The shortest time between two readings for keys that are not known. */
	private static final Duration KEYS_INTERVAL = Duration.ofSeconds(30);

	private static final int MAX_VERIFIED = 10_000;

	private static final int MAX_NAME = 200;

	private final NimbusJwtDecoder decoder;

	private final RoleClaim role;

	private final Duration clockSkew;

	private final int maxToken;

	private final Cache<ByteBuffer, VerifiedCaller> verified;

	private final JwksRetriever retriever;

	/**
	 * Creates an object for an issuer.
	 * @param jwksUri the address of the public keys
	 */
	JwtTokens(JwtProperties properties, URI jwksUri) {
		this.retriever = new JwksRetriever(properties.timeout(),
				(int) Math.min(properties.maxKeysSize().toBytes(), Integer.MAX_VALUE - 8));
		this.decoder = decoder(properties, keys(properties, jwksUri, this.retriever));
		this.role = new RoleClaim(properties.roleClaim());
		this.clockSkew = properties.clockSkew();
		this.maxToken = properties.maxTokenSize();
		this.verified = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumSize(MAX_VERIFIED)
			.expireAfterWrite(properties.verifiedFor())
			.build();
	}

	private static JWKSource<SecurityContext> keys(JwtProperties properties, URI jwksUri, JwksRetriever retriever) {
		try {
			return JWKSourceBuilder.<SecurityContext>create(jwksUri.toURL(), retriever)
				.refreshAheadCache(false)
				// Requests that wait for the keys wait no longer than for one reading.
				.cache(properties.keysFor().toMillis(), properties.timeout().toMillis())
				.rateLimited(KEYS_INTERVAL.toMillis())
				.build();
		}
		catch (MalformedURLException ex) {
			throw new AccessSettingsException(
					"newsgraph.access.jwt.jwks-uri is \"%s\"; it must be an address.".formatted(jwksUri), ex);
		}
	}

	private static NimbusJwtDecoder decoder(JwtProperties properties, JWKSource<SecurityContext> keys) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor
			.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
		processor.setJWSTypeVerifier(
				new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
		// The validators below check the claims.
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
		JwtTimestampValidator timestamps = new JwtTimestampValidator(properties.clockSkew());
		timestamps.setAllowEmptyExpiryClaim(false);
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps,
				new JwtIssuerValidator(properties.issuer()), new JwtAudienceValidator(properties.audience())));
		return decoder;
	}

	/** Returns the caller of a token that has been verified, or {@code null}. */
	@Nullable VerifiedCaller known(String token) {
		VerifiedCaller caller = this.verified.getIfPresent(ByteBuffer.wrap(KeyToken.digest(token)));
		return (caller != null && caller.isValid()) ? caller : null;
	}

	/** Returns the name of the claim with the role. */
	String roleClaim() {
		return this.role.name();
	}

	/** Returns the caller of a token, or {@code null} if the token is not accepted. */
	@Nullable VerifiedCaller verify(String token) {
		return result(token).caller();
	}

	/** Verifies a token. */
	Result result(String token) {
		if (token.length() > this.maxToken) {
			return Result.INVALID;
		}
		try {
			Jwt jwt = this.decoder.decode(token);
			String subject = jwt.getSubject();
			if (subject == null || subject.isBlank()) {
				LOGGER.debug("A JWT has no subject.");
				return Result.INVALID;
			}
			String name = (subject.length() > MAX_NAME) ? subject.substring(0, MAX_NAME) : subject;
			Role found = this.role.in(jwt.getClaims());
			if (found == null) {
				LOGGER.debug("A JWT has no role in {}.", this.role.name());
				return new Result(null, false, name);
			}
			VerifiedCaller caller = caller(name, found,
					Objects.requireNonNull(jwt.getExpiresAt()).plus(this.clockSkew));
			this.verified.put(ByteBuffer.wrap(KeyToken.digest(token)), caller);
			return new Result(caller, false, name);
		}
		catch (JwtException | IllegalArgumentException ex) {
			// The message of the library can contain a part of the token.
			LOGGER.debug("A JWT was refused: {}", ex.getClass().getSimpleName());
			return new Result(null, this.retriever.isFailing() && isOfKeys(ex), null);
		}
	}

	private static boolean isOfKeys(@Nullable Throwable failure) {
		return failure != null && (failure instanceof KeySourceException || isOfKeys(failure.getCause()));
	}

	private static VerifiedCaller caller(String name, Role role, Instant end) {
		return new VerifiedCaller(new Identity(name, role), CredentialKind.JWT, () -> Instant.now().isBefore(end));
	}

	/**
	 * What was found out about a token.
	 *
	 * @param caller the caller, or {@code null} if the token is not accepted
	 * @param unknown whether it is not known if the token is valid, because the keys of
	 * the issuer cannot be read
	 * @param subject the name of the caller if the token is valid, also without a role
	 */
	record Result(@Nullable VerifiedCaller caller, boolean unknown, @Nullable String subject) {

		private static final Result INVALID = new Result(null, false, null);

	}

}
