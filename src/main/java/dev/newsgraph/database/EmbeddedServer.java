package dev.newsgraph.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.io.locker.FileLockException;
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.impl.transaction.log.checkpoint.TriggerInfo;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.monitoring.DatabaseHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.access.SecretFile;

/**
 * A Neo4j Community server in this process. This process connects to it over Bolt through
 * memory. Other processes cannot connect, unless the properties open a Bolt port on the
 * loopback interface.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedServer.class);

	/** The file in the data folder with the password of the Bolt port. */
	static final String PASSWORD_FILE = "bolt-password";

	private static final TriggerInfo CHECKPOINT = new SimpleTriggerInfo("Newsgraph");

	private final DatabaseManagementService service;

	private final String name;

	private final Path data;

	private final Duration shutdownTimeout;

	private final EmbeddedBolt bolt;

	private final URI localUri;

	private @Nullable URI uri;

	private EmbeddedServer(DatabaseManagementService service, DatabaseProperties properties, Path data,
			String channel) {
		this.service = service;
		this.name = properties.name();
		this.shutdownTimeout = properties.embedded().shutdownTimeout();
		this.data = data;
		this.bolt = new EmbeddedBolt(((GraphDatabaseAPI) service.database(this.name)).getDependencyResolver());
		this.bolt.openChannel(channel);
		this.localUri = LocalBoltProviderFactory.address(channel);
	}

	/** Returns a name for the channel of a server in this process. */
	static String newChannel() {
		return "newsgraph-" + UUID.randomUUID();
	}

	/** Starts the server with a channel of its own. */
	static EmbeddedServer start(DatabaseProperties properties) {
		return start(properties, newChannel());
	}

	/**
	 * Starts the server. It opens the store in the data folder, or creates one.
	 * @param channel the name by which the driver finds the server
	 * @throws EmbeddedServerException if the server cannot be started
	 */
	static EmbeddedServer start(DatabaseProperties properties, String channel) {
		DatabaseProperties.Embedded embedded = properties.embedded();
		Path data = embedded.data().toAbsolutePath().normalize();
		DatabaseManagementService service = open(data, properties);
		GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(properties.name());
		if (!database.isAvailable()) {
			// The server starts even if it cannot open a database.
			close(service::shutdown, embedded.shutdownTimeout());
			throw notStarted(data, null);
		}
		EmbeddedServer server = new EmbeddedServer(service, properties, data, channel);
		if (embedded.bolt()) {
			server.openPort();
		}
		return server;
	}

	private void openPort() {
		Path file = this.data.resolve(PASSWORD_FILE);
		EmbeddedBoltPassword password;
		try {
			password = new EmbeddedBoltPassword(SecretFile.read(file));
		}
		catch (IOException ex) {
			close();
			throw new EmbeddedServerException(
					"The password of the Bolt port cannot be kept in %s: %s. Make the file writable, or set"
						.formatted(file, ex) + " newsgraph.database.embedded.bolt to false.",
					ex);
		}
		InetSocketAddress address = this.bolt.openPort(new InetSocketAddress("127.0.0.1", 0), password);
		this.uri = URI.create("bolt://127.0.0.1:" + address.getPort());
		LOGGER.info("Bolt is open at {}. The user is {}, and the password is in {}.", this.uri,
				EmbeddedBoltPassword.USER, file);
	}

	/** Returns the address of the Bolt port, or {@code null} if there is none. */
	@Nullable URI uri() {
		return this.uri;
	}

	/** Returns the address for this process. */
	URI localUri() {
		return this.localUri;
	}

	/** Returns whether the database begins transactions. No connection is used. */
	boolean isAvailable() {
		try (Transaction transaction = this.service.database(this.name).beginTx(1, TimeUnit.SECONDS)) {
			transaction.rollback();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Defines constraints and indexes, and waits until they can be used. All indexes are
	 * built in one scan of the store.
	 */
	void define(List<String> statements, Duration limit) {
		if (statements.isEmpty()) {
			return;
		}
		GraphDatabaseService database = this.service.database(this.name);
		try (Transaction transaction = database.beginTx()) {
			statements.stream()
				.filter((statement) -> !isConstraint(statement))
				.forEach((statement) -> transaction.execute(statement).close());
			transaction.commit();
		}
		statements.stream().filter(EmbeddedServer::isConstraint).forEach(database::executeTransactionally);
		try (Transaction transaction = database.beginTx()) {
			transaction.schema().awaitIndexesOnline(limit.toSeconds(), TimeUnit.SECONDS);
		}
	}

	private static boolean isConstraint(String statement) {
		return statement.contains("CREATE CONSTRAINT");
	}

	/**
	 * Writes the changes in memory to the store.
	 * @return whether that succeeded; otherwise the next start reads them from the log
	 */
	boolean checkpoint() {
		return checkpoint(this.name);
	}

	private boolean checkpoint(String database) {
		try {
			dependency(database, CheckPointer.class).forceCheckPoint(CHECKPOINT);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.debug("The checkpoint of the database {} failed.", database, ex);
			return false;
		}
	}

	/**
	 * Returns why the database rejects all writes until the next start, or {@code null}
	 * if it accepts them.
	 */
	@Nullable Throwable panic() {
		try {
			return dependency(this.name, DatabaseHealth.class).causeOfPanic();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private <T> T dependency(String database, Class<T> type) {
		return ((GraphDatabaseAPI) this.service.database(database)).getDependencyResolver().resolveDependency(type);
	}

	/**
	 * Closes the server. A server that cannot write its store would never finish, so it
	 * is left as after a crash.
	 */
	@Override
	public void close() {
		boolean written = checkpoint(GraphDatabaseSettings.SYSTEM_DATABASE_NAME) && checkpoint();
		if (!written || !close(this::shutdown, this.shutdownTimeout)) {
			LOGGER.warn(
					"The embedded database in {} could not be closed. No acknowledged write is lost, and the next start"
							+ " recovers the store.",
					this.data);
		}
	}

	private void shutdown() {
		try {
			this.bolt.close();
		}
		finally {
			this.service.shutdown();
		}
	}

	private static boolean close(Runnable shutdown, Duration limit) {
		Thread thread = Thread.ofPlatform().name("database-shutdown").daemon().start(shutdown);
		try {
			return thread.join(limit);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static DatabaseManagementService open(Path data, DatabaseProperties properties) {
		// Neo4j would print stack traces on the console.
		DiskFault fault = DiskFault.of(data.resolve("logs"));
		if (fault != null) {
			throw new EmbeddedServerException(
					"The data folder %s cannot be written because %s: %s, or name another folder with".formatted(data,
							fault.description(), fault.hint()) + " newsgraph.database.embedded.data.");
		}
		ConsoleNotices.silenceUnsafe();
		EmbeddedServerBuilder builder = new EmbeddedServerBuilder(data, properties);
		try {
			DatabaseManagementService service = builder.build();
			ConsoleNotices.silenceLog4j();
			return service;
		}
		catch (RuntimeException ex) {
			if (isLocked(ex)) {
				throw new EmbeddedServerException(
						"The data folder %s is in use by another process: stop that process,".formatted(data)
								+ " or name another folder with newsgraph.database.embedded.data.",
						ex);
			}
			throw notStarted(data, ex);
		}
	}

	private static EmbeddedServerException notStarted(Path data, @Nullable Throwable cause) {
		return new EmbeddedServerException("The embedded database in %s does not start; the reason is in %s."
			.formatted(data, data.resolve("logs").resolve("debug.log")), cause);
	}

	private static boolean isLocked(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FileLockException) {
				return true;
			}
		}
		return false;
	}

}
