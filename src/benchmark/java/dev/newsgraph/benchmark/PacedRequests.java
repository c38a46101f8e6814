package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests at a fixed rate, whether the answers to those before have arrived or not. A
 * response time counts from the moment at which the request was due.
 */
final class PacedRequests implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final List<HttpRequest> requests;

	private final long interval;

	private final LongAdder answered = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder failed = new LongAdder();

	/**
	 * Creates a sender.
	 * @param perSecond requests to send in each second
	 */
	PacedRequests(URI endpoint, Operation operation, String token, int perSecond) {
		this.requests = IntStream.range(0, operation.variables().size())
			.mapToObj((i) -> request(endpoint, operation, i, token).build())
			.toList();
		this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
	}

	/** Returns a request that is not answered from the cache. */
	static HttpRequest.Builder request(URI endpoint, Operation operation, int index, String token) {
		String body = JSON
			.writeValueAsString(Map.of("query", operation.document(), "variables", operation.variables().get(index)));
		return HttpRequest.newBuilder(endpoint)
			.header("Content-Type", "application/json")
			.header("Cache-Control", "no-cache")
			.header("Authorization", "Bearer " + token)
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	/** Sends requests for the duration, and returns the times of those that were answered. */
	Round send(Duration duration) {
		ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
		long start = System.nanoTime();
		long count = duration.toNanos() / this.interval;
		try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < count; i++) {
				long due = start + i * this.interval;
				for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
					LockSupport.parkNanos(rest);
				}
				HttpRequest request = this.requests.get(i % this.requests.size());
				sending.execute(() -> send(request, due, times));
			}
		}
		return Round.of(times.stream().mapToLong(Long::longValue).toArray(), duration.toNanos() / 1e9);
	}

	private void send(HttpRequest request, long due, ConcurrentLinkedQueue<Long> times) {
		try {
			int status = this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			if (status == 200) {
				times.add(System.nanoTime() - due);
				this.answered.increment();
			}
			else if (status == 429) {
				this.refused.increment();
			}
			else {
				this.failed.increment();
			}
		}
		catch (IOException ex) {
			this.failed.increment();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns the number of requests with status 200. */
	long answered() {
		return this.answered.sum();
	}

	/** Forgets the refusals and failures until now, such as those of a warm-up. */
	void forget() {
		this.refused.reset();
		this.failed.reset();
	}

	/** Returns the number of requests with status 429. */
	long refused() {
		return this.refused.sum();
	}

	/** Returns the number of all other requests. */
	long failed() {
		return this.failed.sum();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
