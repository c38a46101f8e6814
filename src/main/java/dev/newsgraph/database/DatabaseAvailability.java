package dev.newsgraph.database;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Checks at a fixed interval whether the database answers. It publishes
 * {@link DatabaseReachable} and {@link DatabaseLost} when that changes, and is the health
 * indicator of the database. If the embedded database must be started again, the liveness
 * of the application is {@link LivenessState#BROKEN}.
 */
final class DatabaseAvailability implements HealthIndicator, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAvailability.class);

	/**
	 * Number of intervals between two checks after a failed authentication. A server
	 * locks a user after too many attempts.
	 */
	private static final int AUTHENTICATION_INTERVALS = 10;

	private static final int STOP_TIMEOUT_SECONDS = 1;

	private final Driver driver;

	private final URI uri;

	/** Where the server is, in messages. */
	private final String server;

	private final @Nullable EmbeddedDisk disk;

	private final Duration interval;

	private final SessionConfig sessionConfig;

	private final TransactionConfig transactionConfig;

	private final RunningReads running;

	private final ApplicationEventPublisher events;

	private volatile @Nullable Threads threads;

	/** The reason why the database does not answer, or {@code null} if it answers. */
	private volatile @Nullable String problem = "The database was not checked yet.";

	private boolean reachable;

	private boolean stopped;

	/**
	 * Creates the checks; {@link #start()} starts them.
	 * @param disk the disk of the embedded database, or {@code null} for another server
	 */
	DatabaseAvailability(Driver driver, URI uri, DatabaseProperties properties, ApplicationEventPublisher events,
			RunningReads running, @Nullable EmbeddedDisk disk) {
		this.driver = driver;
		this.running = running;
		this.disk = disk;
		this.uri = uri;
		this.server = LocalBoltProviderFactory.isLocal(uri) ? "in this process" : "at " + uri;
		this.interval = properties.pollInterval();
		this.events = events;
		this.sessionConfig = SessionConfig.builder()
			.withDatabase(properties.name())
			.withDefaultAccessMode(AccessMode.READ)
			.build();
		this.transactionConfig = TransactionConfig.builder().withTimeout(properties.readTimeout()).build();
	}

	@Override
	public Health health() {
		String current = this.problem;
		Health.Builder health = (current != null) ? Health.down().withDetail("problem", current) : Health.up();
		return health.withDetail("uri", this.uri.toString()).build();
	}

	@Override
	public void start() {
		Threads started = new Threads();
		this.threads = started;
		started.poll.execute(() -> check(started));
	}

	@Override
	public void stop() {
		Threads stopping = this.threads;
		this.threads = null;
		if (stopping != null) {
			stopping.stop();
		}
	}

	@Override
	public boolean isRunning() {
		return this.threads != null;
	}

	private void check(Threads running) {
		Duration pause = this.interval;
		try {
			try {
				pause = isIdleAndAvailable() ? pause : ask(running);
			}
			finally {
				noteStop();
			}
		}
		catch (RuntimeException ex) {
			if (this.threads == running) {
				logger.error("The database could not be checked", ex);
			}
		}
		finally {
			if (this.threads == running) {
				schedule(running, pause);
			}
		}
	}

	private void schedule(Threads running, Duration pause) {
		try {
			running.poll.schedule(() -> check(running), pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The checks were stopped meanwhile.
		}
	}

	/**
	 * Sends a statement to the database.
	 * @return the time until the next check
	 */
	private Duration ask(Threads running) {
		RunningRead read = this.running.begin(null, Objects.requireNonNull(this.transactionConfig.timeout()));
		try (Session session = this.driver.session(this.sessionConfig)) {
			session.run("RETURN 1", read.limits(this.transactionConfig)).consume();
			succeeded(running);
			return this.interval;
		}
		catch (Neo4jException ex) {
			Reason reason = DriverFailures.reason(ex);
			// A busy or slow database is reachable. A database that does not even answer
			// that it is slow is not: then the connection was closed at the deadline.
			boolean stillReachable = this.reachable && reason != Reason.UNAVAILABLE && reason != Reason.BROKEN;
			if (this.threads == running && !stillReachable) {
				failed(ex, running);
			}
			return (ex instanceof SecurityException) ? this.interval.multipliedBy(AUTHENTICATION_INTERVALS)
					: this.interval;
		}
		finally {
			this.running.finish(read);
		}
	}

	/**
	 * Returns whether the embedded server is known to answer although no read runs. A
	 * statement every few seconds would be most of the work of an idle gateway.
	 */
	private boolean isIdleAndAvailable() {
		return this.reachable && this.disk != null && this.running.isEmpty() && this.disk.isServerAvailable();
	}

	/**
	 * Publishes that only another start of the embedded database repairs it: at each
	 * check, because the application is also declared to be alive when it has started.
	 */
	private void noteStop() {
		String sentence = (this.disk != null) ? this.disk.stopped() : null;
		if (sentence == null) {
			return;
		}
		if (!this.stopped && !sentence.equals(this.problem)) {
			logger.warn(sentence);
		}
		this.stopped = true;
		AvailabilityChangeEvent.publish(this.events, this, LivenessState.BROKEN);
	}

	private void succeeded(Threads running) {
		if (!this.reachable) {
			logger.info(
					LocalBoltProviderFactory.isLocal(this.uri) ? "The embedded Neo4j answers." : "Neo4j answers at {}.",
					this.uri);
			this.reachable = true;
			this.problem = null;
			running.listeners.execute(() -> this.events.publishEvent(new DatabaseReachable(this.uri)));
		}
	}

	private void failed(Neo4jException exception, Threads running) {
		String sentence = sentence(exception);
		if (!sentence.equals(this.problem)) {
			logger.warn(sentence);
		}
		this.problem = sentence;
		if (this.reachable) {
			this.reachable = false;
			running.listeners.execute(() -> this.events.publishEvent(new DatabaseLost(this.uri, sentence)));
		}
	}

	private String sentence(Neo4jException exception) {
		if (exception instanceof SecurityException) {
			return "Neo4j %s rejects the credentials: check spring.neo4j.authentication.username and .password (%s)."
				.formatted(this.server, exception.getMessage());
		}
		if (exception.code().equals("Neo.ClientError.Database.DatabaseNotFound")) {
			return "Neo4j %s does not have the database that newsgraph.database.name names.".formatted(this.server);
		}
		if (DriverFailures.reason(exception) == Reason.BROKEN) {
			String fault = (this.disk != null) ? this.disk.fault() : null;
			return (fault != null) ? fault
					: "Neo4j %s has stopped; its log contains the reason.".formatted(this.server);
		}
		return "Neo4j %s does not answer. The gateway repeats the check until it answers.".formatted(this.server);
	}

	/**
	 * The thread of the checks and the thread of the listeners. They are separate, so
	 * that an import that a listener runs does not delay the checks.
	 */
	private static final class Threads {

		private final ScheduledExecutorService poll = Executors
			.newSingleThreadScheduledExecutor(named("database-poll"));

		private final ExecutorService listeners = Executors.newSingleThreadExecutor(named("database-events"));

		/** Waits for a running check, because the driver is closed afterwards. */
		private void stop() {
			this.poll.shutdownNow();
			this.listeners.shutdownNow();
			try {
				this.poll.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
				this.listeners.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private static ThreadFactory named(String name) {
			return Thread.ofPlatform().daemon().name(name).factory();
		}

	}

}
