package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;

/**
 * The address of the database of the integration tests (see {@link TestDatabase}), for
 * other processes, and for clients with connections of their own.
 *
 * @param uri the address of its Bolt port
 * @param user the name of the user
 * @param password the password
 */
public record DatabaseAddress(URI uri, String user, String password) {

	private static final int BOLT_PORT = 7687;

	/** Returns the options with which another process reaches the database. */
	public List<String> options() {
		return List.of("--spring.neo4j.uri=" + this.uri, "--spring.neo4j.authentication.username=" + this.user,
				"--spring.neo4j.authentication.password=" + this.password);
	}

	/**
	 * Connects to the database through a gate of its own.
	 * @param writeTimeout time limit of writes
	 */
	public GatedClient gatedClient(Duration writeTimeout) throws IOException {
		int port = (this.uri.getPort() >= 0) ? this.uri.getPort() : BOLT_PORT;
		return new GatedClient(URI.create("bolt://%s:%d".formatted(this.uri.getHost(), port)), credentials(),
				writeTimeout);
	}

	AuthToken credentials() {
		return AuthTokens.basic(this.user, this.password);
	}

}
