package dev.newsgraph.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.cli.NewsgraphProcesses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway in a process of its own imports, answers queries and sends events for some
 * minutes ({@code -Dsoak.minutes}). In the last third of the time, it uses as much as in
 * the first one, and answers as fast.
 */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SoakIT {

	private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 5));

	/** Caches are filled, and the JVM compiles. */
	private static final Duration WARM_UP = Duration.ofSeconds(90);

	private static final int SAMPLES = 30;

	private static final int DOCUMENTS = 1000;

	/** Documents that change with each import. */
	private static final int CHANGED = 20;

	private static final int READERS = 3;

	private static final int SUBSCRIBERS = 10;

	private static final List<String> QUERIES = List.of(
			"{ articles(first: 20) { edges { cursor node { id title webUrl provider { name domain } topics { name } } } } }",
			"{ articles(first: 50, orderBy: [{ field: HEAT, direction: DESC }]) { edges { node { title related(first: 3) { edges { node { title } } } } } } }",
			"{ search(text: \"article version\", first: 10) { edges { node { title } } } }",
			"{ stats { articleCount revision } }",
			"{ articles(first: 10, where: { topics: { some: { name: { eq: \"Topic 3\" } } } }) { totalCount edges { node { title } } } }");

	private static final String IMPORT = "mutation { startImport(input: { folder: \"feed\" }) { userErrors { message } } }";

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path folder;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private NewsgraphProcesses processes;

	private Process gateway;

	private int port;

	private int management;

	private volatile boolean done;

	@BeforeEach
	void start() throws IOException {
		this.processes = new NewsgraphProcesses(this.folder);
		for (int i = 0; i < DOCUMENTS; i++) {
			write(i, 0);
		}
		this.port = freePort();
		this.management = freePort();
		this.gateway = this.processes.start("--server.port=" + this.port, "--management.server.port=" + this.management,
				"--newsgraph.access.local-role=admin", "--newsgraph.database.embedded.page-cache=64m",
				// What is kept reaches its limit early.
				"--newsgraph.caching.answers.max-weight=2MB", "--newsgraph.jobs.kept=10",
				"--newsgraph.observability.slow-operation=0s");
		NewsgraphProcesses.discardOutput(this.gateway);
		Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500)).until(this::isImported);
	}

	private boolean isImported() throws InterruptedException {
		assertThat(this.gateway.isAlive()).as("the gateway").isTrue();
		try {
			return send("{ stats { articleCount } }").body().contains("\"articleCount\":" + DOCUMENTS);
		}
		catch (IOException ex) {
			return false;
		}
	}

	@AfterEach
	void stop() {
		this.done = true;
		this.processes.close();
		this.client.close();
	}

	@Test
	void theLastThirdIsLikeTheFirstOne() throws Exception {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < READERS; i++) {
			int first = i;
			threads.add(run(() -> read(first)));
		}
		threads.add(run(this::importChanges));
		threads.add(run(this::comeAndGo));
		List<SubscribingClient> subscribers = new ArrayList<>();
		List<WebSocket> sockets = new ArrayList<>();
		for (int i = 0; i < SUBSCRIBERS; i++) {
			SubscribingClient subscriber = new SubscribingClient();
			sockets.add(subscriber.open(this.client, this.port).join());
			subscribers.add(subscriber);
		}
		Thread.sleep(WARM_UP);
		long start = System.nanoTime();
		List<Sample> samples = new ArrayList<>();
		for (int i = 1; i <= SAMPLES; i++) {
			TimeUnit.NANOSECONDS.sleep(start + LENGTH.toNanos() / SAMPLES * i - System.nanoTime());
			assertThat(this.failures).isEmpty();
			samples.add(sample());
		}
		long end = System.nanoTime();
		this.done = true;
		for (Thread thread : threads) {
			thread.join();
		}
		List<Sample> first = samples.subList(0, SAMPLES / 3);
		List<Sample> last = samples.subList(SAMPLES - SAMPLES / 3, SAMPLES);
		double p99 = p99(start, start + (end - start) / 3);
		double lastP99 = p99(end - (end - start) / 3, end);
		System.out.printf(
				"""
						Soak of %d min: %,d answers, %.0f imports, %,d articles received by each subscriber. First and last third:
						heap after a collection %.1f and %.1f MB, threads %.0f and %.0f, open files %.0f and %.0f,
						connections to the database %.0f and %.0f, p99 %.1f and %.1f ms
						""",
				LENGTH.toMinutes(), this.answers.size(), samples.getLast().imports(), subscribers.getFirst().received(),
				median(first, Sample::heap), median(last, Sample::heap), median(first, Sample::threads),
				median(last, Sample::threads), median(first, Sample::files), median(last, Sample::files),
				median(first, Sample::connections), median(last, Sample::connections), p99, lastP99);
		assertThat(this.failures).isEmpty();
		assertThat(subscribers).allSatisfy((subscriber) -> {
			assertThat(subscriber.failure()).isNull();
			assertThat(subscriber.received()).isPositive();
		});
		assertThat(samples.getLast().imports()).as("imports").isGreaterThan(samples.getFirst().imports() + SAMPLES / 2);
		assertThat(median(last, Sample::heap)).as("heap after a collection, in MB")
			.isLessThan(median(first, Sample::heap) * 1.1 + 10);
		assertThat(median(last, Sample::threads)).as("threads").isLessThan(median(first, Sample::threads) + 5);
		// The segments of full-text indexes come and go.
		assertThat(median(last, Sample::files)).as("open files").isLessThan(median(first, Sample::files) + 20);
		assertThat(median(last, Sample::connections)).as("connections")
			.isLessThan(median(first, Sample::connections) + 3);
		assertThat(lastP99).as("p99 in ms").isLessThan(p99 * 1.5 + 25);
		subscribers.forEach(SubscribingClient::setClosing);
		sockets.forEach(WebSocket::abort);
		this.gateway.destroy();
		assertThat(this.gateway.waitFor(45, TimeUnit.SECONDS)).as("ended by SIGTERM").isTrue();
	}

	private Thread run(Work work) {
		return Thread.ofVirtual().start(() -> {
			try {
				while (!this.done) {
					work.run();
				}
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		});
	}

	private void read(int first) throws Exception {
		for (int i = 0; i < QUERIES.size() && !this.done; i++) {
			long start = System.nanoTime();
			String body = post(QUERIES.get((first + i) % QUERIES.size()));
			this.answers.add(new Answer(start, System.nanoTime() - start));
			assertThat(body).doesNotContain("\"errors\"").contains("\"data\"");
			Thread.sleep(20);
		}
	}

	/**
	 * Each import changes documents, removes one, and adds the one that was removed
	 * before.
	 */
	private void importChanges() throws Exception {
		for (int version = 1; !this.done; version++) {
			for (int i = 0; i < CHANGED; i++) {
				write((version * CHANGED + i) % (DOCUMENTS - 2), version);
			}
			write(DOCUMENTS - 1 - version % 2, version);
			Files.deleteIfExists(file(DOCUMENTS - 2 + version % 2));
			assertThat(post(IMPORT)).contains("\"userErrors\":[]");
			Thread.sleep(2000);
		}
	}

	/** A subscriber stays for a second. */
	private void comeAndGo() throws Exception {
		SubscribingClient subscriber = new SubscribingClient();
		WebSocket socket = subscriber.open(this.client, this.port).join();
		subscriber.acknowledged().get(30, TimeUnit.SECONDS);
		Thread.sleep(1000);
		subscriber.setClosing();
		socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
		assertThat(subscriber.failure()).isNull();
	}

	/** Reads what the gateway uses, after a collection of its heap. */
	private Sample sample() throws Exception {
		new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(this.gateway.pid()), "GC.run")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		String metrics = this.client
			.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(this.management)))
				.timeout(Duration.ofSeconds(30))
				.build(), BodyHandlers.ofString())
			.body();
		return new Sample(value(metrics, "jvm_memory_used_bytes", "area=\"heap\"") / (1 << 20),
				value(metrics, "jvm_threads_live_threads", ""), value(metrics, "process_files_open_files", ""),
				value(metrics, "newsgraph_database_connections", ""),
				value(metrics, "newsgraph_imports_seconds_count", "outcome=\"completed\""));
	}

	/** Returns the sum of the values of a metric. */
	private static double value(String metrics, String name, String tag) {
		double[] values = Pattern
			.compile("(?m)^" + name + "(?:\\{[^}]*" + Pattern.quote(tag) + "[^}]*})? (\\S+)(?: \\d+)?$")
			.matcher(metrics)
			.results()
			.mapToDouble((found) -> Double.parseDouble(found.group(1)))
			.toArray();
		assertThat(values).as(name).isNotEmpty();
		return Arrays.stream(values).sum();
	}

	private double p99(long from, long to) {
		long[] nanos = this.answers.stream()
			.filter((answer) -> answer.start() - from >= 0 && answer.start() - to < 0)
			.mapToLong(Answer::nanos)
			.sorted()
			.toArray();
		assertThat(nanos).hasSizeGreaterThan(100);
		return nanos[nanos.length * 99 / 100] / 1e6;
	}

	private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
		double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private String post(String query) throws Exception {
		HttpResponse<String> response = send(query);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private HttpResponse<String> send(String query) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(this.port)))
			.timeout(Duration.ofSeconds(60))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))))
			.build(), BodyHandlers.ofString());
	}

	private Path file(int number) {
		return this.folder.resolve("import/feed/%d.md".formatted(number));
	}

	private void write(int number, int version) {
		try {
			Files.createDirectories(file(number).getParent());
			Path staged = Files.writeString(this.folder.resolve("staged-" + number), """
					---
					title: Article %1$d, version %2$d
					webUrl: https://paper%3$d.example/%1$d
					publishedDateTime: 2026-%4$02d-%5$02dT08:00:00Z
					heat: %6$d
					provider: {name: Paper %3$d, domain: paper%3$d.example}
					topics: [Topic %7$d]
					related:
					  - {title: Article %8$d, webUrl: 'https://paper%9$d.example/%8$d'}
					---
					Text of article %1$d.
					""".formatted(number, version, number % 20, 1 + number % 12, 1 + number % 28, number % 100,
					number % 10, (number + 7) % DOCUMENTS, (number + 7) % DOCUMENTS % 20));
			// No import reads a part of it.
			Files.move(staged, file(number), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** Something that a client repeats. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

	/**
	 * An answer.
	 *
	 * @param start when its request was sent, by {@link System#nanoTime()}
	 * @param nanos how long it took
	 */
	private record Answer(long start, long nanos) {
	}

	/**
	 * What the gateway uses.
	 *
	 * @param heap the heap in MB, after a collection
	 * @param imports imports since the start
	 */
	private record Sample(double heap, double threads, double files, double connections, double imports) {
	}

}
