package dev.newsgraph.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.cli.NewsgraphProcesses;
import dev.newsgraph.database.DatabaseAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** A tag of the state before an import is never confirmed after it. */
@HttpTest
class CacheValidatorsBesideImportsIT extends ValidatorTest {

	@Autowired
	private DatabaseAddress address;

	@Test
	void noTagNamesTwoAnswersBesideImports() throws Exception {
		besideImports(12);
	}

	@Test
	@Tag("slow")
	void noTagNamesTwoAnswersBesideManyImports() throws Exception {
		besideImports(100);
	}

	/**
	 * Imports sets of documents that come back again and again, while clients ask. An
	 * answer that has a tag is the answer of its revision, and a tag of another revision
	 * is not confirmed.
	 */
	private void besideImports(int imports) throws Exception {
		Map<String, String> answers = new ConcurrentHashMap<>();
		AtomicBoolean done = new AtomicBoolean();
		List<Throwable> failures = new ArrayList<>();
		Thread[] readers = new Thread[2];
		for (int i = 0; i < readers.length; i++) {
			readers[i] = Thread.ofVirtual().start(() -> {
				try {
					while (!done.get()) {
						check(answers);
					}
				}
				catch (Throwable ex) {
					synchronized (failures) {
						failures.add(ex);
					}
				}
			});
		}
		String former = null;
		for (int i = 0; i < imports; i++) {
			load("A", "B" + i % 3, "C" + i % 2);
			HttpResponse<byte[]> current = get(EDGES, "If-None-Match", (former != null) ? former : "\"none\"");
			assertThat(current.statusCode()).as("a tag of the state before the import").isEqualTo(200);
			assertThat(text(current)).contains("\"B" + i % 3 + "\"", "\"C" + i % 2 + "\"");
			former = etag(current);
			assertThat(former).isNotNull();
			assertThat(get(EDGES, "If-None-Match", former).statusCode()).isEqualTo(304);
		}
		done.set(true);
		for (Thread reader : readers) {
			reader.join();
		}
		assertThat(failures).isEmpty();
		assertThat(answers).hasSizeBetween(3, 30);
	}

	/**
	 * Two processes share the database. The other one imports; both are asked. A check is
	 * a request with a tag of the state before an import.
	 */
	@Test
	@Tag("slow")
	void noGatewayConfirmsWhatTheOtherHasChanged() throws Exception {
		int other = freePort();
		List<String> options = new ArrayList<>(this.address.options());
		options.addAll(List.of("--newsgraph.access.local-role=admin", "--server.port=" + other,
				"--newsgraph.import.root=" + this.folder.resolve("import"), "--newsgraph.import.at-start=false",
				"--newsgraph.revision.interval=0s", "--newsgraph.import.runs=" + this.folder.resolve("runs")));
		try (NewsgraphProcesses processes = new NewsgraphProcesses(this.folder)) {
			Process process = processes.start(options.toArray(String[]::new));
			Thread.ofVirtual().start(() -> discard(process));
			awaitAnswer(other);
			int checks = 0;
			Map<String, String> former = new TreeMap<>();
			for (int i = 0; checks < 2000; i++) {
				write("A", "B" + i % 7, "C" + i % 3);
				importBy(other);
				for (int port : List.of(this.port, other)) {
					for (String operation : operations()) {
						String key = port + operation;
						HttpResponse<byte[]> current = get(uri(port, operation), "If-None-Match",
								former.getOrDefault(key, "\"none\""));
						assertThat(current.statusCode()).as("check %d of %s", checks, key).isEqualTo(200);
						assertThat(text(current)).contains("\"B" + i % 7 + "\"");
						former.put(key, etag(current));
						assertThat(former.get(key)).as("the tag of a quiet graph").isNotNull();
						assertThat(get(uri(port, operation), "If-None-Match", former.get(key)).statusCode())
							.isEqualTo(304);
						checks++;
					}
				}
			}
		}
	}

	private static List<String> operations() {
		List<String> operations = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			operations.add(EDGES.replace("100", String.valueOf(50 + i)));
		}
		return operations;
	}

	private void importBy(int port) throws Exception {
		HttpResponse<byte[]> started = post(port,
				"{\"query\": \"mutation { startImport(input: {folder: \\\"one\\\"}) { job { id } } }\"}");
		String id = text(started).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
		String job;
		do {
			Thread.sleep(20);
			job = text(get(uri(port, "{ importJob(id: \"%s\") { state } }".formatted(id))));
			assertThat(job).doesNotContain("FAILED", "errors");
		}
		while (!job.contains("SUCCEEDED"));
	}

	private void awaitAnswer(int port) throws InterruptedException {
		for (int i = 0; i < 600; i++) {
			try {
				if (get(uri(port, EDGES)).statusCode() == 200) {
					return;
				}
			}
			catch (IOException ex) {
				// The process is starting.
			}
			Thread.sleep(100);
		}
		throw new AssertionError("The other gateway did not start.");
	}

	private static void discard(Process process) {
		try {
			process.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// The process has ended.
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void check(Map<String, String> answers) throws Exception {
		HttpResponse<byte[]> first = get(EDGES);
		String etag = etag(first);
		if (etag == null) {
			return;
		}
		String known = answers.putIfAbsent(etag, text(first));
		assertThat((known != null) ? known : text(first)).as(etag).isEqualTo(text(first));
		HttpResponse<byte[]> second = get(EDGES, "If-None-Match", etag);
		if (second.statusCode() == 200) {
			assertThat(etag(second)).isNotEqualTo(etag);
		}
	}

}
