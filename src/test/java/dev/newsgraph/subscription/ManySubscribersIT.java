package dev.newsgraph.subscription;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many subscribers of one gateway while it imports. The number is {@code -Dsubscribers},
 * 1,000 by default. It prints how long the import took without and with subscribers, and
 * the heap after a collection. The heap of the clients, which run in this process too,
 * counts in {@code -Dsubscribers.heap}, by how many MB the heap may grow.
 */
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.poll=100ms" })
@Tag("slow")
class ManySubscribersIT {

	private static final int SUBSCRIBERS = Integer.getInteger("subscribers", 1000);

	private static final long HEAP_MB = Long.getLong("subscribers.heap", 500);

	private static final int DOCUMENTS = 1000;

	private static final int ROUNDS = 3;

	@TempDir
	private static Path folder;

	@Autowired
	private GraphClient client;

	@Autowired
	private EventHub hub;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.import.root", () -> folder.resolve("import").toString());
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@Test
	void everyChangeArrivesAtEverySubscriber() throws Exception {
		TestDatabase.clear(this.client);
		importFolder("warm");
		List<Long> alone = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			alone.add(importFolder("alone" + i));
		}
		long idle = heapNow();
		HttpClient http = HttpClient.newHttpClient();
		try {
			List<Counter> counters = new ArrayList<>();
			for (int i = 0; i < SUBSCRIBERS; i++) {
				counters.add(new Counter());
				http.newWebSocketBuilder()
					.subprotocols("graphql-transport-ws")
					.buildAsync(URI.create("ws://localhost:%d/graphql".formatted(this.port)), counters.getLast())
					.join();
			}
			for (Counter counter : counters) {
				counter.subscribed.join();
			}
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(200))
				.untilAsserted(() -> assertThat(List.of(this.hub.subscriptions(), this.hub.groups()))
					.as("subscriptions and groups; failures: %s",
							counters.stream()
								.map((counter) -> counter.failure)
								.filter(Objects::nonNull)
								.distinct()
								.toList())
					.isEqualTo(List.of(SUBSCRIBERS, 1)));
			List<Long> watched = new ArrayList<>();
			long subscribed = heapNow();
			long start = System.nanoTime();
			long heap = 0;
			for (int i = 0; i < ROUNDS; i++) {
				watched.add(importFolder("watched" + i));
				int expected = (i + 1) * DOCUMENTS;
				while (counters.stream().anyMatch((counter) -> counter.received() < expected)) {
					heap = Math.max(heap, heapAfterCollection());
					assertThat(System.nanoTime() - start).isLessThan(Duration.ofMinutes(5).toNanos());
					Thread.sleep(100);
				}
			}
			double ratio = (double) Collections.min(watched) / Collections.min(alone);
			System.out.printf("""
					%,d subscribers, %,d documents: import alone %s ms, watched %s ms, ratio of the shortest %.2f
					delivered in %,d ms, heap after a collection: %,d MB idle, %,d MB subscribed, at most %,d MB watched
					""", SUBSCRIBERS, DOCUMENTS, alone, watched, ratio, (System.nanoTime() - start) / 1_000_000,
					idle >> 20, subscribed >> 20, heap >> 20);
			assertThat((heap - idle) >> 20).as("growth of the heap in MB").isLessThan(HEAP_MB);
			assertThat(this.hub.waitingBytes().used()).as("bytes that wait").isZero();
			counters.forEach((counter) -> assertThat(counter.failure).isNull());
			assertThat(this.hub.groups()).isEqualTo(1);
		}
		finally {
			http.shutdownNow();
		}
	}

	@Test
	void queriesAreAnsweredWhileFiveThousandSocketsAreWanted() throws Exception {
		long idle = heapNow();
		List<CompletableFuture<WebSocket>> sockets = new ArrayList<>();
		HttpClient http = HttpClient.newHttpClient();
		try {
			int refused = 0;
			for (int i = 0; i < 5000; i++) {
				sockets.add(http.newWebSocketBuilder()
					.subprotocols("graphql-transport-ws")
					.buildAsync(URI.create("ws://localhost:%d/graphql".formatted(this.port)), new Counter()));
				if (i % 100 == 99) {
					for (CompletableFuture<WebSocket> socket : sockets.subList(i - 99, i + 1)) {
						refused += socket.handle((opened, thrown) -> (thrown != null) ? 1 : 0).join();
					}
					assertThat(TestStream.query(this.port, "{ __typename }").at("/data/__typename").asString())
						.isEqualTo("Query");
				}
			}
			System.out.printf("5,000 sockets: %,d were refused, heap after a collection: %,d MB idle, %,d MB%n",
					refused, idle >> 20, heapNow() >> 20);
			assertThat(refused).isEqualTo(3800);
			assertThat((heapNow() - idle) >> 20).as("growth of the heap in MB").isLessThan(HEAP_MB);
		}
		finally {
			http.shutdownNow();
		}
	}

	/** Imports a new folder, and returns the time of the job in milliseconds. */
	private long importFolder(String name) throws Exception {
		Path feed = Files.createDirectories(folder.resolve("import").resolve(name));
		for (int i = 0; i < DOCUMENTS; i++) {
			Files.writeString(feed.resolve(i + ".md"), """
					---
					title: Article %2$d
					webUrl: https://paper.example/%1$s/%2$d
					publishedDateTime: 2026-01-01T00:00:00Z
					topics: [Topic %3$d, Topic %4$d]
					---
					Text of the article.
					""".formatted(name, i, i % 50, i % 30));
		}
		TestStream.query(this.port,
				"mutation { startImport(input: { folder: \"%s\" }) { __typename } }".formatted(name));
		List<Long> time = new ArrayList<>();
		Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100)).until(() -> {
			this.client.lookUp(CypherStatement.of("""
					MATCH (job:ImportJob {folder: '%s', state: 'SUCCEEDED'})
					RETURN duration.inSeconds(job.startedAt, job.endedAt) AS time""".formatted(name)))
				.forEach((row) -> time.add(row.get("time").asIsoDuration().seconds() * 1000
						+ row.get("time").asIsoDuration().nanoseconds() / 1_000_000));
			return !time.isEmpty();
		});
		return time.getFirst();
	}

	private static long heapNow() {
		System.gc();
		return heapAfterCollection();
	}

	private static long heapAfterCollection() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getCollectionUsage() != null)
			.map(MemoryPoolMXBean::getCollectionUsage)
			.mapToLong((usage) -> usage.getUsed())
			.sum();
	}

	/** Counts the different articles of the events. */
	private static final class Counter implements WebSocket.Listener {

		private static final String KEY = "\"webUrl\":\"https://paper.example/watched";

		private static final String SUBSCRIBE = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":"
				+ "\"subscription { articleChanged { cursor kind webUrl article { title } } }\"}}";

		private final CompletableFuture<Void> subscribed = new CompletableFuture<>();

		private final BitSet articles = new BitSet(ROUNDS * DOCUMENTS);

		private final StringBuilder text = new StringBuilder();

		private volatile String failure;

		synchronized int received() {
			return this.articles.cardinality();
		}

		@Override
		public void onOpen(WebSocket socket) {
			socket.request(Long.MAX_VALUE);
			socket.sendText("{\"type\":\"connection_init\"}", true);
		}

		@Override
		public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
			this.text.append(part);
			if (!last) {
				return null;
			}
			int at = this.text.indexOf(KEY);
			if (at > 0) {
				int slash = this.text.indexOf("/", at + KEY.length());
				int round = this.text.charAt(slash - 1) - '0';
				int end = this.text.indexOf("\"", slash);
				this.articles.set(round * DOCUMENTS + Integer.parseInt(this.text.substring(slash + 1, end)));
			}
			else if (this.text.indexOf("connection_ack") > 0) {
				socket.sendText(SUBSCRIBE, true);
				this.subscribed.complete(null);
			}
			else if (this.text.indexOf("OVERLOADED") > 0) {
				// A thousand clients begin at the same time.
				CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
					.execute(() -> socket.sendText(SUBSCRIBE, true));
			}
			else if (this.text.indexOf("ping") < 0) {
				this.failure = this.text.toString();
			}
			this.text.setLength(0);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.failure = code + " " + reason;
			return null;
		}

	}

}
