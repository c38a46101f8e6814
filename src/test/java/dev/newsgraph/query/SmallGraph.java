package dev.newsgraph.query;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.GlobalId;

/**
 * Twelve articles with equal and missing sort values, and relations in both directions,
 * in the database and in memory.
 */
final class SmallGraph {

	static final List<Story> STORIES = List.of(story(0, "Robots learn 😀", 3, 5, 10, "alpha.example", "ai", "robots"),
			story(1, "Twin", 3, 5, null, "alpha.example", "robots", "ai"),
			story(2, "Unscored", null, -1, 10, "beta.example", "ai"),
			story(3, "apples and\ttabs", 1, null, 7, "beta.example", "law"), story(4, "Twin", null, null, null, null),
			story(5, "Fifth", 2, 9, 3, "beta.example", "ai", "law"), story(6, "Sixth", 2, 9, 10, "gamma.example", "ai"),
			story(7, "Seventh", 5, -1, null, "gamma.example", "robots"), story(8, "Twin", null, 0, 7, "gamma.example"),
			story(9, "Ninth", 1, 5, 10, "alpha.example", "ai"), story(10, "Älter", 4, null, 1, "gamma.example"),
			story(11, "eleventh", 4, 7, null, "alpha.example"));

	/** From, to, position. */
	static final List<int[]> RELATIONS = List.of(new int[] { 0, 3, 0 }, new int[] { 0, 1, 1 }, new int[] { 0, 2, 2 },
			new int[] { 0, 5, 3 }, new int[] { 1, 4, 0 }, new int[] { 1, 0, 1 }, new int[] { 2, 4, 0 },
			new int[] { 2, 6, 1 }, new int[] { 2, 3, 2 }, new int[] { 3, 9, 0 }, new int[] { 5, 6, 0 },
			new int[] { 5, 10, 1 }, new int[] { 6, 0, 0 }, new int[] { 7, 0, 0 }, new int[] { 8, 7, 0 },
			new int[] { 9, 3, 0 }, new int[] { 11, 7, 0 }, new int[] { 4, 11, 0 });

	private SmallGraph() {
	}

	static String address(int number) {
		return "https://example.org/story/%02d".formatted(number);
	}

	/** Returns the number of the story at an address. */
	static int number(String address) {
		return Integer.parseInt(address.substring(address.lastIndexOf('/') + 1));
	}

	static String id(int number) {
		return new GlobalId("Article", address(number)).encode();
	}

	/** Returns the numbers of the stories related to a story in a direction. */
	static Set<Integer> neighbours(int number, String direction) {
		Set<Integer> neighbours = new TreeSet<>();
		for (int[] relation : RELATIONS) {
			if (relation[0] == number && !direction.equals("IN")) {
				neighbours.add(relation[1]);
			}
			if (relation[1] == number && !direction.equals("OUT")) {
				neighbours.add(relation[0]);
			}
		}
		return neighbours;
	}

	/**
	 * Returns the position of the relation between two stories; null if there is none.
	 */
	static Integer position(int from, int to) {
		return RELATIONS.stream()
			.filter((relation) -> relation[0] == from && relation[1] == to)
			.map((relation) -> relation[2])
			.findFirst()
			.orElse(null);
	}

	/** Returns the stories at a distance of two, with the stories between. */
	static Map<Integer, Set<Integer>> reach(int number, String direction) {
		Map<Integer, Set<Integer>> reach = new HashMap<>();
		Set<Integer> near = neighbours(number, direction);
		for (int between : near) {
			for (int far : neighbours(between, direction)) {
				if (far != number && !near.contains(far)) {
					reach.computeIfAbsent(far, (key) -> new TreeSet<>()).add(between);
				}
			}
		}
		return reach;
	}

	static void write(GraphClient client) {
		TestDatabase.clear(client);
		Map<String, Object> rows = Map.of("articles", STORIES.stream().map(Story::properties).toList(), "relations",
				RELATIONS.stream()
					.map((relation) -> List.of(address(relation[0]), address(relation[1]), relation[2]))
					.toList(),
				"topics", STORIES.stream().flatMap((story) -> story.about().stream()).toList());
		client.write((transaction) -> {
			for (String statement : STATEMENTS.split(";\n")) {
				transaction.run(new CypherStatement(statement, rows));
			}
			return "written";
		});
	}

	/** Adds an article as an import would. */
	static void add(GraphClient client, Story story) {
		client.write((transaction) -> transaction.run(new CypherStatement("CREATE (a:Article) SET a = $properties",
				Map.of("properties", story.properties()))));
	}

	private static final String STATEMENTS = """
			UNWIND [["alpha.example", "Alpha"], ["beta.example", "Beta"], ["gamma.example", "Beta"]] AS row
			CREATE (:Provider {domain: row[0], name: row[1]});
			CREATE (ai:Topic {slug: "ai", name: "AI", shortname: "A", keywords: ["mind", "machine"], hashtags: ["#ai"],
			  extra: '{"colour": "blue", "rank": 1, "nothing": null}'})
			CREATE (:Topic {slug: "robots", name: "Robots"})-[:SUBTOPIC_OF]->(ai)
			CREATE (:Topic {slug: "law", name: "Law"})-[:SUBTOPIC_OF]->(ai);
			UNWIND $articles AS row
			CREATE (a:Article) SET a = row
			WITH a, row WHERE row.domain IS NOT NULL
			MATCH (p:Provider {domain: row.domain})
			REMOVE a.domain
			CREATE (a)-[:PUBLISHED_BY]->(p);
			UNWIND $topics AS row
			MATCH (a:Article {key: row[0]}) MATCH (t:Topic {slug: row[1]})
			CREATE (a)-[:ABOUT {position: row[2], key: t.slug, heat: a.heat, publishedDateTime: a.publishedDateTime}]->(t);
			MERGE (state:GraphState {id: "graph"}) SET state.sequence = 0, state.sortedRelationships = ["ABOUT"];
			UNWIND $relations AS row
			MATCH (a:Article {key: row[0]}) MATCH (b:Article {key: row[1]})
			CREATE (a)-[:RELATED_TO {position: row[2]}]->(b);
			MATCH (a:Article {key: "https://example.org/story/00"}) MATCH (p:Provider {domain: "alpha.example"})
			MATCH (b:Article {key: "https://example.org/story/01"})
			CREATE (i:Image {url: "https://img.example/1.png", width: 640, height: 480})
			CREATE (j:Image {url: "https://img.example/0.png"})
			CREATE (a)-[:HAS_IMAGE {position: 0, title: "A robot", isCached: true}]->(i)
			CREATE (a)-[:HAS_IMAGE {position: 1}]->(j)
			CREATE (b)-[:HAS_IMAGE {position: 0, title: "The same robot", isCached: false}]->(i)
			CREATE (p)-[:HAS_IMAGE {position: 0, title: "Logo"}]->(j)
			CREATE (d:Document {key: "one/a.md", folder: "one", path: "a.md", sha256: "aa",
			  importedAt: datetime("2020-07-01T00:00:00Z")})-[:DESCRIBES]->(a)
			CREATE (d)-[:MENTIONS]->(b)
			CREATE (:Document {key: "one/b.md", folder: "one", path: "b.md", sha256: "bb",
			  importedAt: datetime("2020-07-02T00:00:00Z")})-[:MENTIONS]->(a)
			SET a += {originalUrl: "https://origin.example/0", ampWebUrl: "https://amp.example/0",
			  cdnAmpWebUrl: "https://cdn.example/0", updatedDateTime: datetime("2020-06-09T08:31:00+02:00"),
			  category: "news", type: "article", locale: "en-us", excerpt: "A few \\"words\\".", featuredContent: "<p>x</p>",
			  secured: "c2VjcmV0", body: "The text.\\n", published: true, extra: '{"price": 12.5, "tags": ["a", null]}'};
			CREATE (c:Collection {key: "one/lists/first.md", folder: "one", path: "lists/first.md", title: "First steps",
			  excerpt: "Two stories.", heat: 3, extra: '{"level": 1}', itemPaths: ["a", "/missing", "../b"]})
			CREATE (d:Collection {key: "one/lists/second.md", folder: "one", path: "lists/second.md", title: "Second steps",
			  itemPaths: []})
			WITH c
			MATCH (p:Provider {domain: "alpha.example"}) MATCH (t:Topic {slug: "ai"}) MATCH (i:Image {url: "https://img.example/0.png"})
			CREATE (c)-[:PROVIDED_BY]->(p)
			CREATE (c)-[:COVERS {position: 0}]->(t)
			CREATE (c)-[:HAS_IMAGE {position: 0}]->(i)
			WITH c
			MATCH (a:Article {key: "https://example.org/story/00"}) MATCH (b:Article {key: "https://example.org/story/02"})
			CREATE (c)-[:HAS_ITEM {position: 2}]->(a)
			CREATE (c)-[:HAS_ITEM {position: 0}]->(b)
			""";

	private static Story story(int number, String title, Integer day, Integer heat, Integer quality, String domain,
			String... topics) {
		ZonedDateTime published = (day != null) ? ZonedDateTime.of(2020, 6, day, 12, 0, 0, 0, ZoneOffset.UTC) : null;
		return new Story(number, title, published, heat, quality, domain, List.of(topics));
	}

	/**
	 * One article; what is null is missing in the graph.
	 */
	record Story(int number, String title, ZonedDateTime published, Integer heat, Integer quality, String domain,
			List<String> topics) {

		String key() {
			return address(this.number);
		}

		Map<String, Object> properties() {
			Map<String, Object> properties = new HashMap<>();
			properties.put("key", key());
			properties.put("webUrl", key());
			properties.put("title", this.title);
			properties.put("publishedDateTime", this.published);
			properties.put("heat", this.heat);
			properties.put("quality", this.quality);
			properties.put("domain", this.domain);
			properties.put("hasDocument", this.number % 3 == 0);
			return properties;
		}

		List<List<Object>> about() {
			List<List<Object>> about = new ArrayList<>();
			for (String topic : this.topics) {
				about.add(List.of(key(), topic, about.size()));
			}
			return about;
		}

		static List<Integer> numbers(List<Story> stories) {
			return stories.stream().map(Story::number).collect(Collectors.toList());
		}

	}

}
