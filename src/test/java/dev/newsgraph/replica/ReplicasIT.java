package dev.newsgraph.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.cli.NewsgraphProcesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Three gateways that import the same folder into stores of their own, behind HAProxy.
 * They are killed in turn while a client reads all articles by pages.
 */
@Tag("slow")
class ReplicasIT {

	private static final int ARTICLES = Integer.getInteger("replica.articles", 20_000);

	private static final int GATEWAYS = 3;

	private static final String PAGE = "{ articles(first: 100%s, orderBy: [{ field: HEAT, direction: DESC }]) { edges { cursor node { id webUrl title"
			+ " provider { id domain } topics { name } related(first: 3) { edges { cursor node { id } } } } }"
			+ " pageInfo { hasNextPage endCursor } } }";

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path folder;

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<Integer> ports = new ArrayList<>();

	private final Process[] gateways = new Process[GATEWAYS];

	private NewsgraphProcesses processes;

	private HaProxy proxy;

	private int repeated;

	private long longest;

	@BeforeEach
	void start() throws Exception {
		assumeTrue(HaProxy.isInstalled(), "HAProxy is not installed.");
		this.processes = new NewsgraphProcesses(this.folder);
		write(this.folder.resolve("import/feed"), ARTICLES);
		for (int i = 0; i < GATEWAYS; i++) {
			this.ports.add(HaProxy.freePort());
		}
		for (int i = 0; i < GATEWAYS; i++) {
			start(i, this.folder.resolve("import"));
		}
		for (int port : this.ports) {
			Awaitility.await().atMost(Duration.ofMinutes(8)).until(() -> readiness(port) == 200);
		}
		this.proxy = new HaProxy(this.folder, this.ports);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness(this.proxy.port()) == 200);
	}

	@AfterEach
	void stop() {
		if (this.proxy != null) {
			this.proxy.close();
		}
		if (this.processes != null) {
			this.processes.close();
		}
		this.client.close();
	}

	@Test
	void aClientMissesNothingWhileTheyAreKilledInTurn() throws Exception {
		allAnswersAreEqual();
		FutureTask<Integer> killer = new FutureTask<>(this::killInTurn);
		Thread.ofPlatform().start(killer);
		int walks = 0;
		do {
			Set<String> urls = new HashSet<>();
			assertThat(walk(urls)).as("articles, nothing twice").isEqualTo(ARTICLES);
			assertThat(urls).as("articles, nothing missing").hasSize(ARTICLES);
			walks++;
		}
		while (!killer.isDone());
		System.out.printf(
				"%d kills during %d walks over %,d articles; %d requests repeated by the client; the longest took %,d ms%n",
				killer.get(), walks, ARTICLES, this.repeated, Duration.ofNanos(this.longest).toMillis());
		allAnswersAreEqual();
		aStaleReplicaIsKeptOut();
	}

	private int killInTurn() throws Exception {
		for (int i = 0; i < GATEWAYS; i++) {
			Thread.sleep(1000);
			this.gateways[i].destroyForcibly().waitFor();
			start(i, this.folder.resolve("import"));
			int port = this.ports.get(i);
			Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> readiness(port) == 200);
		}
		return GATEWAYS;
	}

	private void allAnswersAreEqual() throws Exception {
		String after = "";
		for (int page = 0; page < Math.min(20, ARTICLES / 100); page++) {
			String query = PAGE.formatted(after);
			HttpResponse<String> first = tagged(this.ports.getFirst(), query);
			assertThat(first.statusCode()).isEqualTo(200);
			assertThat(first.body()).doesNotContain("\"errors\"");
			for (int port : this.ports) {
				HttpResponse<String> other = tagged(port, query);
				assertThat(other.body()).isEqualTo(first.body());
				assertThat(other.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
			}
			after = ", after: \"%s\""
				.formatted(JSON.readTree(first.body()).at("/data/articles/pageInfo/endCursor").asString());
		}
	}

	/**
	 * Returns an answer with a tag. It has none while an import job runs, also one that
	 * changes nothing.
	 */
	private HttpResponse<String> tagged(int port, String query) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> get(port, query), (answer) -> answer.headers().firstValue("ETag").isPresent());
	}

	/** The gateway starts with a folder that lacks the newest document. */
	private void aStaleReplicaIsKeptOut() throws Exception {
		int last = GATEWAYS - 1;
		this.gateways[last].destroyForcibly().waitFor();
		Path stale = this.folder.resolve("stale/feed");
		write(stale, ARTICLES);
		Files.writeString(this.folder.resolve("import/feed/new.md"),
				"---\ntitle: New\nwebUrl: https://new.example/\n---\n");
		for (int port : this.ports.subList(0, last)) {
			Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> count(port) == ARTICLES + 1);
		}
		start(last, stale.getParent());
		int port = this.ports.get(last);
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.ignoreExceptions()
			.until(() -> text(port, "/actuator/health/readiness"), (answer) -> answer.contains("OUT_OF_SERVICE"));
		for (int i = 0; i < 50; i++) {
			assertThat(readiness(port)).isEqualTo(503);
			Thread.sleep(100);
		}
		assertThat(count(port)).isEqualTo(ARTICLES);
		Files.copy(this.folder.resolve("import/feed/new.md"), stale.resolve("new.md"));
		Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> readiness(port) == 200);
		assertThat(count(port)).isEqualTo(ARTICLES + 1);
		allAnswersAreEqual();
	}

	/** Reads all pages through the proxy, and returns the number of articles. */
	private int walk(Set<String> urls) throws Exception {
		String after = "";
		int count = 0;
		boolean more = true;
		while (more) {
			JsonNode articles = page(PAGE.formatted(after));
			for (JsonNode edge : articles.get("edges")) {
				urls.add(edge.at("/node/webUrl").asString());
				count++;
			}
			more = articles.at("/pageInfo/hasNextPage").asBoolean();
			after = ", after: \"%s\"".formatted(articles.at("/pageInfo/endCursor").asString());
		}
		return count;
	}

	/** A request that fails while a gateway is killed is sent again, as clients do. */
	private JsonNode page(String query) throws Exception {
		long start = System.nanoTime();
		long end = start + Duration.ofSeconds(10).toNanos();
		while (true) {
			try {
				HttpResponse<String> response = get(this.proxy.port(), query);
				if (response.statusCode() == 200) {
					JsonNode body = JSON.readTree(response.body());
					assertThat(body.has("errors")).as(response.body()).isFalse();
					this.longest = Math.max(this.longest, System.nanoTime() - start);
					return body.at("/data/articles");
				}
				assertThat(response.statusCode()).as(response.body()).isIn(502, 503, 504);
			}
			catch (IOException ex) {
				// The connection was closed.
			}
			this.repeated++;
			assertThat(System.nanoTime()).as("recovery within 10 s").isLessThan(end);
			Thread.sleep(50);
		}
	}

	private long count(int port) throws Exception {
		return JSON.readTree(get(port, "{ stats { articleCount } }").body()).at("/data/stats/articleCount").asLong();
	}

	private int readiness(int port) {
		try {
			return this.client.send(request(port, "/actuator/health/readiness"), BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String text(int port, String path) throws Exception {
		return this.client.send(request(port, path), BodyHandlers.ofString()).body();
	}

	private HttpResponse<String> get(int port, String query) throws Exception {
		return this.client.send(request(port, "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)),
				BodyHandlers.ofString());
	}

	private static HttpRequest request(int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
			.timeout(Duration.ofSeconds(30))
			.header("Accept", "application/json")
			.build();
	}

	private void start(int gateway, Path root) throws IOException {
		String others = String.join(",", this.ports.stream().map((port) -> "http://127.0.0.1:" + port).toList());
		this.gateways[gateway] = this.processes.start("--server.port=" + this.ports.get(gateway),
				"--management.server.port=0",
				"--newsgraph.database.embedded.data=" + this.folder.resolve("data-" + gateway),
				"--newsgraph.database.embedded.page-cache=64m", "--newsgraph.import.root=" + root,
				"--newsgraph.import.watch=true", "--newsgraph.import.still=500ms",
				// The first one imports as usual, and the others in bulk.
				"--newsgraph.import.bulk.mode=" + ((gateway == 0) ? "never" : "auto"),
				"--newsgraph.import.bulk.min-documents=1000", "--newsgraph.import.bulk.page-cache=64MB",
				"--newsgraph.replica.expect=" + others);
		NewsgraphProcesses.discardOutput(this.gateways[gateway]);
	}

	private static void write(Path feed, int articles) {
		try {
			Files.createDirectories(feed);
			for (int i = 0; i < articles; i++) {
				Files.writeString(feed.resolve(i + ".md"), """
						---
						title: Article %1$d
						webUrl: https://paper%2$d.example/%1$d
						publishedDateTime: 2026-%3$02d-%4$02dT08:00:00Z
						heat: %5$d
						provider: {name: Paper %2$d, domain: paper%2$d.example}
						topics: [Topic %6$d, Topic %7$d]
						related:
						  - {title: Article %8$d, webUrl: 'https://paper%9$d.example/%8$d'}
						---
						Text of article %1$d.
						""".formatted(i, i % 20, 1 + i % 12, 1 + i % 28, i % 1000, i % 50, 50 + i % 30,
						(i + 7) % articles, (i + 7) % articles % 20));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
