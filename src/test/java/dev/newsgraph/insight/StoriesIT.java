package dev.newsgraph.insight;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.DefaultLogging;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryArticle;
import dev.newsgraph.insight.stories.StoryIndex;
import dev.newsgraph.insight.stories.StorySettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Stories of imported articles, as clients see them. */
@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class StoriesIT {

	private static final String STORIES = "{ stories { nodes { id title articleCount } } }";

	private static final SentenceModel MODEL = new SentenceModel();

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	private SeedFiles seeds;

	@BeforeEach
	void clear() {
		MODEL.require();
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	@Test
	void theSeedArticlesAreOneStory() throws Exception {
		SeedFiles.load(this.client, Path.of("import"), 1000);
		assertThat(build(true)).isTrue();
		assertThat(
				ask("""
						{ stories { nodes { articleCount firstPublished lastPublished
						  brokeBy { provider { name } secondProvider { name } secondsAhead article { publishedDateTime } }
						  topics { name } articles(first: 1) { nodes { title story { articleCount } } } timeline { articleCount } } } }""")
					.body())
			.contains("\"articleCount\":9", "\"firstPublished\":\"2020-06-09T00:54:00Z\"",
					"\"lastPublished\":\"2020-06-18T00:51:00Z\"",
					"\"brokeBy\":{\"provider\":{\"name\":\"The Straits Times\"},\"secondProvider\":{\"name\":\"The Verge\"},"
							+ "\"secondsAhead\":60,\"article\":{\"publishedDateTime\":\"2020-06-09T00:54:00Z\"}}",
					"\"story\":{\"articleCount\":9}");
	}

	@Test
	void everyFieldOfAStoryIsAnswered() throws Exception {
		SeedFiles.load(this.client, Path.of("import"), 1000);
		build(true);
		String first = ask("{ stories(first: 1) { nodes { id } } }").body();
		String id = first.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
		String body = ask(
				"""
						{ stats { storyCount }
						  stories(first: 1, orderBy: [{ field: LAST_PUBLISHED, direction: DESC }]) { totalCount pageInfo { hasNextPage }
						    edges { cursor node { id title providers { domain } brokeBy { secondArticle { webUrl } } } } }
						  story(id: "%s") { id articleCount } }"""
					.formatted(id))
			.body();
		assertThat(body).contains("\"storyCount\":" + ids().size(), "\"totalCount\":" + ids().size(),
				"\"story\":{\"id\":\"" + id + "\"");
		assertThat(body).doesNotContain("\"errors\"");
	}

	@Test
	void relatedStoriesHaveTheFiguresBehindThem() throws Exception {
		this.client.write((transaction) -> transaction.run(CypherStatement
			.of("""
					UNWIND [['a1', 's1', 't1', null], ['a2', 's1', 't2', 'p'], ['b1', 's2', 't1', null], ['b2', 's2', 't1', 'q'],
					  ['c1', 's3', 't2', 'p'], ['c2', 's3', 't1', null], ['d1', 's4', 't3', 'p'], ['e1', null, 't1', 'p']] AS row
					CREATE (article:Article {key: row[0], title: row[0], hasDocument: true})
					MERGE (topic:Topic {slug: row[2]}) SET topic.name = row[2] CREATE (article)-[:ABOUT {position: 0}]->(topic)
					FOREACH (key IN CASE WHEN row[1] IS NULL THEN [] ELSE [row[1]] END |
					  MERGE (story:Story {key: key}) SET story.title = key CREATE (article)-[:IN_STORY]->(story))
					FOREACH (domain IN CASE WHEN row[3] IS NULL THEN [] ELSE [row[3]] END |
					  MERGE (provider:Provider {domain: domain}) SET provider.name = domain
					  CREATE (article)-[:PUBLISHED_BY]->(provider))
					WITH count(*) AS all
					UNWIND [['a1', 'b1'], ['b2', 'a2'], ['a1', 'a2'], ['e1', 'a1']] AS pair
					MATCH (one:Article {key: pair[0]}) MATCH (other:Article {key: pair[1]})
					CREATE (one)-[:RELATED_TO {position: 0}]->(other)""")));
		JsonNode data = JsonMapper.shared()
			.readTree(
					ask("""
							{ stories(where: { title: { eq: "s1" } }) { nodes { relatedStories { totalCount capped nodes {
							    story { title } relationCount sharedTopicCount sharedTopics { slug } sharedProviderCount
							    sharedProviders { domain } } } } }
							  topic(name: "t1") { stories(orderBy: [{ field: TITLE, direction: DESC }]) { totalCount nodes { title } } }
							  provider(domain: "p") { stories(where: { articles: { some: { title: { ne: "d1" } } } }) { nodes { title } } } }""")
						.body())
			.at("/data");
		assertThat(data.at("/stories/nodes/0/relatedStories").toString()).isEqualTo(
				"""
						{"totalCount":2,"capped":false,"nodes":[\
						{"story":{"title":"s2"},"relationCount":2,"sharedTopicCount":1,"sharedTopics":[{"slug":"t1"}],\
						"sharedProviderCount":0,"sharedProviders":[]},\
						{"story":{"title":"s3"},"relationCount":0,"sharedTopicCount":2,"sharedTopics":[{"slug":"t1"},{"slug":"t2"}],\
						"sharedProviderCount":1,"sharedProviders":[{"domain":"p"}]}]}""");
		assertThat(data.at("/topic").toString()).isEqualTo(
				"{\"stories\":{\"totalCount\":3,\"nodes\":[{\"title\":\"s3\"},{\"title\":\"s2\"},{\"title\":\"s1\"}]}}");
		assertThat(data.at("/provider").toString())
			.isEqualTo("{\"stories\":{\"nodes\":[{\"title\":\"s1\"},{\"title\":\"s3\"}]}}");
	}

	@Test
	void storiesAreBuiltAgainOnlyAfterAChange() throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		assertThat(build(false)).isTrue();
		String first = ask(STORIES).body();
		assertThat(first).contains("\"articleCount\":3", "\"articleCount\":2");
		long version = version();
		assertThat(build(false)).isTrue();
		assertThat(version()).isEqualTo(version);
	}

	/** Answers of the cache and status 304 depend on the stories too. */
	@Test
	void answersChangeWithTheStories() throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		HttpResponse<String> before = ask(STORIES);
		assertThat(before.body()).contains("\"nodes\":[]");
		assertThat(ask(STORIES).body()).isEqualTo(before.body());
		String tag = before.headers().firstValue("ETag").orElseThrow();
		assertThat(ask(STORIES, "If-None-Match", tag).statusCode()).isEqualTo(304);
		build(false);
		HttpResponse<String> after = ask(STORIES, "If-None-Match", tag);
		assertThat(after.statusCode()).isEqualTo(200);
		assertThat(after.body()).contains("\"articleCount\":3");
		assertThat(after.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
	}

	@Test
	void aStoryThatGrowsKeepsItsIdAndARemovedOneIsGone() throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		build(false);
		List<String> ids = ids();
		this.seeds.replace(files(5, 1));
		this.seeds.load(this.client, 1000);
		build(false);
		assertThat(ids()).hasSize(1).isSubsetOf(ids);
		assertThat(ask(STORIES).body()).contains("\"articleCount\":5");
	}

	/** Whether one gateway has built all stories before, or two of them, or none. */
	@Test
	void laterRunsGiveTheStoriesOfAFirstRun() throws Exception {
		List<StoryBuild> gateways = List.of(storyBuild(false), storyBuild(false));
		int[][] sizes = { { 3, 2 }, { 5, 2 }, { 5, 1 }, { 0, 4 }, { 6, 4 }, { 6, 4 } };
		for (int i = 0; i < sizes.length; i++) {
			this.seeds.replace(files(sizes[i][0], sizes[i][1]));
			this.seeds.load(this.client, 1000);
			assertThat(gateways.get((i == 3) ? 1 : 0).run(() -> false)).isTrue();
			String later = ask(STORIES).body();
			if (i % 2 == 0) {
				continue;
			}
			this.client.write((transaction) -> transaction
				.run(CypherStatement.of("MATCH (i:InsightState) SET i.settings = 'others'")));
			assertThat(build(false)).isTrue();
			assertThat(ask(STORIES).body()).as("import %d", i).isEqualTo(later).contains("\"articleCount\":");
		}
	}

	/** Creates articles with the same text, and returns them as a gateway reads them. */
	private ReadArticles created(List<String> keys) {
		this.client.write((transaction) -> transaction
			.run(new CypherStatement("UNWIND $keys AS key CREATE (:Article {key: key})", Map.of("keys", keys))));
		StoryIndex index = new StoryIndex(StorySettings.WORDS);
		index.put(keys.stream().map((key) -> StoryArticle.ofText(key, "Live updates", "")).toList());
		return new ReadArticles(index, new GraphPoint("history", 1, "settings"));
	}

	/** No transaction takes long, however many articles a story has. */
	@Test
	void aLargeStoryIsWrittenInParts() {
		List<String> keys = IntStream.range(0, 4_500).mapToObj("k%04d"::formatted).toList();
		ReadArticles articles = created(keys);
		StoryWriter writer = new StoryWriter(this.client, 100);
		assertThat(writer.write(articles, List.of(new Story(keys, "k0000")), () -> false)).isTrue();
		assertThat(linked()).isEqualTo(4_500);
		// Of these, one begins and one ends the run.
		assertThat(version()).isEqualTo(2 + 3);
		assertThat(writer.write(articles, List.of(new Story(keys.subList(2_100, 4_500), "k2100")), () -> false))
			.isTrue();
		assertThat(linked()).isEqualTo(2_400);
		assertThat(version()).isEqualTo(5 + 2 + 2);
	}

	/** The articles that leave stories count as those that enter them. */
	@Test
	void storiesAreRemovedInParts() {
		List<String> keys = IntStream.range(0, 4_500).mapToObj("k%04d"::formatted).toList();
		ReadArticles articles = created(keys);
		StoryWriter writer = new StoryWriter(this.client, 100);
		List<Story> stories = List.of(new Story(keys.subList(0, 2), "k0000"),
				new Story(keys.subList(2, 1_500), "k0002"), new Story(keys.subList(1_500, 4_500), "k1500"));
		assertThat(writer.write(articles, stories, () -> false)).isTrue();
		long version = version();
		assertThat(writer.write(articles, List.of(), () -> false)).isTrue();
		assertThat(ids()).isEmpty();
		// No transaction has more than 2,000 of the 4,500 articles.
		assertThat(version()).isEqualTo(version + 2 + 3);
	}

	/** The articles that are left have their stories as soon as another run has ended. */
	@Test
	void aRunThatIsStoppedWhileItRemovesAStoryIsCompletedByTheNext() {
		List<String> keys = IntStream.range(0, 2_500).mapToObj("k%04d"::formatted).toList();
		ReadArticles articles = created(keys);
		StoryWriter writer = new StoryWriter(this.client, 100);
		List<Story> stories = List.of(new Story(keys, "k0000"));
		assertThat(writer.write(articles, stories, () -> false)).isTrue();
		assertThat(writer.write(articles, List.of(), () -> linked() < 2_500)).isFalse();
		assertThat(linked()).isEqualTo(500);
		assertThat(writer.write(articles, stories, () -> false)).isTrue();
		assertThat(linked()).isEqualTo(2_500);
	}

	private long linked() {
		return this.client
			.lookUp(CypherStatement
				.of("MATCH (s:Story) WHERE s.digest IS NOT NULL RETURN sum(COUNT { (s)<--() }) AS n"))
			.getFirst()
			.get("n")
			.asLong();
	}

	@Test
	void whatTheStoriesDoNotIncludeIsCounted() {
		StoryBuild gateway = storyBuild(false);
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1);
		gateway.run(() -> true);
		assertThat(gateway.behind()).isGreaterThanOrEqualTo(5);
		gateway.run(() -> false);
		assertThat(gateway.behind()).isZero();
		this.seeds.replace(files(4, 2));
		this.seeds.load(this.client, 1);
		gateway.run(() -> true);
		assertThat(gateway.behind()).isEqualTo(1);
	}

	/** Stories of this run are not those that the gateway has written last. */
	@Test
	void storiesThatSomethingElseHasChangedAreWrittenAgain() throws Exception {
		StoryBuild gateway = storyBuild(false);
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		gateway.run(() -> false);
		String wanted = ask(STORIES).body();
		this.client.write((transaction) -> transaction.run(CypherStatement
			.of("MATCH (i:InsightState) SET i.sequence = -1, i.token = 'other' WITH i MATCH (s:Story) DETACH DELETE s")));
		assertThat(gateway.run(() -> false)).isTrue();
		assertThat(ask(STORIES).body()).isEqualTo(wanted);
	}

	/**
	 * Neither the gateway that wrote the stories nor another one has seen the removal.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void articlesThatCameBackAreInTheirStoryAgain(boolean same) throws Exception {
		StoryBuild gateway = storyBuild(false);
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		gateway.run(() -> false);
		String wanted = ask(STORIES).body();
		for (int bridge : new int[] { 0, 2 }) {
			this.seeds.replace(files(bridge, 2));
			this.seeds.load(this.client, 1000);
			this.seeds.replace(files(3, 2));
			this.seeds.load(this.client, 1000);
			assertThat((same ? gateway : storyBuild(false)).run(() -> false)).isTrue();
			assertThat(ask(STORIES).body()).isEqualTo(wanted);
		}
	}

	/** An import can remove an article, and bring it back, while stories are written. */
	@Test
	void anArticleThatTheWriterDidNotFindGetsItsStoryInTheNextRun() throws Exception {
		StoryBuild gateway = storyBuild(false);
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		CypherStatement rename = CypherStatement
			.of("MATCH (a:Article) WHERE a.key ENDS WITH '/0/1' OR a.key = 'away' SET a.key = CASE a.key WHEN 'away' "
					+ "THEN 'https://a.com/0/1' ELSE 'away' END");
		AtomicInteger checks = new AtomicInteger();
		// The second check of each run is after the articles were read.
		gateway.run(() -> {
			if (checks.incrementAndGet() == 2) {
				this.client.write((transaction) -> transaction.run(rename));
			}
			return false;
		});
		assertThat(ask(STORIES).body()).doesNotContain("\"articleCount\":3");
		this.client.write((transaction) -> transaction.run(rename));
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (s:GraphState) SET s.sequence = s.sequence + 1")));
		assertThat(gateway.run(() -> false)).isTrue();
		assertThat(ask(STORIES).body()).contains("\"articleCount\":3");
	}

	/** The transaction of the import ends while the writer waits for it. */
	@Test
	void anArticleThatAnImportIsRemovingDoesNotFailTheRun() throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		CountDownLatch removed = new CountDownLatch(1);
		CompletableFuture<Void> committed = new CompletableFuture<>();
		Thread batch = Thread.ofVirtual().start(() -> this.client.write((transaction) -> {
			transaction.run(CypherStatement.of("MATCH (lock:ImportLock {id: 'import'}) SET lock.id = 'import'"));
			List<?> article = transaction
				.run(CypherStatement.of("MATCH (a:Article) WHERE a.key ENDS WITH '/0/1' DETACH DELETE a"));
			removed.countDown();
			committed.join();
			return article;
		}));
		removed.await();
		StoryBuild gateway = storyBuild(false);
		CompletableFuture<Boolean> run = CompletableFuture.supplyAsync(() -> gateway.run(() -> false));
		try {
			Awaitility.await()
				.until(() -> !this.client
					.lookUp(CypherStatement
						.of("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"))
					.isEmpty());
		}
		finally {
			committed.complete(null);
			batch.join();
		}
		assertThat(run.join()).isTrue();
		assertThat(ask(STORIES).body()).contains("\"articleCount\":2").doesNotContain("\"articleCount\":3");
	}

	/** Otherwise, the stories would have to wait for two minutes. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aRunThatStopsOrFailsLetsTheNextOneWrite(boolean same) throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		StoryBuild gateway = storyBuild(false);
		assertThat(gateway.run(() -> !ids().isEmpty())).isFalse();
		assertThat(ids()).hasSize(1);
		StoryBuild next = same ? gateway : storyBuild(false);
		AtomicInteger checks = new AtomicInteger();
		assertThatIllegalStateException().isThrownBy(() -> next.run(() -> {
			// The third check is after the lease was acquired.
			if (checks.incrementAndGet() == 3) {
				throw new IllegalStateException("for the test");
			}
			return false;
		}));
		assertThat((same ? gateway : storyBuild(false)).run(() -> false)).isTrue();
		assertThat(ask(STORIES).body()).contains("\"articleCount\":3", "\"articleCount\":2");
	}

	/** Each of them would write all stories again, after each look at the graph. */
	@Test
	void aGatewayWhoseStoriesAreReplacedSaysOnceWhatIsWrong(CapturedOutput output) {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		StoryBuild words = storyBuild(false);
		StoryBuild meaning = storyBuild(true);
		for (int i = 0; i < 3; i++) {
			assertThat(words.run(() -> false)).isTrue();
			if (i == 0) {
				assertThat(output).doesNotContain("with other settings");
			}
			assertThat(meaning.run(() -> false)).isTrue();
		}
		// Each gateway says it once.
		assertThat(output.toString().split("with other settings", -1)).hasSize(3);
	}

	/** Without the index, each search of the default mode would fail. */
	@Test
	void aGraphOfAnEarlierVersionGetsItsIndexes() {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		for (String old : List.of("DROP INDEX article_meaning", "DROP CONSTRAINT story_key")) {
			this.client.write((transaction) -> transaction.run(CypherStatement.of(old)));
		}
		assertThat(build(true)).isTrue();
		assertThat(this.client
			.lookUp(CypherStatement.of("SHOW INDEXES YIELD name, state WHERE name IN ['article_meaning', 'story_key'] "
					+ "AND state = 'ONLINE' RETURN name")))
			.hasSize(2);
	}

	@Test
	void whatAnImportLeavesIsTheSameWithStories() throws Exception {
		this.seeds.replace(files(3, 2));
		this.seeds.load(this.client, 1000);
		build(true);
		assertThat(this.seeds.load(this.client, 1000).loaded()).isZero();
		assertThat(vectors()).isEqualTo(5);
	}

	/** A vector takes much longer than the change of an article. */
	@Test
	void aVectorIsKeptAsLongAsTheTextIsTheSame() {
		Map<String, String> files = files(3, 2);
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		build(true);
		files.replaceAll((name, file) -> file.replace("webUrl", "heat: 4\ncategory: news\nwebUrl"));
		this.seeds.replace(files);
		assertThat(this.seeds.load(this.client, 1000).loaded()).isEqualTo(5);
		assertThat(vectors()).isEqualTo(5);
		int left = 5;
		for (String changed : new String[] { "title: Correction ", "excerpt: New\ntitle: " }) {
			String name = "feed/0-%d.md".formatted(5 - left);
			files.put(name, files.get(name).replace("title: ", changed));
			this.seeds.replace(files);
			this.seeds.load(this.client, 1000);
			assertThat(vectors()).as(changed).isEqualTo(--left);
		}
		files.put("feed/1-0.md", files.get("feed/1-0.md") + "A body.\n");
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(vectors()).isEqualTo(2);
	}

	private long vectors() {
		return this.client
			.lookUp(CypherStatement.of("MATCH (a:Article) WHERE a.embedding IS NOT NULL RETURN count(a) AS n"))
			.getFirst()
			.get("n")
			.asLong();
	}

	private boolean build(boolean embeddings) {
		return storyBuild(embeddings).run(() -> false);
	}

	private StoryBuild storyBuild(boolean embeddings) {
		InsightProperties properties = new InsightProperties(true, embeddings, Duration.ofSeconds(10), 1, 1000, 10);
		SentenceModel model = embeddings ? MODEL : new SentenceModel();
		return new StoryBuild(this.client, properties, new ArticleEmbeddings(this.client, model, 2));
	}

	private static Map<String, String> files(int bridge, int cup) {
		Map<String, String> files = new TreeMap<>();
		add(files, 0, bridge, "Harbor bridge of Osterby collapses in storm");
		add(files, 1, cup, "Westerby rowers win the national cup final");
		return files;
	}

	private static void add(Map<String, String> files, int event, int count, String title) {
		for (int i = 0; i < count; i++) {
			files.put("feed/%d-%d.md".formatted(event, i),
					"---\ntitle: %s %d\nwebUrl: https://a.com/%d/%d\npublishedDateTime: 2026-11-29T0%d:00:00Z\n---\n"
						.formatted(title, i, event, i, i));
		}
	}

	private long version() {
		return this.client.lookUp(CypherStatement.of("MATCH (s:InsightState) RETURN s.version AS version"))
			.getFirst()
			.get("version")
			.asLong();
	}

	private List<String> ids() {
		return this.client.lookUp(CypherStatement.of("MATCH (s:Story) RETURN s.key AS key ORDER BY key"))
			.stream()
			.map((row) -> row.get("key").asString())
			.toList();
	}

	private HttpResponse<String> ask(String query, String... headers) throws Exception {
		String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/graphql?query=" + encoded))
			.header("Accept", "application/graphql-response+json");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

}
