package dev.newsgraph.benchmark;

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
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;

/**
 * Measures the driver without the gateway, with the session settings of the gateway. It is
 * the baseline of the queries.
 */
final class Floor implements AutoCloseable {

	private final Driver driver;

	private final SessionConfig sessionConfig = SessionConfig.builder()
		.withDefaultAccessMode(AccessMode.READ)
		.withDatabase("neo4j")
		.build();

	private final TransactionConfig transactionConfig = TransactionConfig.builder().withTimeout(Duration.ofSeconds(10)).build();

	private final int callers;

	private final ExecutorService threads;

	Floor(BoltPort bolt, int callers) {
		this.driver = bolt.measuredDriver();
		this.callers = callers;
		this.threads = Executors.newFixedThreadPool(callers);
	}

	/** Runs a statement and returns all rows. */
	List<Record> read(String cypher, Map<String, Object> parameters) {
		try (Session session = this.driver.session(this.sessionConfig)) {
			// One round trip, as in the gateway.
			return session.run(cypher, parameters, this.transactionConfig).list();
		}
	}

	/** Measures one round. Each caller sends a request when it has received the last response. */
	Round measure(Operation operation, Duration duration) throws InterruptedException, ExecutionException {
		AtomicInteger counter = new AtomicInteger();
		long start = System.nanoTime();
		long end = start + duration.toNanos();
		List<Callable<long[]>> work = new ArrayList<>();
		for (int i = 0; i < this.callers; i++) {
			work.add(() -> call(operation, counter, end));
		}
		List<long[]> times = new ArrayList<>();
		for (Future<long[]> done : this.threads.invokeAll(work)) {
			times.add(done.get());
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		return Round.of(times.stream().flatMapToLong(Arrays::stream).toArray(), seconds);
	}

	private long[] call(Operation operation, AtomicInteger counter, long end) {
		long[] times = new long[1024];
		int count = 0;
		for (long now = System.nanoTime(); now < end;) {
			int next = Math.floorMod(counter.getAndIncrement(), operation.parameters().size());
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
