package dev.newsgraph.export;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export of a million rows takes little memory. The number of rows can be set by
 * {@code -Dexport.rows}. The log has the rows per second; run it with
 * {@code -XX:TieredStopAtLevel=4} for figures.
 */
@Tag("slow")
@IntegrationTest(
		properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false", "test.database=export-size" })
class ExportSizeIT {

	private static final Logger LOGGER = LoggerFactory.getLogger(ExportSizeIT.class);

	private static final int ROWS = Integer.getInteger("export.rows", 1_000_000);

	private static final int BATCH = 10_000;

	private static final long MEGABYTE = 1024 * 1024;

	@LocalServerPort
	private int port;

	@Autowired
	private GraphClient client;

	@Test
	void aMillionRowsTakeLittleMemory() throws Exception {
		TestDatabase.defineSchema(this.client);
		for (int from = 0; from < ROWS; from += BATCH) {
			CypherStatement batch = new CypherStatement("""
					UNWIND range($from, $to) AS i
					CREATE (:Article {key: 'https://example.org/' + i, webUrl: 'https://example.org/' + i,
					  title: 'Title of the article ' + i, quality: i % 100, hasDocument: true,
					  publishedDateTime: datetime({epochSeconds: 1500000000 + i})})
					""", Map.of("from", from, "to", from + BATCH - 1));
			this.client.load((transaction) -> transaction.run(batch));
		}
		// The first export loads classes and fills caches.
		export("{ articles(where: { quality: { eq: 1 } }) { edges { node { title quality publishedDateTime } } } }");
		long idle = liveHeap();
		AtomicBoolean ended = new AtomicBoolean();
		CompletableFuture<Long> highest = CompletableFuture.supplyAsync(() -> {
			long most = 0;
			while (!ended.get()) {
				most = Math.max(most, liveHeap());
				sleep();
			}
			return most;
		});
		long start = System.nanoTime();
		long rows = export("{ articles { edges { node { title quality publishedDateTime } } } }");
		double seconds = (System.nanoTime() - start) / 1e9;
		ended.set(true);
		long above = (highest.get() - idle) / MEGABYTE;
		LOGGER.info("{} rows in {} s, {} rows/s; live heap {} MB, at most {} MB above it", rows, Math.round(seconds),
				Math.round(rows / seconds), idle / MEGABYTE, above);
		assertThat(rows).isEqualTo(ROWS);
		assertThat(above).isLessThanOrEqualTo(64);
	}

	/** Returns the number of rows, which is one less than that of lines. */
	private long export(String operation) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/graphql/export".formatted(this.port)))
			.header("Accept", "text/csv")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"%s\"}".formatted(operation)))
			.build();
		long lines = 0;
		try (HttpClient http = HttpClient.newHttpClient();
				InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
			byte[] buffer = new byte[64 * 1024];
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				for (int i = 0; i < read; i++) {
					lines += (buffer[i] == '\n') ? 1 : 0;
				}
			}
		}
		return lines - 1;
	}

	private static long liveHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static void sleep() {
		try {
			Thread.sleep(3000);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
