package dev.newsgraph.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An issuer of JWTs, whose public keys a server of this machine has. */
public final class TestIssuer implements AutoCloseable {

	public static final String ISSUER = "https://login.example.org/";

	public static final String AUDIENCE = "newsgraph";

	private final RSAKey rsa;

	private final ECKey ec;

	private final HttpServer server;

	private final AtomicInteger readings = new AtomicInteger();

	private volatile Answer answer = Answer.KEYS;

	public TestIssuer() {
		try {
			this.rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
			this.ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/keys", (exchange) -> {
			this.readings.incrementAndGet();
			byte[] keys = new JWKSet(List.of(this.rsa, this.ec)).toPublicJWKSet()
				.toString()
				.getBytes(StandardCharsets.UTF_8);
			switch (this.answer) {
				case KEYS -> {
					exchange.sendResponseHeaders(200, keys.length);
					exchange.getResponseBody().write(keys);
				}
				case FAILURE -> exchange.sendResponseHeaders(500, -1);
				case REDIRECT -> {
					exchange.getResponseHeaders().set("Location", "/other");
					exchange.sendResponseHeaders(302, -1);
				}
				case LARGE -> {
					exchange.sendResponseHeaders(200, 0);
					exchange.getResponseBody().write(" ".repeat(400_000).getBytes(StandardCharsets.UTF_8));
					exchange.getResponseBody().write(keys);
				}
				case SLOW -> {
					exchange.sendResponseHeaders(200, 0);
					drip(exchange.getResponseBody(), keys);
				}
			}
			exchange.close();
		});
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	// Each byte arrives within a limit for one read.
	private static void drip(OutputStream body, byte[] keys) throws IOException {
		for (byte one : keys) {
			body.write(one);
			body.flush();
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	/** Sets how the server answers. */
	void answer(Answer next) {
		this.answer = next;
	}

	/** Returns how often the keys were read. */
	int readings() {
		return this.readings.get();
	}

	public URI keys() {
		return URI.create("http://127.0.0.1:%d/keys".formatted(this.server.getAddress().getPort()));
	}

	RSAKey rsa() {
		return this.rsa;
	}

	ECKey ec() {
		return this.ec;
	}

	/** Returns the claims of a valid token. */
	public static JWTClaimsSet.Builder claims(Role role) {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer(ISSUER)
			.audience(AUDIENCE)
			.subject("user-" + role.label())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.claim("newsgraph_role", role.label());
	}

	/** Returns a token that the issuer has signed by RS256. */
	public String token(JWTClaimsSet claims) {
		return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims);
	}

	/** Returns a token with a header of RS256 or ES256. */
	String sign(JWSHeader header, JWTClaimsSet claims) {
		try {
			SignedJWT jwt = new SignedJWT(header, claims);
			jwt.sign(header.getAlgorithm().equals(JWSAlgorithm.ES256) ? new ECDSASigner(this.ec)
					: new RSASSASigner(this.rsa));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the public key as a text, which an attacker can know. */
	byte[] publicKey() throws GeneralSecurityException, JOSEException {
		return this.rsa.toRSAPublicKey().getEncoded();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** How the server answers. */
	enum Answer {

		KEYS, FAILURE, REDIRECT, LARGE, SLOW

	}

}
