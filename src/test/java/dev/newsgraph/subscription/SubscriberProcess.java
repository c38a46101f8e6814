package dev.newsgraph.subscription;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Many clients that subscribe, in a process of their own, so that the processor time and
 * the heap of the gateway are measured without them. The process reads commands, and
 * answers each by a line.
 */
final class SubscriberProcess implements AutoCloseable {

	private static final String DONE = "done";

	/** Clients that open their WebSocket at the same time. */
	private static final int AT_ONCE = 50;

	private static final long TIMEOUT_SECONDS = 300;

	private final Process process;

	private final PrintWriter commands;

	private final BufferedReader answers;

	/**
	 * Starts the process.
	 * @param port port of the gateway
	 * @param number number of clients
	 * @param filters number of different filters of the clients, or 1 for no filter
	 */
	SubscriberProcess(int port, int number, int filters) throws IOException {
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-cp", System.getProperty("java.class.path"), SubscriberProcess.class.getName(), String.valueOf(port),
				String.valueOf(number), String.valueOf(filters))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.commands = new PrintWriter(this.process.outputWriter(), true);
		this.answers = this.process.inputReader();
	}

	/** Opens all WebSockets, and subscribes. */
	void open() throws IOException {
		run("open");
	}

	/** Waits until each client has received all articles that it wants. */
	void await() throws IOException {
		run("await");
	}

	/** Closes all WebSockets. */
	void closeAll() throws IOException {
		run("close");
	}

	private void run(String command) throws IOException {
		this.commands.println(command);
		String answer = this.answers.readLine();
		if (!DONE.equals(answer)) {
			throw new IllegalStateException("%s: %s".formatted(command, answer));
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/** Executes the commands. */
	public static void main(String[] arguments) throws Exception {
		Clients clients = new Clients(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
				Integer.parseInt(arguments[2]));
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			try {
				switch (line) {
					case "open" -> clients.open();
					case "await" -> clients.await();
					case "close" -> clients.close();
					default -> throw new IllegalArgumentException(line);
				}
				System.out.println(DONE);
			}
			catch (RuntimeException ex) {
				System.out.println(ex.toString().lines().findFirst().orElse(""));
			}
		}
		System.exit(0);
	}

	/** The clients of the process. */
	private static final class Clients {

		private final HttpClient http = HttpClient.newHttpClient();

		private final int port;

		private final int number;

		private final List<SubscribingClient> clients = new ArrayList<>();

		private final List<WebSocket> sockets = new ArrayList<>();

		private final int filters;

		Clients(int port, int number, int filters) {
			this.port = port;
			this.number = number;
			this.filters = filters;
		}

		void open() {
			while (this.clients.size() < this.number) {
				List<CompletableFuture<WebSocket>> opening = new ArrayList<>();
				for (int i = 0; i < AT_ONCE && this.clients.size() < this.number; i++) {
					this.clients.add((this.filters == 1) ? new SubscribingClient()
							: new SubscribingClient(this.clients.size() % this.filters));
					opening.add(this.clients.getLast().open(this.http, this.port));
				}
				opening.forEach((socket) -> this.sockets.add(socket.join()));
			}
			this.clients.forEach((client) -> client.acknowledged().join());
		}

		void await() throws InterruptedException {
			// Each document has two topics that follow each other.
			int expected = (this.filters == 1) ? ManySubscribersIT.DOCUMENTS
					: 2 * ManySubscribersIT.DOCUMENTS / ManySubscribersIT.TOPICS;
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
			while (this.clients.stream().anyMatch((client) -> client.received() < expected)) {
				requireNoFailure();
				if (System.nanoTime() - end > 0) {
					throw new IllegalStateException("The slowest client has %d of %d".formatted(
							this.clients.stream().mapToInt((client) -> client.received()).min().orElse(0), expected));
				}
				Thread.sleep(100);
			}
			requireNoFailure();
			if (this.clients.stream().anyMatch((client) -> client.received() != expected)) {
				throw new IllegalStateException("A client received articles that it does not want");
			}
		}

		private void requireNoFailure() {
			List<String> failures = this.clients.stream()
				.map(SubscribingClient::failure)
				.filter(Objects::nonNull)
				.distinct()
				.toList();
			if (!failures.isEmpty()) {
				throw new IllegalStateException(failures.toString());
			}
		}

		void close() {
			this.clients.forEach(SubscribingClient::setClosing);
			this.sockets.forEach(WebSocket::abort);
			this.clients.clear();
			this.sockets.clear();
		}

	}

}
