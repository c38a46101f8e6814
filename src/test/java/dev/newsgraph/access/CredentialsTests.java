package dev.newsgraph.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsTests {

	private static final String TOKEN = "0123456789abcdef".repeat(4);

	private final AtomicLong nanos = new AtomicLong();

	@TempDir
	private Path folder;

	@Test
	void theTokenFileMakesAnAdministrator() {
		Credentials credentials = new Credentials(TOKEN, null, null, failures());
		assertThat(credentials.areRequired()).isFalse();
		assertThat(credentials.verify(TOKEN, "192.0.2.1").identity().role()).isEqualTo(Role.ADMIN);
		assertThat(credentials.verify(TOKEN, "192.0.2.1").isValid()).isTrue();
		for (String wrong : new String[] { "", TOKEN.substring(1), TOKEN + "0", TOKEN.toUpperCase(),
				KeyToken.random() }) {
			assertThatExceptionOfType(RefusedTokenException.class)
				.isThrownBy(() -> credentials.verify(wrong, "192.0.2.1"))
				.withMessage(RefusedTokenException.INVALID)
				.satisfies((ex) -> assertThat(ex.isTooMany()).isFalse());
		}
	}

	@Test
	void failuresAreLimitedByAddressAndMinute() throws Exception {
		KeysFile file = new KeysFile(this.folder.resolve("keys"), 1000);
		String secret = file.add("desk", Role.READER, null);
		Credentials credentials = new Credentials(null,
				new ApiKeys(file, Duration.ZERO, Duration.ofMinutes(1), Clock.systemUTC()), null, failures());
		assertThat(credentials.areRequired()).isTrue();
		for (int i = 0; i < 20; i++) {
			assertThat(tooMany(credentials, "192.0.2.1")).isEqualTo(i >= 10);
		}
		assertThat(tooMany(credentials, "192.0.2.2")).as("another address").isFalse();
		assertThat(credentials.verify(secret, "192.0.2.1").identity().name()).as("a valid token").isEqualTo("desk");
		this.nanos.addAndGet(FailedAttempts.WINDOW.toNanos());
		assertThat(tooMany(credentials, "192.0.2.1")).as("a minute later").isFalse();
	}

	@Test
	void theAddressesOfAnIpv6NetworkCountAsOne() {
		FailedAttempts failures = failures();
		for (int i = 0; i < 10; i++) {
			failures.add("2001:db8:0:1:0:0:0:" + i);
		}
		assertThat(failures.add("2001:db8:0:1:ffff::1").isTooMany()).isTrue();
		assertThat(failures.add("2001:db8:0:2::1").isTooMany()).isFalse();
		assertThat(failures.add("192.0.2.1").isTooMany()).isFalse();
		assertThat(failures.add("unknown").isTooMany()).isFalse();
	}

	@Test
	void aFailureToReadTheKeysOfTheIssuerIsNotOneOfTheClient() {
		TestIssuer issuer = new TestIssuer();
		issuer.close();
		Credentials credentials = new Credentials(null, null, JwtTokensTests.tokens(issuer, Map.of()), failures());
		String token = issuer.token(TestIssuer.claims(Role.READER).build());
		for (int i = 0; i < 30; i++) {
			assertThatExceptionOfType(RefusedTokenException.class)
				.isThrownBy(() -> credentials.verify(token, "192.0.2.1"))
				.satisfies((ex) -> assertThat(ex.isTooMany()).isFalse());
		}
	}

	/** Many clients can have one address. */
	@Test
	void aValidJwtIsAcceptedPastTheLimit() {
		try (TestIssuer issuer = new TestIssuer()) {
			JwtTokens jwts = JwtTokensTests.tokens(issuer, Map.of());
			Credentials credentials = new Credentials(null, null, jwts, failures());
			String valid = issuer.token(TestIssuer.claims(Role.READER).build());
			String expired = issuer.token(TestIssuer.claims(Role.READER).expirationTime(new Date(0)).build());
			for (int i = 0; i < 20; i++) {
				boolean tooMany = i >= 10;
				String wrong = (i % 2 == 0) ? "a.b.c" : expired;
				assertThatExceptionOfType(RefusedTokenException.class)
					.isThrownBy(() -> credentials.verify(wrong, "192.0.2.1"))
					.satisfies((ex) -> assertThat(ex.isTooMany()).isEqualTo(tooMany));
			}
			assertThat(credentials.verify(valid, "192.0.2.1").identity().role()).isEqualTo(Role.READER);
		}
	}

	@Test
	void aValidJwtWithoutARoleIsNotAFailure() {
		try (TestIssuer issuer = new TestIssuer()) {
			Credentials credentials = new Credentials(null, null, JwtTokensTests.tokens(issuer, Map.of()), failures());
			String token = issuer
				.token(TestIssuer.claims(Role.READER).subject("jane").claim("newsgraph_role", "root").build());
			for (int i = 0; i < 30; i++) {
				assertThatExceptionOfType(RefusedTokenException.class)
					.isThrownBy(() -> credentials.verify(token, "192.0.2.1"))
					.withMessageContaining("its claim `newsgraph_role` names no role")
					.withMessageContaining("reader, analyst, importer, admin")
					.satisfies((ex) -> assertThat(ex.subject()).isEqualTo("jane"));
			}
			assertThatExceptionOfType(RefusedTokenException.class)
				.isThrownBy(() -> credentials.verify("a.b.c", "192.0.2.1"))
				.satisfies((ex) -> assertThat(ex.subject()).isNull())
				.satisfies((ex) -> assertThat(ex.isTooMany()).isFalse());
		}
	}

	@Test
	void fewAddressesAreKept() {
		FailedAttempts failures = failures();
		for (int i = 0; i < 50_000; i++) {
			failures.add("address " + i);
		}
		assertThat(failures.addresses()).isLessThanOrEqualTo(10_000);
	}

	private static boolean tooMany(Credentials credentials, String address) {
		try {
			credentials.verify(KeyToken.random(), address);
		}
		catch (RefusedTokenException ex) {
			return ex.isTooMany();
		}
		throw new AssertionError("A random key is valid");
	}

	private FailedAttempts failures() {
		return new FailedAttempts(10, this.nanos::get);
	}

}
