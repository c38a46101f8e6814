package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.access.Identity;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What imports record of the articles that they change, as clients read it. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class RecordedChangesIT {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String CHANGES = "{ changes { totalCount capped nodes { kind title address providerDomain"
			+ " values { field before after cut } article { title } } } }";

	@Autowired
	private GraphClient client;

	@Autowired
	private ExecutionGraphQlService service;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	private final Map<String, String> files = new TreeMap<>();

	private Clock clock = Clock.systemUTC();

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	@Test
	void anAddedAChangedAndARemovedArticleAreRecordedNewestFirst() {
		load("a", "title: First headline\nheat: 3\ntopics: [AI, Chips]");
		load("a", "title: Second headline\nheat: 3\nexcerpt: New\ntopics: [AI, Robots]");
		load("a", null);
		JsonNode changes = data(CHANGES).at("/changes");
		assertThat(changes.at("/totalCount").asInt()).isEqualTo(3);
		assertThat(changes.at("/capped").asBoolean()).isFalse();
		assertThat(changes.at("/nodes/0").toString()).isEqualTo(
				"{\"kind\":\"REMOVED\",\"title\":\"Second headline\",\"address\":\"https://paper.example/a\",\"providerDomain\":null,\"values\":[],\"article\":null}");
		assertThat(changes.at("/nodes/1/kind").asString()).isEqualTo("CHANGED");
		assertThat(changes.at("/nodes/1/values").toString())
			.isEqualTo("[" + value("TITLE", "First headline", "Second headline") + "," + value("EXCERPT", null, "New")
					+ "," + value("TOPICS", "chips", null) + "," + value("TOPICS", null, "robots") + "]");
		assertThat(changes.at("/nodes/2").toString()).contains("\"kind\":\"ADDED\"", "\"title\":\"First headline\"",
				"\"values\":[]");
	}

	@Test
	void anImportThatChangesNothingRecordsNothing() {
		load("a", "title: A");
		load();
		// The document changes, but not the article.
		this.files.put("one/a.md", this.files.get("one/a.md").replace("title: A", "title: 'A'"));
		load();
		assertThat(data(CHANGES).at("/changes/totalCount").asInt()).isEqualTo(1);
	}

	@Test
	void changesSinceARevisionOrATimeAreThoseAfterIt() {
		load("a", "title: A1");
		String revision = revision();
		JsonNode first = data("{ changes { nodes { recordedAt } } }").at("/changes/nodes/0/recordedAt");
		load("a", "title: A2");
		load("b", "title: B");
		for (String since : List.of("sinceRevision: \"" + revision + "\"", "since: " + first)) {
			JsonNode changes = data("{ changes(" + since + ") { capped nodes { title } } }").at("/changes");
			assertThat(changes.toString())
				.isEqualTo("{\"capped\":false,\"nodes\":[{\"title\":\"B\"},{\"title\":\"A2\"}]}");
		}
		assertThat(data("{ changes(sinceRevision: \"" + revision() + "\") { capped nodes { title } } }").at("/changes")
			.toString()).isEqualTo("{\"capped\":false,\"nodes\":[]}");
		assertThat(data("{ changes(until: " + first + ") { nodes { title } } }").at("/changes/nodes").toString())
			.isEqualTo("[{\"title\":\"A1\"}]");
	}

	@Test
	void anUnknownRevisionReturnsAllChangesAndSaysThatSomeMayBeMissing() {
		load("a", "title: A");
		JsonNode changes = data("{ changes(sinceRevision: \"" + "0f".repeat(32) + "\") { capped totalCount } }")
			.at("/changes");
		assertThat(changes.toString()).isEqualTo("{\"capped\":true,\"totalCount\":1}");
	}

	@Test
	void changesAreFilteredByFieldKindAndValues() {
		load("a", "title: A", "b", "title: B");
		load("a", "title: A2", "b", "title: B\nheat: 4");
		assertThat(data("{ changes(field: HEAT) { nodes { title } } }").at("/changes/nodes").toString())
			.isEqualTo("[{\"title\":\"B\"}]");
		assertThat(data("{ changes(where: { kind: { eq: ADDED }, title: { eq: \"A\" } }) { nodes { title } } }")
			.at("/changes/nodes")
			.toString()).isEqualTo("[{\"title\":\"A\"}]");
		assertThat(
				data("{ changes(where: { address: { eq: \"https://paper.example/b?utm_source=x\" } }) { totalCount } }")
					.at("/changes/totalCount")
					.asInt())
			.isEqualTo(2);
	}

	@Test
	void changesArePagedThrough() {
		for (int i = 0; i < 5; i++) {
			load("a", "title: A" + i);
		}
		JsonNode page = data("{ changes(first: 2) { pageInfo { endCursor hasNextPage } nodes { title } } }")
			.at("/changes");
		assertThat(page.at("/nodes").toString()).isEqualTo("[{\"title\":\"A4\"},{\"title\":\"A3\"}]");
		load("a", "title: A5");
		assertThat(data("{ changes(first: 2, after: " + page.at("/pageInfo/endCursor") + ") { nodes { title } } }")
			.at("/changes/nodes")
			.toString()).isEqualTo("[{\"title\":\"A2\"},{\"title\":\"A1\"}]");
	}

	@Test
	void longValuesAreCut() {
		load("a", "title: A\nexcerpt: " + "x".repeat(600));
		load("a", "title: A\nexcerpt: " + "y".repeat(499) + "\ud83d\ude00");
		JsonNode value = data(CHANGES).at("/changes/nodes/0/values/0");
		assertThat(value.at("/before").asString()).isEqualTo("x".repeat(500));
		assertThat(value.at("/after").asString()).isEqualTo("y".repeat(499));
		assertThat(value.at("/cut").asBoolean()).isTrue();
	}

	@Test
	void aDiffSumsUpWhatChanged() {
		load("a", "title: Wrong\nrelated:" + related("b") + related("c"), "b", "title: B", "c", "title: C");
		String before = revision();
		load("a", "title: Between\nrelated:" + related("c"));
		load("a", "title: Right\nrelated:" + related("c"), "b", null, "d", "title: D");
		JsonNode diff = data("{ diff(fromRevision: \"" + before + "\") { complete addedArticleCount changedArticleCount"
				+ " removedArticleCount correctedHeadlines { totalCount nodes { address before after article { title } } }"
				+ " retractedRelations { nodes { fromAddress toAddress from { title } to { title } } }"
				+ " newStories { totalCount } grownStories { totalCount } } }")
			.at("/diff");
		assertThat(diff.at("/complete").asBoolean()).isTrue();
		assertThat(diff.at("/addedArticleCount").asInt()).isEqualTo(1);
		assertThat(diff.at("/changedArticleCount").asInt()).isEqualTo(1);
		assertThat(diff.at("/removedArticleCount").asInt()).isEqualTo(1);
		assertThat(diff.at("/correctedHeadlines/nodes").toString()).isEqualTo(
				"[{\"address\":\"https://paper.example/a\",\"before\":\"Wrong\",\"after\":\"Right\",\"article\":{\"title\":\"Right\"}}]");
		assertThat(diff.at("/retractedRelations/nodes").toString()).isEqualTo(
				"[{\"fromAddress\":\"https://paper.example/a\",\"toAddress\":\"https://paper.example/b\",\"from\":{\"title\":\"Right\"},\"to\":null}]");
	}

	/** The graph of today knows neither what was before nor what is gone since. */
	@Test
	void aDiffJudgesBothStatesByTheLog() {
		load("b", "title: B", "c", "title: C");
		String empty = revision();
		load("a", "title: First\nrelated:" + related("b") + related("c"));
		String first = revision();
		load("a", "title: Second\nrelated:" + related("b") + related("c"));
		String second = revision();
		load("a", null, "d", "title: D");
		// The article was there in neither state.
		assertThat(sum(empty, null)).isEqualTo("[] []");
		assertThat(sum(first, second)).isEqualTo("[First > Second] []");
		assertThat(sum(first, null)).isEqualTo("[] [a > b, a > c]");
		load("a", "title: Third\nrelated:" + related("c"));
		String returned = revision();
		assertThat(sum(first, null)).isEqualTo("[First > Third] [a > b]");
		load("a", "title: Third");
		assertThat(sum(first, null)).isEqualTo("[First > Third] [a > b, a > c]");
		assertThat(sum(returned, null)).isEqualTo("[] [a > c]");
	}

	/** Returns the headlines and relations of a difference, in their natural order. */
	private String sum(String from, String to) {
		JsonNode diff = data("{ diff(fromRevision: \"" + from + "\", toRevision: "
				+ ((to != null) ? "\"" + to + "\"" : "null") + ") { correctedHeadlines { nodes { before after } }"
				+ " retractedRelations { nodes { fromAddress toAddress } } } }")
			.at("/diff");
		return pairs(diff.at("/correctedHeadlines/nodes")) + " " + pairs(diff.at("/retractedRelations/nodes"));
	}

	private static List<String> pairs(JsonNode nodes) {
		List<String> pairs = new ArrayList<>();
		nodes.forEach((node) -> {
			List<String> values = new ArrayList<>();
			node.forEach((value) -> values.add(value.asString().replace("https://paper.example/", "")));
			pairs.add(String.join(" > ", values));
		});
		return pairs.stream().sorted().toList();
	}

	@Test
	void aDiffCountsWhatIsUndoneAsNoChange() {
		load("a", "title: A", "b", "title: B");
		String before = revision();
		load("a", "title: A2", "c", "title: C");
		load("a", "title: A", "c", null);
		assertThat(revision()).isEqualTo(before);
		load("a", "title: A2");
		String after = revision();
		load("a", "title: A");
		JsonNode diff = data(
				"{ diff(from: \"2020-01-01T00:00:00Z\") { addedArticleCount correctedHeadlines { totalCount } } diffOfOne: diff(fromRevision: \""
						+ after + "\") { correctedHeadlines { nodes { before after } } } }");
		assertThat(diff.at("/diff").toString())
			.isEqualTo("{\"addedArticleCount\":2,\"correctedHeadlines\":{\"totalCount\":0}}");
		assertThat(diff.at("/diffOfOne/correctedHeadlines/nodes").toString())
			.isEqualTo("[{\"before\":\"A2\",\"after\":\"A\"}]");
	}

	@Test
	void aDiffNamesNewAndGrownStories() {
		load("a", "title: A", "b", "title: B");
		String before = revision();
		load("c", "title: C", "d", "title: D", "e", "title: E");
		this.client.write((transaction) -> transaction.run(CypherStatement.of("""
				UNWIND [['s', ['a', 'b', 'c']], ['t', ['d', 'e']]] AS row
				CREATE (story:Story {key: row[0], title: row[0]})
				WITH row, story
				UNWIND row[1] AS name
				MATCH (article:Article {key: 'https://paper.example/' + name})
				CREATE (article)-[:IN_STORY]->(story)
				""")));
		assertThat(data("{ diff(fromRevision: \"" + before + "\") { newStories { nodes { title } }"
				+ " grownStories { nodes { story { title } addedCount articleCountBefore } } } }")
			.at("/diff")
			.toString()).isEqualTo(
					"{\"newStories\":{\"nodes\":[{\"title\":\"t\"}]},\"grownStories\":{\"nodes\":[{\"story\":{\"title\":\"s\"},\"addedCount\":1,\"articleCountBefore\":2}]}}");
	}

	/** What was there before and after is told by the log, as the counts are. */
	@Test
	void articlesThatCameBackAreNotNewInTheirStories() {
		load("a", "title: A", "b", "title: B", "c", "title: C");
		String before = revision();
		load("a", null, "b", null);
		String without = revision();
		load("a", "title: A", "b", "title: B", "d", "title: D", "e", "title: E");
		String after = revision();
		load("e", null, "f", "title: F");
		load("e", "title: E", "g", "title: G");
		write("""
				UNWIND [['back', ['a', 'b']], ['grown', ['c', 'd', 'f']], ['later', ['g']], ['new', ['e', 'f', 'g']]] AS row
				CREATE (story:Story {key: row[0], title: row[0]})
				WITH row, story
				UNWIND row[1] AS name
				MATCH (article:Article {key: 'https://paper.example/' + name})
				CREATE (article)-[:IN_STORY]->(story)
				""");
		assertThat(stories(before, after)).isEqualTo("2 [new] [grown 1 1]");
		assertThat(stories(before, null)).isEqualTo("4 [later, new] [grown 2 1]");
		assertThat(stories(without, after)).isEqualTo("4 [back, new] [grown 1 1]");
		assertThat(stories(after, null)).isEqualTo("2 [later] [grown 1 2, new 2 1]");
	}

	/** Returns the number of added articles, and the new and the grown stories. */
	private String stories(String from, String to) {
		JsonNode diff = data("{ diff(fromRevision: \"" + from + "\", toRevision: "
				+ ((to != null) ? "\"" + to + "\"" : "null") + ") { addedArticleCount newStories { nodes { title } }"
				+ " grownStories { nodes { story { title } addedCount articleCountBefore } } } }")
			.at("/diff");
		List<String> grown = new ArrayList<>();
		diff.at("/grownStories/nodes")
			.forEach((story) -> grown.add("%s %d %d".formatted(story.at("/story/title").asString(),
					story.at("/addedCount").asInt(), story.at("/articleCountBefore").asInt())));
		return diff.at("/addedArticleCount").asInt() + " " + pairs(diff.at("/newStories/nodes")) + " "
				+ grown.stream().sorted().toList();
	}

	/** The oldest are forgotten over the limit, and old ones by the next import. */
	@Test
	void changesAreKeptUpToALimitAndForATime() {
		for (int i = 0; i < 10; i++) {
			load(new ImportProperties.Changes(Duration.ofDays(30), 6, 500), "a", "title: A" + i);
		}
		JsonNode kept = data("{ changes { capped nodes { title } } diff { complete } }");
		assertThat(kept.at("/changes").toString())
			.isEqualTo("{\"capped\":true,\"nodes\":[{\"title\":\"A9\"},{\"title\":\"A8\"},{\"title\":\"A7\"}]}");
		assertThat(kept.at("/diff/complete").asBoolean()).isFalse();
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (b:ChangeBatch) SET b.recordedAt = b.recordedAt - duration({days: 31})")));
		load();
		assertThat(data("{ changes { capped totalCount } }").at("/changes").toString())
			.isEqualTo("{\"capped\":true,\"totalCount\":0}");
	}

	/** All later changes are kept, whether or not an earlier one is. */
	@Test
	void changesSinceATimeAreCompleteIfNoLaterOneIsForgotten() {
		Instant start = this.clock.instant();
		for (int i = 0; i < 10; i++) {
			load(new ImportProperties.Changes(Duration.ofDays(30), 6, 500), "a", "title: A" + i);
		}
		Instant keptFrom = keptFrom();
		assertThat(keptFrom).isAfter(start);
		assertThat(since(keptFrom)).isEqualTo("complete [A9, A8, A7] 0 1 0");
		assertThat(since(keptFrom.minusNanos(1000))).isEqualTo("incomplete [A9, A8, A7] 0 1 0");
		assertThat(since(start)).startsWith("incomplete [A9, A8, A7]");
		assertThat(since(this.clock.instant())).isEqualTo("complete [] 0 0 0");
	}

	/** Nothing is kept then, and nothing has changed since. */
	@Test
	void changesSinceATimeAfterTheForgottenOnesAreComplete() {
		this.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(-31));
		load("b", "title: B");
		load("a", "title: A");
		Instant last = Instant
			.parse(data("{ changes { nodes { recordedAt } } }").at("/changes/nodes/0/recordedAt").asString());
		this.clock = Clock.systemUTC();
		load();
		assertThat(data("{ changes { totalCount } }").at("/changes/totalCount").asInt()).isZero();
		assertThat(keptFrom()).isEqualTo(last);
		assertThat(since(last)).isEqualTo("complete [] 0 0 0");
		assertThat(since(last.plusSeconds(60))).isEqualTo("complete [] 0 0 0");
		assertThat(since(last.minusSeconds(60))).isEqualTo("incomplete [] 0 0 0");
		load("a", "title: A2");
		assertThat(since(last)).isEqualTo("complete [A2] 0 1 0");
		assertThat(since(this.clock.instant())).isEqualTo("complete [] 0 0 0");
	}

	@Test
	void changesSinceATimeBeforeTheFirstDocumentAreComplete() {
		load("a", "title: A");
		load("a", "title: A2");
		assertThat(since(Instant.EPOCH)).isEqualTo("complete [A2, A] 1 0 0");
	}

	/** The changes of one gateway have earlier times than older ones of the other. */
	@Test
	void changesOfGatewaysWithDifferentClocksAreNotMissing() {
		Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
		load("b", "title: B");
		Instant first = this.clock.instant();
		this.clock = fast;
		load("a", "title: A1");
		this.clock = Clock.systemUTC();
		load("a", "title: A2");
		this.clock = fast;
		load("a", "title: A3");
		Instant between = this.clock.instant().minus(Duration.ofMinutes(30));
		assertThat(since(between)).isEqualTo("complete [A3, A2, A1] 1 0 0");
		assertThat(since(first)).isEqualTo("complete [A3, A2, A1] 1 0 0");
		JsonNode until = data("{ diff(to: \"" + between + "\") { complete addedArticleCount } }").at("/diff");
		assertThat(until.toString()).isEqualTo("{\"complete\":true,\"addedArticleCount\":1}");
	}

	/** That version does not record what it changes. */
	@Test
	void theLogIsCompleteOnlyAfterTheImportsOfAnEarlierVersion() {
		load("a", "title: A");
		Instant before = this.clock.instant();
		write("MATCH (lock:ImportLock {id: 'import'}) SET lock.token = lock.token + 1");
		load("a", "title: A2");
		assertThat(keptFrom()).isAfter(before);
		assertThat(since(before)).isEqualTo("incomplete [A2] 0 1 0");
		assertThat(since(keptFrom())).isEqualTo("complete [A2] 0 1 0");
		write("MATCH (changes:ChangeBatch) DELETE changes");
		write("MATCH (state:GraphState) REMOVE state.changesFrom, state.changesKeptFrom");
		assertThat(since(this.clock.instant())).as("without a log").isEqualTo("incomplete [] 0 0 0");
	}

	@Test
	void changesSinceARevisionAndATimeAreThoseAfterBoth() {
		load("a", "title: A1");
		String revision = revision();
		load("a", "title: A2");
		Instant time = this.clock.instant();
		load("a", "title: A3");
		String both = "{ changes(since: \"%s\", sinceRevision: \"%s\") { capped nodes { title } } }";
		assertThat(data(both.formatted(time, revision)).at("/changes").toString())
			.isEqualTo("{\"capped\":false,\"nodes\":[{\"title\":\"A3\"}]}");
		assertThat(data(both.formatted(Instant.EPOCH, revision)).at("/changes/nodes")).hasSize(2);
		assertThat(data(both.formatted(time, "0f".repeat(32))).at("/changes/capped").asBoolean()).isTrue();
	}

	/**
	 * Returns whether the changes since a time are complete, their headlines, and the
	 * numbers of articles that were added, changed and removed.
	 */
	private String since(Instant time) {
		JsonNode data = data(("{ changes(since: \"%s\") { capped nodes { title } } diff(from: \"%s\") { complete"
				+ " addedArticleCount changedArticleCount removedArticleCount } }")
			.formatted(time, time));
		assertThat(data.at("/changes/capped").asBoolean()).isEqualTo(!data.at("/diff/complete").asBoolean());
		List<String> titles = new ArrayList<>();
		data.at("/changes/nodes").forEach((change) -> titles.add(change.at("/title").asString()));
		return "%s %s %d %d %d".formatted(data.at("/diff/complete").asBoolean() ? "complete" : "incomplete", titles,
				data.at("/diff/addedArticleCount").asInt(), data.at("/diff/changedArticleCount").asInt(),
				data.at("/diff/removedArticleCount").asInt());
	}

	private Instant keptFrom() {
		return Instant.parse(data("{ diff { keptFrom } }").at("/diff/keptFrom").asString());
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	@Test
	void nothingIsRecordedIfSwitchedOff() {
		load(new ImportProperties.Changes(Duration.ofDays(30), 0, 500), "a", "title: A");
		assertThat(data("{ changes { capped totalCount } }").at("/changes").toString())
			.isEqualTo("{\"capped\":true,\"totalCount\":0}");
		load("a", "title: A2");
		assertThat(data("{ changes { capped nodes { title } } }").at("/changes").toString())
			.isEqualTo("{\"capped\":true,\"nodes\":[{\"title\":\"A2\"}]}");
	}

	/** The values that were recorded lead from each state of an article to the next. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void theRecordedTitlesOfRandomImportsLeadFromStateToState(long seed) {
		Random random = new Random(seed);
		Map<String, String> titles = new TreeMap<>();
		Map<String, String> replayed = new TreeMap<>();
		for (int step = 0; step < 6; step++) {
			String revision = (step == 0) ? "0".repeat(64) : revision();
			for (int i = 0; i < 6; i++) {
				String name = "n" + random.nextInt(8);
				if (random.nextInt(4) == 0) {
					titles.remove("https://paper.example/" + name);
					this.files.remove("one/" + name + ".md");
				}
				else {
					String title = "T" + random.nextInt(3);
					titles.put("https://paper.example/" + name, title);
					this.files.put("one/" + name + ".md", article(name, "title: " + title));
				}
			}
			load();
			JsonNode nodes = data("{ changes(first: 100, sinceRevision: \"" + revision
					+ "\") { nodes { kind address title values { field before after } } } }")
				.at("/changes/nodes");
			for (int i = nodes.size() - 1; i >= 0; i--) {
				JsonNode change = nodes.get(i);
				String address = change.at("/address").asString();
				switch (change.at("/kind").asString()) {
					case "ADDED" -> assertThat(replayed.put(address, change.at("/title").asString())).isNull();
					case "REMOVED" -> assertThat(replayed.remove(address)).isNotNull();
					default -> assertThat(replayed.put(address, change.at("/values/0/after").asString()))
						.isEqualTo(change.at("/values/0/before").asString());
				}
			}
			assertThat(replayed).isEqualTo(titles);
		}
	}

	private static String value(String field, String before, String after) {
		return "{\"field\":\"%s\",\"before\":%s,\"after\":%s,\"cut\":false}".formatted(field, text(before),
				text(after));
	}

	private static String text(String value) {
		return (value != null) ? "\"" + value + "\"" : "null";
	}

	private String revision() {
		return data("{ stats { revision } }").at("/stats/revision").asString();
	}

	/** Imports files with these names and front matter, and all earlier ones. */
	private void load(String... namesAndValues) {
		load(ImportProperties.Changes.DEFAULTS, namesAndValues);
	}

	private void load(ImportProperties.Changes changes, String... namesAndValues) {
		for (int i = 0; i < namesAndValues.length; i += 2) {
			String path = "one/%s.md".formatted(namesAndValues[i]);
			if (namesAndValues[i + 1] == null) {
				this.files.remove(path);
			}
			else {
				this.files.put(path, article(namesAndValues[i], namesAndValues[i + 1]));
			}
		}
		this.files.put("one/.keep", "");
		this.seeds.replace(this.files);
		ImportProperties properties = new ImportProperties(this.folder.resolve("import"), false, 500,
				new ImportProperties.Throttle(500, 1), 2, DataSize.ofMegabytes(1), "", Duration.ofSeconds(10),
				Duration.ofSeconds(10), 1000, 100, this.folder.resolve("runs"), 20, changes);
		new GraphImport(this.client, properties, this.clock).run();
	}

	private static String related(String name) {
		return "\n  - title: M\n    webUrl: https://paper.example/" + name;
	}

	private static String article(String name, String values) {
		return "---\nwebUrl: https://paper.example/%s\n%s\n---\n".formatted(name, values);
	}

	private JsonNode data(String operation) {
		JsonNode answer = execute(operation);
		assertThat(answer.get("errors")).as("errors of %s", operation).isNull();
		return answer.get("data");
	}

	private JsonNode execute(String operation) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation, null, Map.of(), Map.of(),
				UUID.randomUUID().toString(), Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, Identity.INTERNAL)).build());
		return JSON.valueToTree(this.service.execute(request).block().getExecutionResult().toSpecification());
	}

}
