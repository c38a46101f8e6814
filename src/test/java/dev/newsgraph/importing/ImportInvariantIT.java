package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportProgress;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.resolution.GraphVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** The graph is a function of the set of documents in it. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class ImportInvariantIT {

	private static final int SETS = 8;

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	/** Each seed makes other sets; a failing one is named by the test. */
	@ParameterizedTest
	@ValueSource(longs = { 1 })
	void anyWayToASetOfDocumentsLeadsToTheSameGraph(long seed) {
		// Each load in bulk starts a server.
		compareWays(seed, List.of(SETS - 1));
	}

	/**
	 * Compares the graphs of imports one after another, of one import, and of a load in
	 * bulk.
	 * @param inBulk the sets that are also loaded in bulk
	 */
	private void compareWays(long seed, List<Integer> inBulk) {
		Random random = new Random(seed);
		RandomFeed feed = new RandomFeed(seed);
		Map<String, String> files = feed.files();
		for (int i = 0; i < SETS; i++) {
			files = withFolders((random.nextInt(5) == 0) ? feed.files() : feed.edited(files));
			this.seeds.replace(files);
			this.seeds.load(this.client, 1 + random.nextInt(4));
			List<String> after = GraphSnapshot.of(this.client);
			TestDatabase.clear(this.client);
			this.seeds.load(this.client, 1000);
			List<String> once = GraphSnapshot.of(this.client);
			assertThat(after).as("set %d of seed %d", i, seed).isEqualTo(once);
			if (inBulk.contains(i)) {
				assertThat(this.seeds.loadInBulk(this.folder.resolve("bulk-" + i)))
					.as("set %d of seed %d in bulk", i, seed)
					.isEqualTo(once);
			}
		}
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(longs = { 2, 3, 4 })
	void anyWayToASetOfDocumentsLeadsToTheSameGraphWithMoreSeeds(long seed) {
		compareWays(seed, IntStream.range(0, SETS).boxed().toList());
	}

	@Test
	void aSecondStartChangesNothing() {
		this.seeds.replace(withFolders(new RandomFeed(42).files()));
		ImportReport first = this.seeds.load(this.client, 3);
		List<Map<String, Object>> documents = documents();
		ImportReport second = this.seeds.load(this.client, 3);
		assertThat(first.loaded()).isPositive();
		assertThat(second.loaded()).isZero();
		assertThat(second.unchanged()).isEqualTo(first.loaded());
		assertThat(documents()).isEqualTo(documents);
	}

	/** Their files have not changed, but the rules by which they are read have. */
	@Test
	void documentsOfAnotherMappingAreReadAgain() {
		this.seeds.replace(withFolders(new RandomFeed(7).files()));
		TrackingParameters others = TrackingParameters.of(List.of("none"));
		ImportReport first = this.seeds.load(this.client, 3, others);
		List<String> before = GraphSnapshot.of(this.client);
		assertThat(this.seeds.load(this.client, 3, others).unchanged()).isEqualTo(first.loaded());
		ImportReport second = this.seeds.load(this.client, 1);
		assertThat(second.loaded()).isEqualTo(first.loaded()).isPositive();
		assertThat(this.seeds.load(this.client, 1).loaded()).isZero();
		List<String> after = GraphSnapshot.of(this.client);
		assertThat(after).isNotEqualTo(before);
		TestDatabase.clear(this.client);
		this.seeds.load(this.client, 1000);
		assertThat(after).isEqualTo(GraphSnapshot.of(this.client));
	}

	/** As written by builds that did not keep the mapping. */
	@Test
	void documentsWithoutAMappingAreReadAgain() {
		this.seeds.replace(withFolders(new RandomFeed(7).files()));
		ImportReport first = this.seeds.load(this.client, 3);
		List<String> snapshot = GraphSnapshot.of(this.client);
		this.client.write((transaction) -> transaction.run(CypherStatement
			.of("MATCH (d:Document) REMOVE d.mapping WITH count(d) AS n MATCH (s:GraphState) DELETE s")));
		assertThat(this.seeds.load(this.client, 3).loaded()).isEqualTo(first.loaded()).isPositive();
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(snapshot);
	}

	/** As written by builds that did not keep the version of the graph. */
	@Test
	void aGraphOfAnOlderVersionGetsTheVersionOfThisOne() {
		this.seeds.replace(withFolders(new RandomFeed(7).files()));
		ImportReport first = this.seeds.load(this.client, 3);
		List<String> snapshot = GraphSnapshot.of(this.client);
		write("MATCH (d:Document) SET d.mapping = '0-old' WITH count(d) AS n MATCH (s:GraphState) REMOVE s.model, s.mapping, s.revision");
		assertThat(this.seeds.load(this.client, 3).loaded()).isEqualTo(first.loaded()).isPositive();
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(snapshot);
		assertThat(this.client
			.lookUp(CypherStatement.of("MATCH (s:GraphState) RETURN s.model AS model, s.mapping AS mapping"))
			.getFirst()
			.asMap())
			.isEqualTo(Map.of("model", GraphVersion.CURRENT.model(), "mapping", GraphVersion.CURRENT.mapping()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "model", "mapping" })
	void nothingIsWrittenToAGraphOfANewerVersion(String version) {
		Map<String, String> files = new TreeMap<>(withFolders(new RandomFeed(7).files()));
		this.seeds.replace(files);
		this.seeds.load(this.client, 3);
		write("MATCH (s:GraphState) SET s.%s = 99".formatted(version));
		List<String> snapshot = GraphSnapshot.of(this.client);
		files.put("one/new.md", "---\ntitle: New\nwebUrl: https://new.example/\n---\n");
		this.seeds.replace(files);
		ImportReport refused = this.seeds.load(this.client, 3);
		assertThat(refused.outcome()).isEqualTo(ImportOutcome.NEWER_GRAPH);
		assertThat(refused.loaded()).isZero();
		assertThat(refused.notices()).containsExactly(
				"A newer version of Newsgraph has written to this graph (%s; this version has model 1, mapping %d), so this version only reads it: import with the newer version."
					.formatted(version.equals("model") ? "model 99, mapping " + GraphVersion.CURRENT.mapping()
							: "model 1, mapping 99", GraphVersion.CURRENT.mapping()));
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(snapshot);
		write("MATCH (s:GraphState) REMOVE s.model, s.mapping, s.revision");
		assertThat(this.seeds.load(this.client, 3).loaded()).isEqualTo(1);
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	@Test
	void spellingsOfOneAddressAreOneArticleAndRoutesOfASiteAreSeveral() {
		Map<String, String> files = new TreeMap<>();
		for (String address : List.of("https://e.com", "https://E.com./?utm_source=a#b", "https://e.com/#!",
				"https://b\u00fccher.de/caf\u00e9", "https://xn--bcher-kva.de/x/%2e%2E/caf%c3%a9", "https://e.com/#!/a",
				"https://e.com/#!/b", "https://e.com/#/a", "http://e.com/%7Ea", "http://e.com/~a")) {
			files.put("one/" + files.size() + ".md", "---\ntitle: a\nwebUrl: \"%s\"\n---\n".formatted(address));
		}
		this.seeds.replace(files);
		assertThat(this.seeds.load(this.client, 3).loaded()).isEqualTo(files.size());
		assertThat(articles().keySet()).containsExactly("http://e.com/~a", "https://b\u00fccher.de/caf\u00e9",
				"https://e.com/", "https://e.com/#!/a", "https://e.com/#!/b", "https://e.com/#/a");
	}

	/** Neo4j orders paths by code points and as a whole, the walk folder by folder. */
	@Test
	void whatNamesAreLikeDoesNotHideThatNothingChanged() {
		Map<String, String> files = new TreeMap<>();
		for (String name : List.of("a.md", "a/b.md", "a-b/c.md", "a0.md", "\u00e4.md", "\ufb01/x.md", "\ufb01.md",
				"\ud83d\ude00/x.md", "\ud83d\ude00.md", "z/\ud83d\ude00.md", "z/\uffe5.md")) {
			files.put("one/" + name,
					"---\ntitle: \"%s\"\nwebUrl: https://a.com/%d\n---\n".formatted(name, files.size()));
		}
		this.seeds.replace(files);
		assertThat(this.seeds.load(this.client, 1000).loaded()).isEqualTo(files.size());
		ImportReport again = this.seeds.load(this.client, 1000);
		assertThat(again.unchanged()).isEqualTo(files.size());
		assertThat(again.removed()).isZero();
		files.remove("one/a.md");
		files.remove("one/\ufb01/x.md");
		this.seeds.replace(files);
		ImportReport fewer = this.seeds.load(this.client, 1000);
		assertThat(fewer.unchanged()).isEqualTo(files.size());
		assertThat(fewer.removed()).isEqualTo(2);
	}

	/** What a dry run names is what the import then does. */
	@ParameterizedTest
	@ValueSource(longs = { 11 })
	void aDryRunForetellsTheImport(long seed) {
		RandomFeed feed = new RandomFeed(seed);
		Map<String, String> files = withFolders(feed.files());
		for (int i = 0; i < SETS; i++) {
			this.seeds.replace(files);
			this.seeds.load(this.client, 1000);
			Map<String, Object> before = articles();
			List<String> snapshot = GraphSnapshot.of(this.client);
			files = withFolders(feed.edited(files));
			this.seeds.replace(files);
			Map<String, Difference.Change> foretold = new TreeMap<>();
			this.seeds.load(this.client, 2, ImportRequest.everything().withDryRun(true), new ImportObserver() {
				@Override
				public void difference(Difference difference) {
					if (difference.kind() == Difference.Kind.ARTICLE) {
						foretold.put(difference.name(), difference.change());
					}
				}
			});
			assertThat(GraphSnapshot.of(this.client)).as("a dry run writes nothing").isEqualTo(snapshot);
			this.seeds.load(this.client, 2);
			Map<String, Object> after = articles();
			Map<String, Difference.Change> done = new TreeMap<>();
			before.forEach((key, values) -> {
				if (!after.containsKey(key)) {
					done.put(key, Difference.Change.REMOVED);
				}
				else if (!after.get(key).equals(values)) {
					done.put(key, Difference.Change.CHANGED);
				}
			});
			after.keySet()
				.stream()
				.filter((key) -> !before.containsKey(key))
				.forEach((key) -> done.put(key, Difference.Change.ADDED));
			assertThat(foretold).as("set %d of seed %d", i, seed).containsAllEntriesOf(done);
			assertThat(foretold).as("set %d of seed %d", i, seed).hasSameSizeAs(done);
		}
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(longs = { 12 })
	void aDryRunForetellsTheImportWithMoreSeeds(long seed) {
		aDryRunForetellsTheImport(seed);
	}

	@ParameterizedTest
	@ValueSource(longs = { 21 })
	void removingAFolderRemovesOnlyItsClaims(long seed) {
		RandomFeed feed = new RandomFeed(seed);
		for (int i = 0; i < SETS; i++) {
			Map<String, String> files = withFolders(feed.files());
			TestDatabase.clear(this.client);
			this.seeds.replace(files);
			this.seeds.load(this.client, 2);
			this.seeds.load(this.client, 2, ImportRequest.removal("two"), ImportObserver.NONE);
			List<String> after = GraphSnapshot.of(this.client);
			TestDatabase.clear(this.client);
			this.seeds.replace(only(files, "one/"));
			this.seeds.load(this.client, 1000);
			assertThat(after).as("set %d of seed %d", i, seed).isEqualTo(GraphSnapshot.of(this.client));
		}
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(longs = { 22, 23 })
	void removingAFolderRemovesOnlyItsClaimsWithMoreSeeds(long seed) {
		removingAFolderRemovesOnlyItsClaims(seed);
	}

	@ParameterizedTest
	@ValueSource(longs = { 31 })
	void stoppedAnywhereAndRunAgainItEndsTheSame(long seed) {
		Random random = new Random(seed);
		RandomFeed feed = new RandomFeed(seed);
		Map<String, String> files = withFolders(feed.files());
		for (int i = 0; i < SETS; i++) {
			files = withFolders(feed.edited(files));
			this.seeds.replace(files);
			int batches = random.nextInt(4);
			this.seeds.load(this.client, 1, ImportRequest.everything(), stoppingAfter(batches));
			this.seeds.load(this.client, 1);
			List<String> after = GraphSnapshot.of(this.client);
			TestDatabase.clear(this.client);
			this.seeds.load(this.client, 1000);
			assertThat(after).as("set %d of seed %d", i, seed).isEqualTo(GraphSnapshot.of(this.client));
		}
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(longs = { 32, 33 })
	void stoppedAnywhereAndRunAgainItEndsTheSameWithMoreSeeds(long seed) {
		stoppedAnywhereAndRunAgainItEndsTheSame(seed);
	}

	private static ImportObserver stoppingAfter(int batches) {
		return new ImportObserver() {
			private volatile long written;

			@Override
			public void progress(ImportProgress progress) {
				this.written = progress.loaded() + progress.removed();
			}

			@Override
			public boolean isStopped() {
				return this.written >= batches;
			}
		};
	}

	/** Each article's own values and edges. */
	private Map<String, Object> articles() {
		Map<String, Object> articles = new TreeMap<>();
		this.client.read(CypherStatement.of("""
				MATCH (a:Article)
				RETURN a.key AS key, [a {.*, changeSequence: null, createdSequence: null},
				  COLLECT { MATCH (a)-[e:PUBLISHED_BY|ABOUT|RELATED_TO|HAS_IMAGE]->(b)
				    WITH type(e) + ' ' + coalesce(b.key, b.domain, b.slug, b.url) AS name, properties(e) AS values
				    RETURN [name, values] ORDER BY name }] AS values
				""")).forEach((row) -> articles.put(row.get("key").asString(), row.get("values").asObject()));
		return articles;
	}

	@Test
	void importsThatRunSideBySideWaitForTheLock() throws Exception {
		SeedFiles one = new SeedFiles(this.folder.resolve("left"));
		SeedFiles two = new SeedFiles(this.folder.resolve("right"));
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < 60; i++) {
			files.put((i % 2 == 0) ? "one/" + i + ".md" : "two/" + i + ".md", new RandomFeed(i).article());
		}
		one.replace(only(files, "one/"));
		two.replace(only(files, "two/"));
		FutureTask<Object> other = new FutureTask<>(() -> two.load(this.client, 1), null);
		Thread.ofPlatform().start(other);
		one.load(this.client, 1);
		other.get();
		List<String> sideBySide = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(sideBySide).isEqualTo(GraphSnapshot.of(this.client));
	}

	private static Map<String, String> only(Map<String, String> files, String folder) {
		Map<String, String> some = new TreeMap<>(files);
		some.keySet().removeIf((path) -> !path.startsWith(folder));
		return some;
	}

	/** Documents of a folder that is gone are kept, so the folders stay. */
	private static Map<String, String> withFolders(Map<String, String> files) {
		Map<String, String> all = new TreeMap<>(files);
		all.put("one/.keep", "");
		all.put("two/.keep", "");
		return all;
	}

	private List<Map<String, Object>> documents() {
		return this.client.read(CypherStatement.of("MATCH (d:Document) RETURN d {.*} AS d ORDER BY d.key"))
			.stream()
			.map((row) -> row.get("d").asMap())
			.toList();
	}

}
