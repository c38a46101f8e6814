package dev.newsgraph.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which JWTs identify a caller. */
class JwtTokensTests {

	private static final TestIssuer ISSUER = new TestIssuer();

	private final JwtTokens tokens = tokens(ISSUER, Map.of());

	@AfterAll
	static void stop() {
		ISSUER.close();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void aTokenOfTheIssuerIdentifiesItsCaller(Role role) {
		String token = ISSUER.token(TestIssuer.claims(role).build());
		VerifiedCaller caller = Objects.requireNonNull(this.tokens.verify(token));
		assertThat(caller.identity()).isEqualTo(new Identity("user-" + role.label(), role));
		assertThat(caller.isValid()).isTrue();
		assertThat(this.tokens.known(token)).isEqualTo(caller);
		assertThat(this.tokens.known(token + "x")).isNull();
	}

	@Test
	void bothAlgorithmsAndTypesAreAccepted() {
		for (JWSHeader header : List.of(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(),
				new JWSHeader.Builder(JWSAlgorithm.RS256).build(),
				new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID("rsa").build(),
				new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).keyID("rsa").build())) {
			assertThat(this.tokens.verify(ISSUER.sign(header, TestIssuer.claims(Role.READER).build())))
				.as(header.toString())
				.isNotNull();
		}
	}

	@Test
	void noOtherTokenIsAccepted() throws Exception {
		Map<String, String> wrong = new LinkedHashMap<>();
		JWTClaimsSet valid = TestIssuer.claims(Role.ADMIN).build();
		Date past = Date.from(Instant.now().minusSeconds(120));
		Date future = Date.from(Instant.now().plusSeconds(120));
		wrong.put("empty", "");
		wrong.put("no token", "a.b.c");
		wrong.put("algorithm none", new PlainJWT(valid).serialize());
		wrong.put("algorithm none with a signature",
				new PlainJWT(valid).serialize() + ISSUER.token(valid).split("\\.")[2]);
		wrong.put("wrong issuer",
				ISSUER.token(TestIssuer.claims(Role.ADMIN).issuer("https://login.example.com/").build()));
		wrong.put("no issuer", ISSUER.token(TestIssuer.claims(Role.ADMIN).issuer(null).build()));
		wrong.put("wrong audience", ISSUER.token(TestIssuer.claims(Role.ADMIN).audience("other").build()));
		wrong.put("no audience", ISSUER.token(TestIssuer.claims(Role.ADMIN).audience((String) null).build()));
		wrong.put("expired",
				ISSUER.token(TestIssuer.claims(Role.ADMIN)
					.issueTime(Date.from(Instant.now().minusSeconds(600)))
					.expirationTime(past)
					.build()));
		wrong.put("no expiry", ISSUER.token(TestIssuer.claims(Role.ADMIN).expirationTime(null).build()));
		wrong.put("not yet valid", ISSUER.token(TestIssuer.claims(Role.ADMIN).notBeforeTime(future).build()));
		wrong.put("no role", ISSUER.token(TestIssuer.claims(Role.ADMIN).claim("newsgraph_role", null).build()));
		wrong.put("unknown role", ISSUER.token(TestIssuer.claims(Role.ADMIN).claim("newsgraph_role", "root").build()));
		wrong.put("no subject", ISSUER.token(TestIssuer.claims(Role.ADMIN).subject(null).build()));
		wrong.put("unknown kid", ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build(), valid));
		wrong.put("key of another algorithm",
				ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ec").build(), valid));
		wrong.put("RS512", ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa").build(), valid));
		wrong.put("PS256", ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa").build(), valid));
		wrong.put("another type", ISSUER.sign(
				new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").type(new JOSEObjectType("logout+jwt")).build(),
				valid));
		wrong.put("huge", ISSUER.token(TestIssuer.claims(Role.ADMIN).claim("more", "x".repeat(100_000)).build()));
		wrong.put("changed", changed(ISSUER.token(TestIssuer.claims(Role.READER).build()), valid));
		wrong.put("no signature", ISSUER.token(valid).replaceFirst("[^.]*$", ""));
		wrong.put("own key", own(valid, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")));
		wrong.put("own key in the header", ownInHeader(valid));
		wrong.putAll(symmetric(valid));
		wrong.put("nested", nested(ISSUER.token(valid)));
		wrong.put("many dots", "e30.".repeat(2000));
		wrong.put("encrypted in form", "e30.e30.e30.e30.e30");
		wrong.forEach((name, token) -> assertThat(this.tokens.verify(token)).as(name).isNull());
		assertThat(wrong).hasSizeGreaterThan(25);
		assertThat(this.tokens.verify(ISSUER.token(valid))).as("the valid one").isNotNull();
	}

	private static String changed(String token, JWTClaimsSet claims) {
		String[] parts = token.split("\\.");
		return "%s.%s.%s".formatted(parts[0], claims.toPayload().toBase64URL(), parts[2]);
	}

	private static String own(JWTClaimsSet claims, JWSHeader.Builder header) throws Exception {
		SignedJWT jwt = new SignedJWT(header.build(), claims);
		jwt.sign(new RSASSASigner(new RSAKeyGenerator(2048).keyID("rsa").generate()));
		return jwt.serialize();
	}

	private static String ownInHeader(JWTClaimsSet claims) throws Exception {
		RSAKey key = new RSAKeyGenerator(2048).keyID("mine").generate();
		SignedJWT jwt = new SignedJWT(
				new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("mine").jwk(key.toPublicJWK()).build(), claims);
		jwt.sign(new RSASSASigner(key));
		return jwt.serialize();
	}

	/** Tokens by HMAC with what everyone knows of the issuer. */
	private static Map<String, String> symmetric(JWTClaimsSet claims) throws Exception {
		Map<String, String> tokens = new LinkedHashMap<>();
		List<byte[]> secrets = List.of(ISSUER.publicKey(), ISSUER.rsa().toPublicJWK().toJSONString().getBytes(),
				ISSUER.rsa().getModulus().decode());
		for (int i = 0; i < secrets.size(); i++) {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims);
			jwt.sign(new MACSigner(Arrays.copyOf(secrets.get(i), Math.max(32, secrets.get(i).length))));
			tokens.put("HMAC with the public key " + i, jwt.serialize());
		}
		return tokens;
	}

	private static String nested(String inner) throws Exception {
		JWSObject outer = new JWSObject(
				new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").contentType("JWT").build(), new Payload(inner));
		outer.sign(new RSASSASigner(ISSUER.rsa()));
		return outer.serialize();
	}

	@Test
	void theClocksMayDiffer() {
		String token = ISSUER.token(TestIssuer.claims(Role.READER)
			.issueTime(Date.from(Instant.now().minusSeconds(300)))
			.expirationTime(Date.from(Instant.now().minusSeconds(30)))
			.build());
		VerifiedCaller caller = this.tokens.verify(token);
		assertThat(caller).isNotNull();
		assertThat(caller.isValid()).isTrue();
		assertThat(tokens(ISSUER, Map.of("clock-skew", "0s")).verify(token)).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = TestIssuer.Answer.class, names = "KEYS", mode = EnumSource.Mode.EXCLUDE)
	void noTokenIsAcceptedWithoutTheKeys(TestIssuer.Answer answer) {
		try (TestIssuer issuer = new TestIssuer()) {
			issuer.answer(answer);
			JwtTokens without = tokens(issuer, Map.of("timeout", "300ms"));
			String token = issuer.token(TestIssuer.claims(Role.ADMIN).build());
			for (int i = 0; i < 20; i++) {
				assertThat(without.verify(token)).isNull();
			}
			assertThat(issuer.readings()).as("the readings are limited").isLessThanOrEqualTo(2);
		}
	}

	@Test
	void noTokenIsAcceptedIfTheServerIsDown() {
		TestIssuer issuer = new TestIssuer();
		issuer.close();
		assertThat(tokens(issuer, Map.of()).verify(issuer.token(TestIssuer.claims(Role.ADMIN).build()))).isNull();
	}

	@Test
	void theKeysAreKept() {
		try (TestIssuer issuer = new TestIssuer()) {
			JwtTokens kept = tokens(issuer, Map.of());
			for (int i = 0; i < 5; i++) {
				assertThat(kept.verify(issuer.token(TestIssuer.claims(Role.READER).subject("user" + i).build())))
					.isNotNull();
			}
			assertThat(issuer.readings()).isEqualTo(1);
			for (int i = 0; i < 50; i++) {
				kept.verify(issuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other" + i).build(),
						TestIssuer.claims(Role.READER).build()));
			}
			assertThat(issuer.readings()).as("after keys that are not known").isLessThanOrEqualTo(3);
			assertThat(kept.verify(issuer.token(TestIssuer.claims(Role.READER).build()))).isNotNull();
		}
	}

	@Test
	void theRoleCanBeInAnotherClaim() {
		JwtTokens nested = tokens(ISSUER, Map.of("role-claim", "realm_access.roles"));
		List<Object> roles = new ArrayList<>(List.of("reader", 7, "analyst", "other"));
		assertThat(nested
			.verify(ISSUER.token(TestIssuer.claims(Role.ADMIN).claim("realm_access", Map.of("roles", roles)).build())))
			.matches((caller) -> caller != null && caller.identity().role() == Role.ANALYST);
		assertThat(nested.verify(ISSUER.token(TestIssuer.claims(Role.ADMIN).build()))).isNull();
		JwtTokens whole = tokens(ISSUER, Map.of("role-claim", "https://news.example.org/role"));
		assertThat(whole.verify(
				ISSUER.token(TestIssuer.claims(Role.ADMIN).claim("https://news.example.org/role", "importer").build())))
			.matches((caller) -> caller != null && caller.identity().role() == Role.IMPORTER);
	}

	@Test
	void allSettingsAreNeeded() {
		for (String missing : List.of("issuer", "audience", "role-claim", "jwks-uri")) {
			assertThatExceptionOfType(AccessSettingsException.class)
				.isThrownBy(() -> properties(ISSUER, Map.of(missing, "")).isEnabled())
				.withMessageContaining("newsgraph.access.jwt.%s is not set".formatted(missing));
		}
		for (String unsafe : List.of("http://login.example.org/keys", "ftp://127.0.0.1/keys", "keys",
				"https://user@login.example.org/keys")) {
			assertThatExceptionOfType(AccessSettingsException.class)
				.isThrownBy(() -> properties(ISSUER, Map.of("jwks-uri", unsafe)).isEnabled())
				.withMessageContaining("it must be an address with https");
		}
		assertThat(new Binder(new MapConfigurationPropertySource())
			.bindOrCreate("newsgraph.access.jwt", JwtProperties.class)
			.isEnabled()).isFalse();
	}

	static JwtTokens tokens(TestIssuer issuer, Map<String, String> other) {
		return new JwtTokens(properties(issuer, other), issuer.keys());
	}

	private static JwtProperties properties(TestIssuer issuer, Map<String, String> other) {
		Map<String, String> all = new HashMap<>();
		all.put("newsgraph.access.jwt.issuer", TestIssuer.ISSUER);
		all.put("newsgraph.access.jwt.audience", TestIssuer.AUDIENCE);
		all.put("newsgraph.access.jwt.jwks-uri", issuer.keys().toString());
		other.forEach((name, value) -> all.put("newsgraph.access.jwt." + name, value));
		return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("newsgraph.access.jwt",
				JwtProperties.class);
	}

}
