package dev.newsgraph.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;

/** Writes a model to the database. */
final class ModelGraphWriter {

	private static final String STATEMENTS = """
			UNWIND $providers AS row CREATE (p:Provider) SET p = row;
			UNWIND $topics AS row CREATE (t:Topic) SET t = row.properties;
			UNWIND $topics AS row MATCH (t:Topic {slug: row.properties.slug}) MATCH (parent:Topic {slug: row.parent})
			CREATE (t)-[:SUBTOPIC_OF]->(parent);
			UNWIND $articles AS row CREATE (a:Article) SET a = row.properties;
			UNWIND $articles AS row MATCH (a:Article {key: row.properties.key}) MATCH (p:Provider {domain: row.provider})
			CREATE (a)-[:PUBLISHED_BY]->(p);
			UNWIND $articles AS row MATCH (a:Article {key: row.properties.key})
			UNWIND range(0, size(row.topics) - 1) AS position MATCH (t:Topic {slug: row.topics[position]})
			CREATE (a)-[:ABOUT {position: position, key: t.slug, heat: a.heat, publishedDateTime: a.publishedDateTime}]->(t);
			MERGE (state:GraphState {id: "graph"}) SET state.sequence = 0, state.sortedRelationships = ["ABOUT"];
			UNWIND $articles AS row MATCH (a:Article {key: row.properties.key})
			UNWIND range(0, size(row.related) - 1) AS position MATCH (b:Article {key: row.related[position]})
			CREATE (a)-[:RELATED_TO {position: position}]->(b);
			UNWIND $collections AS row CREATE (c:Collection) SET c = row.properties;
			UNWIND $collections AS row MATCH (c:Collection {key: row.properties.key})
			MATCH (p:Provider {domain: row.provider}) CREATE (c)-[:PROVIDED_BY]->(p);
			UNWIND $collections AS row MATCH (c:Collection {key: row.properties.key})
			UNWIND range(0, size(row.topics) - 1) AS position MATCH (t:Topic {slug: row.topics[position]})
			CREATE (c)-[:COVERS {position: position}]->(t);
			UNWIND $collections AS row MATCH (c:Collection {key: row.properties.key})
			UNWIND keys(row.items) AS key MATCH (a:Article {key: key})
			CREATE (c)-[:HAS_ITEM {position: row.items[key]}]->(a);
			MATCH (a:Article {hasDocument: true})
			WITH a, split(a.key, "/")[-1] + ".md" AS path
			CREATE (d:Document {key: "seeds/" + path, folder: "seeds", path: path, sha256: "00",
			  importedAt: datetime("2020-07-01T00:00:00Z")})-[:DESCRIBES]->(a)
			WITH a, d MATCH (a)-[:RELATED_TO]->(b) CREATE (d)-[:MENTIONS]->(b)
			""";

	private ModelGraphWriter() {
	}

	/** Replaces the content of the database. */
	static void write(ModelGraph graph, GraphClient client) {
		TestDatabase.clear(client);
		Map<String, Object> rows = Map.of("providers",
				graph.providers()
					.stream()
					.map((provider) -> Map.of("domain", provider.domain(), "name", provider.name()))
					.toList(),
				"topics", topics(graph), "articles", graph.articles().stream().map(ModelGraphWriter::row).toList(),
				"collections", graph.collections().stream().map(ModelGraphWriter::row).toList());
		client.write((transaction) -> {
			for (String statement : STATEMENTS.split(";\n")) {
				transaction.run(new CypherStatement(statement, rows));
			}
			return "written";
		});
	}

	private static List<Map<String, Object>> topics(ModelGraph graph) {
		List<Map<String, Object>> rows = new ArrayList<>();
		graph.topics().forEach((topic) -> {
			Map<String, Object> properties = new HashMap<>();
			properties.put("slug", topic.slug());
			properties.put("name", topic.name());
			properties.put("shortname", topic.shortname());
			Map<String, Object> row = new HashMap<>();
			row.put("properties", properties);
			row.put("parent", topic.parent());
			rows.add(row);
		});
		return rows;
	}

	private static Map<String, Object> row(Collection collection) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("key", collection.key());
		properties.put("folder", collection.folder());
		properties.put("path", collection.path());
		properties.put("title", collection.title());
		properties.put("excerpt", collection.excerpt());
		properties.put("heat", collection.heat());
		Map<String, Object> row = new HashMap<>();
		row.put("properties", properties);
		row.put("provider", collection.provider());
		row.put("topics", collection.topics());
		row.put("items", collection.items());
		return row;
	}

	private static Map<String, Object> row(Article article) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("key", article.key());
		properties.put("webUrl", article.webUrl());
		properties.put("title", article.title());
		properties.put("publishedDateTime", utc(article.publishedDateTime()));
		properties.put("updatedDateTime", utc(article.updatedDateTime()));
		properties.put("category", article.category());
		properties.put("type", article.type());
		properties.put("locale", article.locale());
		properties.put("originalUrl", article.originalUrl());
		properties.put("excerpt", article.excerpt());
		properties.put("body", article.body());
		properties.put("quality", article.quality());
		properties.put("heat", article.heat());
		properties.put("published", article.published());
		properties.put("hasDocument", article.hasDocument());
		Map<String, Object> row = new HashMap<>();
		row.put("properties", properties);
		row.put("provider", article.provider());
		row.put("topics", article.topics());
		row.put("related", article.related());
		return row;
	}

	// The import stores UTC.
	private static ZonedDateTime utc(Instant instant) {
		return (instant != null) ? instant.atZone(ZoneOffset.UTC) : null;
	}

}
