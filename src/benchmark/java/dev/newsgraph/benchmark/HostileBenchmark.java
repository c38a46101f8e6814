package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.newsgraph.transport.HostileRequest;
import dev.newsgraph.transport.HostileRequest.Expected;
import dev.newsgraph.transport.HostileRequests;

/**
 * Measures the packaged gateway under hostile requests: the CPU time of each request of the
 * corpus, the memory that is kept after ten runs of it, the latency of ordinary reads beside
 * it, and how soon the gateway answers after many requests of each expensive kind.
 */
final class HostileBenchmark {

	/** Length of a tick in {@code /proc/<pid>/stat}, in milliseconds. */
	private static final double TICK = 10;

	private static final int RUNS = 10;

	private static final int HANGING = 200;

	private static final int SLOWEST = 10;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final StringBuilder report = new StringBuilder();

	private final GatewayProcess gateway;

	private final List<HostileRequest> corpus = HostileRequests.all();

	private HostileBenchmark(GatewayProcess gateway) {
		this.gateway = gateway;
	}

	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Path folder = Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER));
		new CorpusWriter().write(new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles()),
				folder);
		try (GatewayProcess gateway = GatewayProcess.start(settings.jar(), imports, settings.folder().resolve("data"),
				settings.folder().resolve("gateway.log"))) {
			HostileBenchmark benchmark = new HostileBenchmark(gateway);
			benchmark.run();
			Files.writeString(settings.folder().resolve("hostile.md"), benchmark.report);
		}
	}

	private void run() throws Exception {
		line("%d requests, %d cores, JDK %s", this.corpus.size(), Runtime.getRuntime().availableProcessors(),
				Runtime.version());
		warmUp();
		Round quiet = beside(() -> Thread.sleep(Duration.ofSeconds(20)));
		line("ordinary reads, quiet: p50 %.1f ms, p99 %.1f ms", quiet.p50(), quiet.p99());
		cpu();
		long before = rss();
		Round during = beside(() -> {
			for (int i = 0; i < RUNS; i++) {
				for (HostileRequest request : this.corpus) {
					send(request);
				}
			}
		});
		line("ordinary reads beside %d runs of the corpus: p50 %.1f ms, p99 %.1f ms, %.1f times the quiet p99", RUNS,
				during.p50(), during.p99(), during.p99() / quiet.p99());
		line("resident memory before and after: %d MB, %d MB", before, rss());
		for (HostileRequest request : this.corpus) {
			if (request.expected() == Expected.BOUNDED) {
				many(request);
			}
		}
		disconnect();
		slowBodies();
	}

	private void warmUp() throws IOException, InterruptedException {
		for (int i = 0; i < 2; i++) {
			for (HostileRequest request : this.corpus) {
				send(request);
			}
		}
		for (int i = 0; i < 2000; i++) {
			read();
		}
	}

	/** The CPU time of the whole process, so that its own threads count too. */
	private void cpu() throws IOException, InterruptedException {
		int repeats = 5;
		Map<String, Double> milliseconds = new TreeMap<>();
		for (HostileRequest request : this.corpus) {
			if (request.expected() == Expected.REFUSED) {
				long start = ticks();
				for (int i = 0; i < repeats; i++) {
					send(request);
				}
				milliseconds.put(request.name(), (ticks() - start) * TICK / repeats);
			}
		}
		List<Map.Entry<String, Double>> sorted = new ArrayList<>(milliseconds.entrySet());
		sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
		line("CPU of a refused request: mean %.1f ms over %d requests, %d over 50 ms; the slowest:",
				sorted.stream().mapToDouble(Map.Entry::getValue).average().orElse(0), sorted.size(),
				sorted.stream().filter((entry) -> entry.getValue() > 50).count());
		sorted.stream().limit(SLOWEST).forEach((entry) -> line("  %.0f ms: %s", entry.getValue(), entry.getKey()));
	}

	/** Sends one request many times at once, and measures the next ordinary read. */
	private void many(HostileRequest request) throws Exception {
		Map<Integer, Integer> statuses = new TreeMap<>();
		int unready = 0;
		long start = System.nanoTime();
		double longest = 0;
		try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> responses = new ArrayList<>();
			for (int i = 0; i < HANGING; i++) {
				responses.add(senders.submit(() -> send(request)));
			}
			for (Future<Integer> response : responses) {
				statuses.merge(response.get(), 1, Integer::sum);
			}
			long end = System.nanoTime();
			longest = (end - start) / 1e9;
			unready = (readiness() == 200) ? 0 : 1;
		}
		long next = System.nanoTime();
		int status = read();
		line("%d of `%s`: all ended after %.1f s, by status %s; the next ordinary read: %d after %.0f ms%s", HANGING,
				request.name(), longest, statuses, status, (System.nanoTime() - next) / 1e6,
				(unready > 0) ? "; NOT READY" : "");
	}

	/** Callers that send an expensive operation and disconnect. */
	private void disconnect() throws Exception {
		HostileRequest slow = this.corpus.stream()
			.filter((request) -> request.name().equals("ten counts with a filter on a text"))
			.findFirst()
			.orElseThrow();
		long start = ticks();
		for (int i = 0; i < 100; i++) {
			try (Socket socket = socket(slow.body().length)) {
				socket.getOutputStream().write(slow.body());
				socket.getOutputStream().flush();
				Thread.sleep(5);
			}
		}
		Thread.sleep(Duration.ofSeconds(2));
		long after = ticks();
		Thread.sleep(Duration.ofSeconds(1));
		line("100 callers that disconnect: %.1f s of CPU; 2 s later the gateway uses %.0f %% of a core",
				(after - start) * TICK / 1000, (ticks() - after) * TICK / 10);
	}

	/** Callers that send a byte a second. */
	private void slowBodies() throws Exception {
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < 210; i++) {
			sockets.add(socket(1000));
		}
		double worst = 0;
		for (int second = 0; second < 5; second++) {
			for (Socket socket : sockets) {
				socket.getOutputStream().write('{');
				socket.getOutputStream().flush();
			}
			long start = System.nanoTime();
			read();
			worst = Math.max(worst, (System.nanoTime() - start) / 1e6);
			Thread.sleep(Duration.ofSeconds(1));
		}
		for (Socket socket : sockets) {
			socket.close();
		}
		line("beside 210 slow bodies: the slowest of 5 ordinary reads takes %.0f ms", worst);
	}

	private Socket socket(int length) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.gateway.graphql().getPort());
		socket.getOutputStream()
			.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
				.formatted(length)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	/** Reads at a fixed rate while a task runs. */
	private Round beside(Task task) throws Exception {
		AtomicBoolean running = new AtomicBoolean(true);
		List<Long> nanos = new ArrayList<>();
		Semaphore done = new Semaphore(0);
		Thread reader = Thread.ofPlatform().start(() -> {
			try {
				while (running.get()) {
					long start = System.nanoTime();
					read();
					nanos.add(System.nanoTime() - start);
					Thread.sleep(15);
				}
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				done.release();
			}
		});
		long start = System.nanoTime();
		task.run();
		running.set(false);
		done.acquire();
		reader.join();
		return Round.of(nanos.stream().mapToLong(Long::longValue).toArray(), (System.nanoTime() - start) / 1e9);
	}

	private int read() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.gateway.graphql())
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(30))
			.POST(BodyPublishers.ofString(
					"{\"query\": \"{ articles(first: 10) { edges { node { title provider { name } } } } }\"}"))
			.build();
		return this.client.send(request, BodyHandlers.discarding()).statusCode();
	}

	private int readiness() throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(this.gateway.graphql().resolve("/actuator/health/readiness")).build(),
					BodyHandlers.discarding())
			.statusCode();
	}

	/** Returns the status, or -1 for a connection that the gateway closed. */
	private int send(HostileRequest request) throws InterruptedException {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(
				"http://127.0.0.1:" + this.gateway.graphql().getPort() + request.path()))
			.timeout(Duration.ofSeconds(60))
			.method(request.method(), BodyPublishers.ofByteArray(request.body()));
		request.headers().forEach((header) -> builder.header(header.getKey(), header.getValue()));
		try {
			return this.client.send(builder.build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private long ticks() throws IOException {
		String stat = Files.readString(Path.of("/proc", String.valueOf(this.gateway.pid()), "stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
	}

	/** Returns the resident memory in MB. */
	private long rss() throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(this.gateway.pid()), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElseThrow();
	}

	private void line(String format, Object... values) {
		String line = format.formatted(values);
		System.out.println(line);
		this.report.append(line).append('\n');
	}

	/** A task that can fail. */
	private interface Task {

		void run() throws Exception;

	}

}
