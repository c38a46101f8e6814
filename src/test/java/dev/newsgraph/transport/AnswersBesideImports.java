package dev.newsgraph.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A client never sees an answer older than one that it saw before on its connection. */
abstract class AnswersBesideImports extends ValidatorTest {

	private static final Pattern VERSION = Pattern.compile("\"title\":\"V(\\d+)\"");

	@Autowired
	private MeterRegistry meters;

	/**
	 * Imports one version of an article after the other, while clients ask.
	 * @param cached whether the clients take answers that the gateway keeps
	 */
	void besideImports(int imports, boolean cached) throws Exception {
		load("V1000");
		AtomicBoolean done = new AtomicBoolean();
		List<Throwable> failures = new ArrayList<>();
		double hits = hits();
		List<Thread> readers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			readers.add(Thread.ofVirtual().start(() -> {
				try {
					read(done, cached);
				}
				catch (Throwable ex) {
					synchronized (failures) {
						failures.add(ex);
					}
				}
			}));
		}
		for (int i = 1; i <= imports; i++) {
			load("V" + (1000 + i));
			Thread.sleep(50);
		}
		long deadline = System.nanoTime() + 20_000_000_000L;
		while (cached && hits() == hits && System.nanoTime() < deadline) {
			Thread.sleep(20);
		}
		done.set(true);
		for (Thread reader : readers) {
			reader.join();
		}
		assertThat(failures).isEmpty();
		assertThat(hits() > hits).isEqualTo(cached);
	}

	private void read(AtomicBoolean done, boolean cached) throws Exception {
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			int seen = 0;
			for (int i = 0; !done.get(); i++) {
				String operation = EDGES.replace("100", String.valueOf(50 + i % 7 % 4));
				HttpRequest.Builder request = (i % 3 == 0) ? HttpRequest.newBuilder(uri(operation))
						: HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(this.port)))
							.header("Content-Type", "application/json")
							.POST(BodyPublishers.ofString("{\"query\": \"" + operation + "\"}"));
				request.header("Accept", "application/json");
				if (!cached || i % 5 == 4) {
					request.header("Cache-Control", "no-cache");
				}
				HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
				Matcher version = VERSION.matcher(response.body());
				assertThat(version.find()).as(response.body()).isTrue();
				int found = Integer.parseInt(version.group(1));
				assertThat(found).as("request %d", i).isGreaterThanOrEqualTo(seen);
				seen = found;
			}
		}
	}

	private double hits() {
		return this.meters.get("newsgraph.answers.requests").tag("result", "hit").functionCounter().count();
	}

}
