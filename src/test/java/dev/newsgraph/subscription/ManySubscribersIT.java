package dev.newsgraph.subscription;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import com.sun.management.OperatingSystemMXBean;
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
 * 1,000 by default. It prints what imports took without and with subscribers, by turns in
 * {@code -Dsubscribers.rounds} rounds, and the heap after a collection, which may grow by
 * {@code -Dsubscribers.heap} MB. The subscribers run in a process of their own.
 */
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.poll=100ms" })
@Tag("slow")
class ManySubscribersIT {

	private static final int SUBSCRIBERS = Integer.getInteger("subscribers", 1000);

	private static final long HEAP_MB = Long.getLong("subscribers.heap", 500);

	/** Number of documents in a folder. */
	static final int DOCUMENTS = 1000;

	/** Number of topics of the documents. */
	static final int TOPICS = 50;

	private static final int ROUNDS = Integer.getInteger("subscribers.rounds", 3);

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
		long idle = heapNow();
		long heap = 0;
		List<Cost> alone = new ArrayList<>();
		List<Cost> watched = new ArrayList<>();
		try (SubscriberProcess clients = new SubscriberProcess(this.port, SUBSCRIBERS, 1)) {
			for (int i = 0; i < ROUNDS; i++) {
				boolean aloneFirst = i % 2 == 0;
				if (aloneFirst) {
					alone.add(importFolder("alone" + i));
				}
				clients.open();
				awaitSubscriptions(SUBSCRIBERS, 1);
				long begin = processorMillis();
				long start = System.nanoTime();
				watched.add(importFolder("watched" + i));
				heap = Math.max(heap, heapAfterCollection());
				clients.await();
				long delivered = (System.nanoTime() - start) / 1_000_000;
				long used = processorMillis() - begin;
				awaitSubscriptions(SUBSCRIBERS, 1);
				Awaitility.await()
					.untilAsserted(() -> assertThat(this.hub.waitingBytes().used()).as("bytes that wait").isZero());
				heap = Math.max(heap, heapNow());
				clients.closeAll();
				awaitSubscriptions(0, 0);
				if (!aloneFirst) {
					alone.add(importFolder("alone" + i));
				}
				System.out.printf("round %d: alone %s, watched %s, delivered in %,d ms with %,d ms of CPU%n", i,
						alone.getLast(), watched.getLast(), delivered, used);
			}
		}
		System.out.printf("""
				%,d subscribers, %,d documents, medians: alone %s, watched %s, ratio of the times %.2f
				heap after a collection: %,d MB idle, at most %,d MB
				""", SUBSCRIBERS, DOCUMENTS, Cost.median(alone), Cost.median(watched),
				(double) Cost.median(watched).millis() / Cost.median(alone).millis(), idle >> 20, heap >> 20);
		assertThat((heap - idle) >> 20).as("growth of the heap in MB").isLessThan(HEAP_MB);
	}

	/**
	 * Each client subscribes to one topic, so that there are as many groups as topics.
	 */
	@Test
	void everyMatchingChangeArrivesAtSubscribersWithDifferentFilters() throws Exception {
		TestDatabase.clear(this.client);
		importFolder("before");
		try (SubscriberProcess clients = new SubscriberProcess(this.port, SUBSCRIBERS, TOPICS)) {
			clients.open();
			awaitSubscriptions(SUBSCRIBERS, TOPICS);
			long start = System.nanoTime();
			Cost cost = importFolder("filtered");
			clients.await();
			System.out.printf("%,d subscribers with %d filters: import %s, delivered in %,d ms%n", SUBSCRIBERS, TOPICS,
					cost, (System.nanoTime() - start) / 1_000_000);
			clients.closeAll();
		}
		awaitSubscriptions(0, 0);
	}

	private void awaitSubscriptions(int number, int groups) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(List.of(this.hub.subscriptions(), this.hub.groups()))
				.as("subscriptions and groups")
				.isEqualTo(List.of(number, groups)));
	}

	@Test
	void queriesAreAnsweredWhileFiveThousandSocketsAreWanted() throws Exception {
		long idle = heapNow();
		List<CompletableFuture<WebSocket>> sockets = new ArrayList<>();
		HttpClient http = HttpClient.newHttpClient();
		try {
			int refused = 0;
			for (int i = 0; i < 5000; i++) {
				sockets.add(new SubscribingClient().open(http, this.port));
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

	/** Imports a new folder, and returns what the job took. */
	private Cost importFolder(String name) throws Exception {
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
					""".formatted(name, i, i % TOPICS, (i + 1) % TOPICS));
		}
		long begin = processorMillis();
		TestStream.query(this.port,
				"mutation { startImport(input: { folder: \"%s\" }) { __typename } }".formatted(name));
		List<Long> time = new ArrayList<>();
		Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20)).until(() -> {
			this.client.lookUp(CypherStatement.of("""
					MATCH (job:ImportJob {folder: '%s', state: 'SUCCEEDED'})
					RETURN duration.inSeconds(job.startedAt, job.endedAt) AS time""".formatted(name)))
				.forEach((row) -> time.add(row.get("time").asIsoDuration().seconds() * 1000
						+ row.get("time").asIsoDuration().nanoseconds() / 1_000_000));
			return !time.isEmpty();
		});
		return new Cost(time.getFirst(), processorMillis() - begin);
	}

	/** Returns the processor time of this process. */
	private static long processorMillis() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
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

	/**
	 * What an import took.
	 *
	 * @param millis the time from its beginning to its end
	 * @param processorMillis the processor time of the gateway and the database
	 */
	private record Cost(long millis, long processorMillis) {

		static Cost median(List<Cost> costs) {
			return new Cost(median(costs.stream().mapToLong(Cost::millis)),
					median(costs.stream().mapToLong(Cost::processorMillis)));
		}

		private static long median(LongStream values) {
			long[] sorted = values.sorted().toArray();
			return sorted[sorted.length / 2];
		}

		@Override
		public String toString() {
			return "%,d ms (CPU %,d ms)".formatted(this.millis, this.processorMillis);
		}

	}

}
