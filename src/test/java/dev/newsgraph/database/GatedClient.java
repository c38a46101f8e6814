package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * A client of a database that can be cut off from it. It is what a gateway of its own
 * has.
 */
public final class GatedClient implements AutoCloseable {

	private final Gate gate;

	private final Driver driver;

	private final RunningReads running = new RunningReads();

	private final GraphClient client;

	GatedClient(URI server, AuthToken credentials, Duration writeTimeout) throws IOException {
		this.gate = new Gate(server);
		this.gate.open();
		this.driver = GraphDatabase.driver(this.gate.uri(), credentials,
				Config.builder()
					.withConnectionTimeout(1, TimeUnit.SECONDS)
					.withConnectionAcquisitionTimeout(1, TimeUnit.SECONDS)
					.withMaxTransactionRetryTime(200, TimeUnit.MILLISECONDS)
					.build());
		this.running.start();
		DatabaseProperties defaults = TestDatabase.properties(Path.of("data"));
		this.client = new GraphClient(this.driver, false,
				new DatabaseProperties(defaults.name(), defaults.readTimeout(), writeTimeout, defaults.schemaTimeout(),
						defaults.pollInterval(), defaults.embedded()),
				TestDatabase.READS, this.running, List.of(), null);
	}

	public GraphClient client() {
		return this.client;
	}

	/**
	 * Cuts the client off.
	 * @param silently whether the connections stay open, and what was sent waits
	 */
	public void cutOff(boolean silently) throws IOException {
		if (silently) {
			this.gate.hold();
		}
		else {
			this.gate.shut();
		}
	}

	/** Ends what {@link #cutOff(boolean)} began. */
	public void connectAgain(boolean silently) throws IOException {
		if (silently) {
			this.gate.release();
		}
		else {
			this.gate.open();
		}
	}

	@Override
	public void close() throws IOException {
		this.gate.close();
		this.driver.close();
		this.running.stop();
	}

}
