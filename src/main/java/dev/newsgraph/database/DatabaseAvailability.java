package dev.newsgraph.database;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Asks the database from time to time whether it answers, and tells the others when that
 * changes.
 */
final class DatabaseAvailability implements HealthIndicator, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAvailability.class);

	/** A server locks a user out who comes too often with a wrong password. */
	private static final int REFUSED_INTERVALS = 10;

	private static final int STOP_SECONDS = 1;

	private final Driver driver;

	private final URI uri;

	private final @Nullable EmbeddedDisk disk;

	private final Duration interval;

	private final SessionConfig session;

	private final TransactionConfig limits;

	private final ApplicationEventPublisher events;

	private volatile @Nullable Threads threads;

	/** Null while the database answers. */
	private volatile @Nullable String problem = "The database was not asked yet.";

	private boolean reached;

	/**
	 * Asks from time to time.
	 * @param disk the disk under the database; null when that is another machine's
	 */
	DatabaseAvailability(Driver driver, URI uri, DatabaseProperties properties, ApplicationEventPublisher events,
			@Nullable EmbeddedDisk disk) {
		this.driver = driver;
		this.disk = disk;
		this.uri = uri;
		this.interval = properties.pollInterval();
		this.events = events;
		this.session = SessionConfig.builder()
			.withDatabase(properties.name())
			.withDefaultAccessMode(AccessMode.READ)
			.build();
		this.limits = TransactionConfig.builder().withTimeout(properties.readTimeout()).build();
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
		try (Session asked = this.driver.session(this.session)) {
			asked.run("RETURN 1", this.limits).consume();
			answered(running);
		}
		catch (Neo4jException ex) {
			Reason reason = DriverFailures.reason(ex);
			// Busy or slow, it is there all the same.
			boolean there = this.reached && reason != Reason.UNAVAILABLE && reason != Reason.BROKEN;
			if (this.threads == running && !there) {
				failed(ex, running);
			}
			pause = (ex instanceof SecurityException) ? this.interval.multipliedBy(REFUSED_INTERVALS) : pause;
		}
		finally {
			if (this.threads == running) {
				running.poll.schedule(() -> check(running), pause.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
	}

	private void answered(Threads running) {
		if (!this.reached) {
			logger.info("Neo4j answers at {}.", this.uri);
			this.reached = true;
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
		if (this.reached) {
			this.reached = false;
			running.listeners.execute(() -> this.events.publishEvent(new DatabaseLost(this.uri, sentence)));
		}
	}

	private String sentence(Neo4jException exception) {
		if (exception instanceof SecurityException) {
			return "Neo4j at %s refuses us: check spring.neo4j.authentication.username and .password (%s)."
				.formatted(this.uri, exception.getMessage());
		}
		if (exception.code().equals("Neo.ClientError.Database.DatabaseNotFound")) {
			return "Neo4j at %s has no database of the name in newsgraph.database.name.".formatted(this.uri);
		}
		if (DriverFailures.reason(exception) == Reason.BROKEN) {
			String fault = (this.disk != null) ? this.disk.fault() : null;
			return (fault != null) ? fault : "Neo4j at %s has stopped; its log says why.".formatted(this.uri);
		}
		return "Neo4j at %s does not answer; it is asked again until it does.".formatted(this.uri);
	}

	/**
	 * One asks, one tells: an import that a listener runs must not keep us from asking.
	 */
	private static final class Threads {

		private final ScheduledExecutorService poll = Executors
			.newSingleThreadScheduledExecutor(named("database-poll"));

		private final ExecutorService listeners = Executors.newSingleThreadExecutor(named("database-events"));

		/** Waits for a check that runs, lest the driver be closed under it. */
		private void stop() {
			this.poll.shutdownNow();
			this.listeners.shutdownNow();
			try {
				this.poll.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
				this.listeners.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
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
