package dev.newsgraph.insight;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.embedding.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Articles that are compared and found by meaning, as clients see them. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.insight.enabled=true", "newsgraph.insight.poll=1h", "newsgraph.database.read-timeout=60s",
		"newsgraph.access.visible.Article.ANALYST={ title: { ne: \"Hidden\" } }" })
class MeaningIT {

	private static final Path SAMPLE = Path.of("import/facial-recognition");

	private static final String FACES = "company stops face recognition";

	private static final String SIMILAR = "{ article(webUrl: \"https://a.com/bridge\") { similar { totalCount capped"
			+ " edges { score node { title } } } } }";

	/**
	 * No title says {@code company stops} or {@code face}: such a short text can be
	 * nearer than those of the seeds.
	 */
	private static final List<String> OTHER_TITLES = List.of("Voice assistant learns three dialects",
			"Phone maker adds a fingerprint sensor", "Airline stops flights to the island",
			"Chip maker opens a plant in Dresden", "Robots sort parcels at night", "Rowers win the national cup",
			"Harbor bridge collapses in storm", "Heat wave ruins the wheat harvest", "Painting sold for a record price",
			"New wing of the hospital opens", "Bank closes forty branches",
			"Car maker ends production of diesel engines", "Train drivers strike for a week",
			"Museum shows masks of the Bronze Age", "Court fines a search engine for its contracts",
			"Online shop tests delivery by drones", "Software finds errors in software", "Camera traps count wolves",
			"Police recover stolen bicycles", "Parliament debates a tax on sugar",
			"Vaccine trial enters its last phase", "Start-up raises money for batteries", "Village gets fast internet",
			"Astronomers find a planet with water", "Volcano stops air traffic",
			"Film festival honours a young director", "Study finds fewer insects",
			"Company moves its head office to Lisbon", "Glacier loses a third of its ice",
			"Games console sold out in minutes", "Satellite photographs the flood", "Ministry bans a pesticide",
			"Goalkeeper saves two penalties", "Bakery makes bread from old bread", "Library lends tools",
			"Translation software fails at poems", "Facial injuries in ice hockey decline");

	private static final String HITS = """
			query ($text: String!, $mode: SearchMode, $first: Int, $after: String, $where: ArticleFilter) {
			  search(text: $text, mode: $mode, first: $first, after: $after, where: $where) {
			    totalCount pageInfo { endCursor hasNextPage }
			    edges { rank score why { words wordRank cosine meaningRank } highlights { field } node { webUrl title hasDocument } }
			  }
			}""";

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@Autowired
	private ArticleEmbeddings embeddings;

	@Autowired
	private SentenceModel model;

	@Autowired
	private MeterRegistry meters;

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	private SeedFiles seeds;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	/**
	 * Five documents about one event, and the eight articles that they mention: the
	 * shared seeds, or the documents of the sample folder, if they are not there.
	 */
	@Test
	void theSeedArticlesAreFoundByWhatTheyMean() throws Exception {
		Map<String, String> titles = new TreeMap<>();
		OTHER_TITLES.forEach((title) -> titles.put("o" + titles.size(), title));
		Map<String, String> files = files(titles);
		// The sample has other texts than the seeds, and so the order differs.
		Path source = documentsFolder();
		files.putAll(documents(source));
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(this.embeddings.update(() -> false)).isTrue();
		for (String mode : new String[] { "MEANING", "HYBRID", null }) {
			List<JsonNode> hits = hits(FACES, mode, 60);
			assertThat(addresses(hits(FACES, mode, 5, Map.of("hasDocument", Map.of("eq", true)))))
				.containsExactlyInAnyOrder("kitv.com", "linkedin.com", "livemint.com", "thenextweb.com",
						"theverge.com");
			// All of the 13 but one are before the articles about something else.
			assertThat(hits.subList(0, 12)).allSatisfy((hit) -> {
				assertThat(hit.at("/node/title").asString().toLowerCase(Locale.ROOT)).contains("facial recognition");
				assertThat(hit.at("/why/words")).isEmpty();
				assertThat(hit.at("/why/cosine").asDouble()).isBetween(0.8, 1.0);
				assertThat(hit.at("/why/meaningRank").asInt()).isEqualTo(hit.at("/rank").asInt());
			});
			assertThat(hits.subList(0, 9)).filteredOn((hit) -> hit.at("/node/title").asString().contains("IBM"))
				.hasSize(source.equals(SAMPLE) ? 7 : 8);
		}
		assertThat(hits(FACES, "WORDS", 5)).isEmpty();
	}

	private static Path documentsFolder() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
			.map((parent) -> parent.resolve("shared/seeds"))
			.filter(Files::isDirectory)
			.findFirst()
			.orElse(SAMPLE);
	}

	private static Map<String, String> documents(Path folder) throws IOException {
		Map<String, String> documents = new TreeMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				documents.put("feed/seeds/%s.md".formatted(file.getFileName()), Files.readString(file));
			}
		}
		return documents;
	}

	private static List<String> addresses(List<JsonNode> hits) {
		return hits.stream()
			.map((hit) -> URI.create(hit.at("/node/webUrl").asString()).getHost().replaceFirst("^www\\.", ""))
			.toList();
	}

	@Test
	void aHybridSearchMergesTheRanksOfBoth() throws Exception {
		load(Map.of("bridge", "Harbor bridge collapses in storm", "cup", "Rowers win the national cup", "fall",
				"Crossing over the river falls down in heavy wind", "storm", "Storm in a teacup", "art",
				"Painting of a bridge sold"));
		Map<String, Integer> byWords = ranks(hits("bridge", "WORDS", 10));
		Map<String, Integer> byMeaning = ranks(hits("bridge", "MEANING", 10));
		assertThat(byWords).hasSize(2);
		assertThat(byMeaning).hasSize(5);
		List<JsonNode> hits = hits("bridge", "HYBRID", 10);
		assertThat(hits).hasSize(5);
		double before = 1;
		for (JsonNode hit : hits) {
			String title = hit.at("/node/title").asString();
			double score = 1.0 / (61 + byMeaning.get(title))
					+ (byWords.containsKey(title) ? 1.0 / (61 + byWords.get(title)) : 0);
			assertThat(hit.at("/score").asDouble()).isCloseTo(score, within(1e-12)).isLessThanOrEqualTo(before);
			assertThat(hit.at("/why/words").toString()).isEqualTo(byWords.containsKey(title) ? "[\"bridge\"]" : "[]");
			assertThat(hit.at("/highlights").isEmpty()).isEqualTo(!byWords.containsKey(title));
			before = score;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "MEANING", "HYBRID" })
	void pagesHaveEachHitOnce(String mode) throws Exception {
		Map<String, String> titles = new TreeMap<>();
		for (int i = 0; i < 60; i++) {
			titles.put("a" + i, ((i % 3 == 0) ? "Robots" : "Machines") + " learn to walk " + "far ".repeat(i % 5));
		}
		load(titles);
		List<JsonNode> all = hits("robots", mode, 100);
		assertThat(all).hasSize(60);
		List<String> paged = new ArrayList<>();
		String after = null;
		do {
			Map<String, Object> variables = new TreeMap<>(Map.of("text", "robots", "mode", mode, "first", 7));
			if (after != null) {
				variables.put("after", after);
			}
			JsonNode search = post(HITS, variables).at("/data/search");
			assertThat(search.at("/totalCount").asInt()).isEqualTo(60);
			search.at("/edges").forEach((edge) -> paged.add(edge.at("/node/webUrl").asString()));
			after = search.at("/pageInfo/hasNextPage").asBoolean() ? search.at("/pageInfo/endCursor").asString() : null;
		}
		while (after != null);
		assertThat(paged)
			.containsExactlyElementsOf(all.stream().map((hit) -> hit.at("/node/webUrl").asString()).toList());
	}

	/**
	 * A page without a filter and a count reads fewer hits, which must not change them.
	 */
	@Test
	void theFirstPageIsTheSameWhateverElseIsSelected() throws Exception {
		Map<String, String> titles = new TreeMap<>();
		for (int i = 0; i < 300; i++) {
			titles.put("a" + i, ((i % 2 == 0) ? "Robots" : "Machines") + " walk " + i);
		}
		load(titles);
		String few = "{ search(text: \"robots\", first: 250) { edges { rank score node { webUrl } why { wordRank } } } }"
			.replace("250", "100");
		String many = few.replace("{ edges", "{ totalCount edges");
		JsonNode one = post(few, Map.of()).at("/data/search/edges");
		assertThat(one).hasSize(100).isEqualTo(post(many, Map.of()).at("/data/search/edges"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MEANING", "HYBRID" })
	void filtersAndExcludedWordsApply(String mode) throws Exception {
		load(Map.of("one", "Bridge collapses", "two", "Bridge collapses in storm", "three",
				"Bridge collapses at noon"));
		assertThat(hits("bridge -storm", mode, 10)).hasSize(2)
			.noneSatisfy((hit) -> assertThat(hit.at("/node/title").asString()).contains("storm"));
		JsonNode filtered = post("""
				query ($mode: SearchMode) { search(text: "bridge", mode: $mode, where: {title: {contains: "noon"}}) {
				  totalCount capped nodes { title } } }""", Map.of("mode", mode)).at("/data/search");
		assertThat(filtered.at("/totalCount").asInt()).isEqualTo(1);
		assertThat(filtered.at("/capped").asBoolean()).isFalse();
		assertThat(filtered.at("/nodes/0/title").asString()).isEqualTo("Bridge collapses at noon");
	}

	/** A filter sees only the nearest articles, also if some of these are left out. */
	@ParameterizedTest
	@ValueSource(strings = { "MEANING", "HYBRID" })
	void aFilterOfTheNearestArticlesSaysThatThereAreMore(String mode) throws Exception {
		load(Map.of("bridge", "Bridge collapses", "storm", "Bridge collapses in storm", "cup", "Rowers win the cup"));
		addCopies("https://a.com/cup", "Boats", 250);
		String filtered = """
				query ($text: String!, $mode: SearchMode) { search(text: $text, mode: $mode, where: {title: {contains: "nothing"}}) {
				  capped nodes { title } } }""";
		for (String text : List.of("bridge", "bridge -storm")) {
			JsonNode search = post(filtered, Map.of("text", text, "mode", mode)).at("/data/search");
			assertThat(search.toString()).as(text).isEqualTo("{\"capped\":true,\"nodes\":[]}");
		}
		assertThat(
				post("query ($mode: SearchMode) { search(text: \"bridge\", mode: $mode) { capped nodes { title } } }",
						Map.of("mode", mode))
					.at("/data/search/capped")
					.asBoolean())
			.isFalse();
	}

	/** Adds articles with the same vector. */
	private void addCopies(String key, String title, int count) {
		this.client.write((transaction) -> transaction.run(new CypherStatement(
				"""
						MATCH (article:Article {key: $key})
						UNWIND range(1, $count) AS i
						CREATE (:Article {key: 'https://h.com/' + i, webUrl: 'https://h.com/' + i, title: $title,
						  embedding: article.embedding, embeddingModel: article.embeddingModel, hasDocument: false, heat: 0})""",
				Map.of("key", key, "title", title, "count", count))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "-law" })
	void aTextWithoutWordsFindsNothing(String text) throws Exception {
		load(Map.of("one", "Bridge collapses"));
		assertThat(hits(text, "MEANING", 10)).isEmpty();
		assertThat(hits(text, null, 10)).isEmpty();
	}

	/** A vector can arrive after an answer was kept. */
	@Test
	void answersChangeWithTheVectors() throws Exception {
		this.seeds.replace(files(Map.of("one", "Bridge collapses")));
		this.seeds.load(this.client, 1000);
		String query = "{ search(text: \"crossing\") { nodes { title } } stats { embeddedArticleCount embeddingBacklogCount } }";
		HttpResponse<String> before = get(query);
		assertThat(before.body()).contains("\"nodes\":[]", "\"embeddedArticleCount\":0");
		String tag = before.headers().firstValue("ETag").orElseThrow();
		assertThat(get(query, "If-None-Match", tag).statusCode()).isEqualTo(304);
		this.embeddings.update(() -> false);
		HttpResponse<String> after = get(query, "If-None-Match", tag);
		assertThat(after.statusCode()).isEqualTo(200);
		assertThat(after.body()).contains("Bridge collapses", "\"embeddedArticleCount\":1",
				"\"embeddingBacklogCount\":0");
	}

	@Test
	void theBacklogIsCounted() throws Exception {
		Map<String, String> titles = new TreeMap<>();
		for (int i = 0; i < 5; i++) {
			titles.put("a" + i, "Title " + i);
		}
		load(titles);
		titles.put("b", "Another");
		this.seeds.replace(files(titles));
		this.seeds.load(this.client, 1000);
		assertThat(get("{ stats { embeddedArticleCount embeddingBacklogCount } }").body())
			.contains("\"embeddedArticleCount\":5,\"embeddingBacklogCount\":1");
		double stored = this.meters.get("newsgraph.insight.embedded").functionCounter().count();
		this.embeddings.update(() -> false);
		assertThat(this.meters.get("newsgraph.insight.embedded").functionCounter().count()).isEqualTo(stored + 1);
		assertThat(this.meters.get("newsgraph.insight.backlog").gauge().value()).isZero();
	}

	/** Nothing is lost, and each article is processed once. */
	@Test
	void unusualTextsAreEmbeddedOrLeftOut() throws Exception {
		Map<String, String> files = files(Map.of("long", "Bridge", "script", "東京で大きな火事", "controls", "\\u0001\\u0002",
				"normal", "Bridge collapses"));
		files.merge("feed/long.md", "A collapse. ".repeat(80_000), String::concat);
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("CREATE (:Article {key: 'https://a.com/empty', title: ' ', hasDocument: false})")));
		assertThat(number("MATCH (a:Article) WHERE size(a.body) > 950000 RETURN count(a) AS n")).isEqualTo(1);
		assertThat(this.embeddings.update(() -> false)).isTrue();
		assertThat(get("{ stats { embeddedArticleCount embeddingBacklogCount } }").body())
			.contains("\"embeddingBacklogCount\":0");
		assertThat(number(
				"MATCH (a:Article) WHERE a.embeddingModel IS NOT NULL AND a.embedding IS NULL RETURN count(a) AS n"))
			.isEqualTo(1);
		assertThat(hits("fire in tokyo", "MEANING", 10)).hasSize(4);
		long version = number("MATCH (i:InsightState) RETURN i.version AS n");
		assertThat(this.embeddings.update(() -> false)).isTrue();
		assertThat(number("MATCH (i:InsightState) RETURN i.version AS n")).isEqualTo(version);
	}

	/** The rest stays in the backlog, and gets its vectors when the model works again. */
	@Test
	void aModelThatFailsOnEveryTextLeavesTheBacklog() {
		this.seeds.replace(files(Map.of("a", "One", "b", "Two", "c", "Three")));
		this.seeds.load(this.client, 1000);
		AtomicInteger calls = new AtomicInteger();
		ArticleEmbeddings failing = new ArticleEmbeddings(this.client, TestModels.of((text) -> {
			if (calls.incrementAndGet() > 2) {
				throw new IllegalStateException("no memory");
			}
			return TestModels.vector();
		}), 10);
		assertThatExceptionOfType(ModelFailedException.class).isThrownBy(() -> failing.update(() -> false))
			.withMessage("The model for the meaning of texts fails on every text.");
		assertThat(failing.stored()).isEqualTo(2);
		assertThat(failing.backlog()).isEqualTo(1);
		assertThat(number("MATCH (a:Article) WHERE a.embeddingModel IS NOT NULL RETURN count(a) AS n")).isEqualTo(2);
		assertThat(this.embeddings.update(() -> false)).isTrue();
		assertThat(number("MATCH (a:Article) WHERE a.embedding IS NOT NULL RETURN count(a) AS n")).isEqualTo(3);
	}

	/** Such an article is processed once. */
	@Test
	void aTextThatTheModelFailsOnIsLeftOut() {
		this.seeds.replace(files(Map.of("a", "One", "b", "Two", "c", "Three")));
		this.seeds.load(this.client, 1000);
		ArticleEmbeddings embeddings = new ArticleEmbeddings(this.client, TestModels.of((text) -> {
			if (text.contains("Two")) {
				throw new IllegalStateException("no token");
			}
			return TestModels.vector();
		}), 10);
		assertThat(embeddings.update(() -> false)).isTrue();
		assertThat(embeddings.backlog()).isZero();
		assertThat(number("MATCH (a:Article) WHERE a.embedding IS NOT NULL RETURN count(a) AS n")).isEqualTo(2);
		assertThat(number("MATCH (a:Article) WHERE a.embeddingModel IS NOT NULL RETURN count(a) AS n")).isEqualTo(3);
	}

	/** An import changes one of them meanwhile. */
	@Test
	void onlyTheVectorsThatWereStoredAreCounted() {
		this.seeds.replace(files(Map.of("a", "One", "b", "Two")));
		this.seeds.load(this.client, 1000);
		ArticleEmbeddings embeddings = new ArticleEmbeddings(this.client, TestModels.of((text) -> {
			if (text.contains("Two")) {
				this.client.write((transaction) -> transaction.run(CypherStatement
					.of("MATCH (a:Article {title: 'One'}) SET a.changeSequence = a.changeSequence + 1")));
			}
			return TestModels.vector();
		}), 10);
		embeddings.update(() -> false);
		assertThat(embeddings.stored()).isEqualTo(1);
		assertThat(embeddings.backlog()).isEqualTo(1);
	}

	/** The transaction of the import ends while the statement waits for it. */
	@Test
	void aVectorOfATextThatAnImportIsChangingIsNotStored() throws Exception {
		this.seeds.replace(files(Map.of("one", "Bridge collapses")));
		this.seeds.load(this.client, 1000);
		CountDownLatch changed = new CountDownLatch(1);
		CompletableFuture<Void> committed = new CompletableFuture<>();
		Thread batch = Thread.ofVirtual().start(() -> this.client.write((transaction) -> {
			transaction.run(CypherStatement.of("MATCH (lock:ImportLock {id: 'import'}) SET lock.id = 'import'"));
			List<?> article = transaction.run(CypherStatement.of("""
					MATCH (a:Article) SET a.title = 'Rowers win', a.changeSequence = a.changeSequence + 1
					REMOVE a.embedding, a.embeddingModel"""));
			changed.countDown();
			committed.join();
			return article;
		}));
		changed.await();
		ArticleEmbeddings old = new ArticleEmbeddings(this.client, TestModels.of((text) -> TestModels.vector()), 10);
		CompletableFuture<Boolean> update = CompletableFuture.supplyAsync(() -> old.update(() -> false));
		try {
			Awaitility.await()
				.until(() -> number(
						"SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*) AS n") > 0);
		}
		finally {
			committed.complete(null);
			batch.join();
		}
		assertThat(update.join()).isTrue();
		assertThat(old.stored()).isZero();
		assertThat(number("MATCH (a:Article) WHERE a.embeddingModel IS NULL RETURN count(a) AS n")).isEqualTo(1);
	}

	@Test
	void aGatewayThatStopsLetsAnotherOneStoreVectors() {
		this.seeds.replace(files(Map.of("a", "One", "b", "Two", "c", "Three")));
		this.seeds.load(this.client, 1000);
		ArticleEmbeddings stopped = new ArticleEmbeddings(this.client, TestModels.of((text) -> TestModels.vector()), 1);
		assertThat(stopped.update(() -> stopped.stored() > 0)).isFalse();
		assertThat(stopped.stored()).isEqualTo(1);
		AtomicInteger calls = new AtomicInteger();
		ArticleEmbeddings failed = new ArticleEmbeddings(this.client, TestModels.of((text) -> {
			if (calls.incrementAndGet() > 1) {
				throw new NoClassDefFoundError("for the test");
			}
			return TestModels.vector();
		}), 1);
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> failed.update(() -> false));
		assertThat(failed.stored()).isEqualTo(1);
		assertThat(this.embeddings.update(() -> false)).isTrue();
		assertThat(number("MATCH (a:Article) WHERE a.embedding IS NOT NULL RETURN count(a) AS n")).isEqualTo(3);
	}

	/** A blank in quotes is kept as it is. */
	@Test
	void theTextOfAnArticleWithABlankExcerptIsItsBody() {
		Map<String, String> files = files(Map.of("blank", "Update"));
		files.put("feed/blank.md", files.get("feed/blank.md").replace("title:", "excerpt: \" \"\ntitle:")
				+ "The harbor bridge collapses.\n");
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(number("MATCH (a:Article {excerpt: ' '}) RETURN count(a) AS n")).isEqualTo(1);
		List<String> texts = new ArrayList<>();
		ArticleEmbeddings embeddings = new ArticleEmbeddings(this.client, TestModels.of((text) -> {
			texts.add(text);
			return TestModels.vector();
		}), 10);
		embeddings.update(() -> false);
		assertThat(texts).hasSize(1).first().asString().contains("Update", "harbor bridge");
		for (InsightStatement statement : List.of(InsightStatement.ARTICLES, InsightStatement.CHANGED_ARTICLES)) {
			assertThat(this.client
				.lookUp(statement
					.with(Map.of("after", "", "limit", 10, "text", 100, "model", SentenceModel.VERSION, "sequence", 0)))
				.getFirst()
				.get("text")
				.asString()).contains("harbor bridge");
		}
		files.merge("feed/blank.md", "Divers search the river.\n", String::concat);
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(number("MATCH (a:Article) WHERE a.embedding IS NULL RETURN count(a) AS n")).isEqualTo(1);
	}

	/** Its vector would be the nearest. */
	@Test
	void vectorsOfAnotherModelAreReplacedAndNotCompared() throws Exception {
		load(Map.of("one", "Bridge collapses", "two", "Rowers win the cup"));
		this.client.write((transaction) -> transaction.run(new CypherStatement(
				"MATCH (a:Article) WHERE a.title STARTS WITH 'Bridge' SET a.embeddingModel = 'old', a.embedding = $vector",
				Map.of("vector", this.model.embed("bridge")))));
		assertThat(hits("bridge", "MEANING", 10)).hasSize(1);
		assertThat(hits("bridge", "HYBRID", 10)).extracting((hit) -> hit.at("/why/cosine").isNull())
			.containsExactlyInAnyOrder(true, false);
		assertThat(get("{ stats { embeddingBacklogCount } }").body()).contains("\"embeddingBacklogCount\":1");
		assertThat(this.embeddings.update(() -> false)).isTrue();
		assertThat(hits("bridge", "MEANING", 10)).hasSize(2);
		assertThat(number("MATCH (a:Article) WHERE a.embeddingModel = 'old' RETURN count(a) AS n")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "one", "two" })
	void articlesWithVectorsOfTwoModelsAreNotNearInMeaning(String old) {
		load(Map.of("one", "Bridge collapses", "two", "Rowers win the cup"));
		String operation = """
				{ article(webUrl: "https://a.com/one") { similar { nodes { title } } }
				  whyRelated(from: "https://a.com/one", to: "https://a.com/two") { evidence { __typename } } }""";
		CypherStatement equal = CypherStatement
			.of("MATCH (one:Article) MATCH (two:Article) WHERE one.key ENDS WITH 'one' AND two.key ENDS WITH 'two' "
					+ "SET two.embedding = one.embedding");
		this.client.write((transaction) -> transaction.run(equal));
		JsonNode near = answer(operation);
		assertThat(near.at("/article/similar/nodes")).hasSize(1);
		assertThat(near.at("/whyRelated").toString()).contains("NearInMeaning");
		this.client.write((transaction) -> transaction.run(new CypherStatement(
				"MATCH (a:Article) WHERE a.key ENDS WITH $old SET a.embeddingModel = 'old'", Map.of("old", old))));
		JsonNode apart = answer(operation);
		assertThat(apart.at("/article/similar/nodes")).isEmpty();
		assertThat(apart.at("/whyRelated").toString()).doesNotContain("NearInMeaning");
	}

	@Test
	void onlyOneGatewayEmbedsAtATime() {
		this.seeds.replace(files(Map.of("one", "Bridge collapses")));
		this.seeds.load(this.client, 1000);
		this.client.write((transaction) -> transaction.run(CypherStatement
			.of("MERGE (i:InsightState {id: 'insight'}) SET i.embeddingToken = 'other', i.embeddingUntil = datetime() + duration('PT1M')")));
		assertThat(this.embeddings.update(() -> false)).isFalse();
		assertThat(number("MATCH (a:Article) WHERE a.embeddingModel IS NOT NULL RETURN count(a) AS n")).isZero();
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (i:InsightState) SET i.embeddingUntil = datetime() - duration('PT1M')")));
		assertThat(this.embeddings.update(() -> false)).isTrue();
	}

	@Test
	void similarArticlesCanBeNearInMeaningOnly() throws Exception {
		load(Map.of("bridge", "Harbor bridge collapses in storm", "fall", "Storm brings down the bridge of the harbor",
				"cup", "Rowers win the national cup final"));
		JsonNode similar = post("""
				{ article(webUrl: "https://a.com/bridge") { similar { edges { score node { title }
				  evidence { __typename strength ... on NearInMeaning { cosine } } } } }
				  whyRelated(from: "https://a.com/bridge", to: "https://a.com/fall") { score } }""", Map.of())
			.at("/data");
		assertThat(similar.toString()).contains("NearInMeaning");
		JsonNode first = similar.at("/article/similar/edges/0");
		assertThat(first.at("/node/title").asString()).startsWith("Storm brings");
		JsonNode near = StreamSupport.stream(first.at("/evidence").spliterator(), false)
			.filter((one) -> one.at("/__typename").asString().equals("NearInMeaning"))
			.findFirst()
			.orElseThrow();
		double cosine = near.at("/cosine").asDouble();
		assertThat(near.at("/strength").asDouble()).isCloseTo(1.6 * (cosine - 0.75), within(1e-9));
		assertThat(cosine).isCloseTo(
				cosine("Harbor bridge collapses in storm", "Storm brings down the bridge of the harbor"), within(1e-4));
		assertThat(first.at("/score").asDouble()).isEqualTo(similar.at("/whyRelated/score").asDouble());
	}

	/** More articles are at distance two than are compared. */
	@Test
	void theNearestInMeaningAreComparedBeforeThoseAtDistanceTwo() {
		load(Map.of("bridge", "Harbor bridge collapses in storm", "fall",
				"Storm brings down the bridge of the harbor"));
		this.client.write((transaction) -> transaction.run(CypherStatement.of("""
				MATCH (bridge:Article {key: 'https://a.com/bridge'})
				CREATE (bridge)-[:RELATED_TO {position: 0}]->(hub:Article {key: 'https://h.com/hub', title: 'Hub'})
				WITH hub UNWIND range(1, 600) AS i
				CREATE (hub)-[:RELATED_TO {position: i}]->(:Article {key: 'https://h.com/' + i, title: 'Far'})""")));
		Map<String, Object> answer = execute(SIMILAR, Identity.INTERNAL);
		assertThat(answer.toString()).contains("capped=true", "title=Storm brings down the bridge of the harbor");
	}

	/**
	 * There are more hidden articles than the index returns at first, without a rule and
	 * with one.
	 */
	@ParameterizedTest
	@ValueSource(strings = {
			"{ search(text: \"the bridge of the harbor collapses\", mode: MEANING) { totalCount capped edges { rank score node { title } } } }",
			"{ search(text: \"harbor bridge\", mode: HYBRID) { totalCount capped edges { rank why { wordRank meaningRank cosine } node { title } } } }",
			SIMILAR })
	void hiddenArticlesTakeNoPlaceOfOthers(String operation) {
		load(Map.of("bridge", "Harbor bridge collapses in storm", "fall", "Storm brings down the bridge of the harbor",
				"cup", "Rowers win the national cup final"));
		addCopies("https://a.com/bridge", "Hidden", operation.contains("MEANING") ? 2_100 : 600);
		Map<String, Object> all = execute(operation, Identity.INTERNAL);
		Map<String, Object> seen = execute(operation, new Identity("analyst", Role.ANALYST));
		assertThat(seen).doesNotContainKey("errors").isNotEqualTo(all);
		assertThat(seen.toString()).contains("Storm brings down");
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (hidden:Article {title: 'Hidden'}) DETACH DELETE hidden")));
		assertThat(seen).isEqualTo(execute(operation, Identity.INTERNAL));
	}

	/** Returns the data of an answer that was not kept. */
	private JsonNode answer(String operation) {
		return JsonMapper.shared().valueToTree(execute(operation, Identity.INTERNAL)).at("/data");
	}

	private Map<String, Object> execute(String operation, Identity caller) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation, null, Map.of(), Map.of(),
				"1", Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, caller)).build());
		return this.service.execute(request).block().getExecutionResult().toSpecification();
	}

	@Test
	void theVectorIndexHasTheDimensionsOfTheModel() {
		TestDatabase.defineSchema(this.client);
		assertThat(this.client
			.lookUp(CypherStatement.of("SHOW VECTOR INDEXES YIELD name, options WHERE name = 'article_meaning' "
					+ "RETURN options.indexConfig['vector.dimensions'] AS n"))
			.getFirst()
			.get("n")
			.asInt()).isEqualTo(SentenceModel.DIMENSIONS);
	}

	private double cosine(String one, String other) {
		float[] first = this.model.embed(one, "");
		float[] second = this.model.embed(other, "");
		double sum = 0;
		for (int i = 0; i < first.length; i++) {
			sum += first[i] * second[i];
		}
		return sum;
	}

	private void load(Map<String, String> titles) {
		this.seeds.replace(files(titles));
		this.seeds.load(this.client, 1000);
		assertThat(this.embeddings.update(() -> false)).isTrue();
	}

	private static Map<String, String> files(Map<String, String> titles) {
		Map<String, String> files = new TreeMap<>();
		titles.forEach((name, title) -> files.put("feed/" + name + ".md",
				"---\ntitle: \"%s\"\nwebUrl: https://a.com/%s\n---\n".formatted(title, name)));
		return files;
	}

	private static Map<String, Integer> ranks(List<JsonNode> hits) {
		Map<String, Integer> ranks = new TreeMap<>();
		hits.forEach((hit) -> ranks.put(hit.at("/node/title").asString(), hit.at("/rank").asInt()));
		Set<Integer> different = new HashSet<>(ranks.values());
		assertThat(different).hasSameSizeAs(ranks.values());
		return ranks;
	}

	private List<JsonNode> hits(String text, String mode, int first) throws Exception {
		return hits(text, mode, first, Map.of());
	}

	private List<JsonNode> hits(String text, String mode, int first, Map<String, Object> where) throws Exception {
		Map<String, Object> variables = new TreeMap<>(Map.of("text", text, "first", first));
		if (!where.isEmpty()) {
			variables.put("where", where);
		}
		if (mode != null) {
			variables.put("mode", mode);
		}
		JsonNode answer = post(HITS, variables);
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return StreamSupport.stream(answer.at("/data/search/edges").spliterator(), false).toList();
	}

	private long number(String statement) {
		return this.client.lookUp(CypherStatement.of(statement)).getFirst().get("n").asLong();
	}

	private JsonNode post(String query, Map<String, Object> variables) throws Exception {
		JsonMapper json = JsonMapper.shared();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/graphql"))
			.header("Content-Type", "application/json")
			.header("Accept", "application/graphql-response+json")
			.POST(HttpRequest.BodyPublishers
				.ofString(json.writeValueAsString(Map.of("query", query, "variables", variables))))
			.build();
		return json.readTree(this.http.send(request, BodyHandlers.ofString()).body());
	}

	private HttpResponse<String> get(String query, String... headers) throws Exception {
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
