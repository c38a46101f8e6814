package dev.newsgraph.query;

import java.util.Map;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;

/**
 * A graph of which a reader does not see all articles: it is completed with stories,
 * images and a revision, and what a reader does not see can be deleted from it.
 */
final class HiddenArticles {

	/** The articles that a reader sees. */
	static final String RULE = "newsgraph.access.visible.Article.READER={ or: [{ heat: { gt: 4 } }, { quality: { lt: 5 } }] }";

	private static final String COMPLETE = """
			MATCH (a:Article)
			WITH a, toInteger(right(a.key, 2)) AS number WHERE number % 4 > 0
			WITH a ORDER BY a.key
			WITH toInteger(right(a.key, 2)) / 5 AS group, collect(a) AS articles
			CREATE (s:Story {key: "story-" + group, title: head(articles).title})
			SET s.firstPublished = reduce(least = head(articles).publishedDateTime, one IN articles |
			    CASE WHEN one.publishedDateTime < least THEN one.publishedDateTime ELSE least END),
			  s.lastPublished = last(articles).publishedDateTime
			FOREACH (one IN articles | CREATE (one)-[:IN_STORY]->(s));
			MATCH (a:Article)
			WITH a, toInteger(right(a.key, 2)) / 2 AS number
			MERGE (i:Image {url: "https://images.example/" + number + ".png"})
			CREATE (a)-[:HAS_IMAGE {position: 0, title: a.title}]->(i);
			MATCH (c:Collection)
			MERGE (d:Document {key: c.key})
			ON CREATE SET d.folder = c.folder, d.path = c.path, d.sha256 = "00",
			  d.importedAt = datetime("2020-07-01T00:00:00Z")
			CREATE (d)-[:DESCRIBES]->(c);
			MERGE (state:GraphState {id: "graph"})
			SET state.revision = $revision, state.token = $revision, state.history = "h"
			MERGE (lock:ImportLock {id: "import"}) SET lock.token = $revision, lock.topicHierarchyPending = false
			""";

	private static final String DELETE = """
			MATCH (a:Article) WHERE NOT coalesce(a.heat > 4, false) AND NOT coalesce(a.quality < 5, false)
			OPTIONAL MATCH (d:Document)-[:DESCRIBES]->(a)
			OPTIONAL MATCH (a)-[:IN_STORY]->(s:Story)
			DETACH DELETE a, d, s;
			MATCH (state:GraphState {id: "graph"}) SET state.revision = $revision, state.token = $revision
			MERGE (lock:ImportLock {id: "import"}) SET lock.token = $revision, lock.topicHierarchyPending = false
			""";

	private HiddenArticles() {
	}

	/** Adds stories, images, documents of collections and a revision. */
	static void complete(GraphClient client, String revision) {
		run(client, COMPLETE, revision);
	}

	/**
	 * Deletes the articles that a reader does not see, with the documents that describe
	 * them and the stories that they are in.
	 */
	static void delete(GraphClient client, String revision) {
		run(client, DELETE, revision);
	}

	private static void run(GraphClient client, String statements, String revision) {
		client.write((transaction) -> {
			for (String statement : statements.split(";\n")) {
				transaction.run(new CypherStatement(statement, Map.of("revision", revision)));
			}
			return "written";
		});
	}

}
