package dev.newsgraph.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;

/** The driver alone, with the session settings that the gateway uses. */
final class Floor implements AutoCloseable {

	private final Driver driver;

	private final SessionConfig session = SessionConfig.builder()
		.withDefaultAccessMode(AccessMode.READ)
		.withDatabase("neo4j")
		.build();

	private final TransactionConfig limits = TransactionConfig.builder().withTimeout(Duration.ofSeconds(10)).build();

	private final int callers;

	private final ExecutorService threads;

	Floor(URI bolt, int callers) {
		this.driver = GraphDatabase.driver(bolt, AuthTokens.none(),
				Config.builder()
					.withMinimumNotificationSeverity(NotificationSeverity.OFF)
					.withTelemetryDisabled(true)
					// Its own choice writes out each message for a log that is off.
					.withLogging(Logging.none())
					.build());
		this.callers = callers;
		this.threads = Executors.newFixedThreadPool(callers);
	}

	List<Record> read(String cypher, Map<String, Object> parameters) {
		try (Session opened = this.driver.session(this.session)) {
			// As the gateway sends it: one round trip, with a retry only after a failure.
			return opened.run(cypher, parameters, this.limits).list();
		}
	}

	/** Every caller sends the next request when it has the answer to its last. */
	Round measure(Operation operation, Duration duration) throws InterruptedException, ExecutionException {
		AtomicInteger turn = new AtomicInteger();
		long start = System.nanoTime();
		long end = start + duration.toNanos();
		List<Callable<long[]>> work = new ArrayList<>();
		for (int i = 0; i < this.callers; i++) {
			work.add(() -> call(operation, turn, end));
		}
		List<long[]> times = new ArrayList<>();
		for (Future<long[]> done : this.threads.invokeAll(work)) {
			times.add(done.get());
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		return Round.of(times.stream().flatMapToLong(Arrays::stream).toArray(), seconds);
	}

	private long[] call(Operation operation, AtomicInteger turn, long end) {
		long[] times = new long[1024];
		int count = 0;
		for (long now = System.nanoTime(); now < end;) {
			int next = Math.floorMod(turn.getAndIncrement(), operation.parameters().size());
			read(operation.cypher(), operation.parameters().get(next));
			long then = System.nanoTime();
			if (count == times.length) {
				times = Arrays.copyOf(times, 2 * count);
			}
			times[count++] = then - now;
			now = then;
		}
		return Arrays.copyOf(times, count);
	}

	@Override
	public void close() {
		this.threads.shutdown();
		this.driver.close();
	}

}
