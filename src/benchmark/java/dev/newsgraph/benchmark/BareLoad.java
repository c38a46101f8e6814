package dev.newsgraph.benchmark;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Session;

/** Sends a corpus to an empty database as batches of plain {@code UNWIND} statements. */
final class BareLoad {

	private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

	static {
		STATEMENTS.put("articles", "MERGE (n:Article {key: row.key}) SET n += row.properties");
		STATEMENTS.put("providers", "MERGE (n:Provider {domain: row.key}) SET n += row.properties");
		STATEMENTS.put("topics", "MERGE (n:Topic {slug: row.key}) SET n += row.properties");
		STATEMENTS.put("images", "MERGE (n:Image {url: row.key}) SET n += row.properties");
		STATEMENTS.put("documents", "MERGE (n:Document {key: row.key}) SET n += row.properties");
		STATEMENTS.put("publishedBy", edge("Article {key", "PUBLISHED_BY", "Provider {domain"));
		STATEMENTS.put("about", edge("Article {key", "ABOUT", "Topic {slug"));
		STATEMENTS.put("relatedTo", edge("Article {key", "RELATED_TO", "Article {key"));
		STATEMENTS.put("articleImages", edge("Article {key", "HAS_IMAGE", "Image {url"));
		STATEMENTS.put("providerImages", edge("Provider {domain", "HAS_IMAGE", "Image {url"));
		STATEMENTS.put("describes", edge("Document {key", "DESCRIBES", "Article {key"));
		STATEMENTS.put("mentions", edge("Document {key", "MENTIONS", "Article {key"));
	}

	private final Corpus corpus;

	private final int batchSize;

	BareLoad(Corpus corpus, int batchSize) {
		this.corpus = corpus;
		this.batchSize = batchSize;
	}

	void run(URI bolt) {
		Config config = Config.builder().withMinimumNotificationSeverity(NotificationSeverity.OFF).build();
		try (Driver driver = GraphDatabase.driver(bolt, AuthTokens.none(), config);
				Session session = driver.session()) {
			for (int from = 0; from < this.corpus.documents().size(); from += this.batchSize) {
				Rows rows = rows(from, Math.min(from + this.batchSize, this.corpus.documents().size()));
				session.executeWriteWithoutResult((transaction) -> STATEMENTS.forEach((name, cypher) -> transaction
					.run("UNWIND $rows AS row " + cypher, Map.of("rows", rows.of(name)))
					.consume()));
			}
		}
	}

	private Rows rows(int from, int to) {
		Rows rows = new Rows();
		for (int i = from; i < to; i++) {
			CorpusArticle article = this.corpus.documents().get(i);
			String document = "corpus/%03d/%06d.md".formatted(i / 1000, i);
			rows.node("documents", document, Map.of("sha256", "0".repeat(64)));
			article(rows, article, true);
			rows.edge("describes", document, article.address(), Map.of());
			rows.node("images", "https://cdn.example/providers/" + article.provider().domain() + ".jpg",
					Map.of("width", 50, "height", 50));
			rows.edge("providerImages", article.provider().domain(),
					"https://cdn.example/providers/" + article.provider().domain() + ".jpg", Map.of("position", 0));
			for (int j = 0; j < article.topics().size(); j++) {
				String topic = article.topics().get(j);
				rows.node("topics", Prose.slug(topic), Map.of("name", topic));
				rows.edge("about", article.address(), Prose.slug(topic), Map.of("position", j));
			}
			List<CorpusArticle> related = this.corpus.related().get(i);
			for (int j = 0; j < related.size(); j++) {
				article(rows, related.get(j), false);
				rows.edge("mentions", document, related.get(j).address(), Map.of());
				rows.edge("relatedTo", article.address(), related.get(j).address(), Map.of("position", j));
			}
		}
		return rows;
	}

	private static void article(Rows rows, CorpusArticle article, boolean own) {
		Map<String, Object> properties = new LinkedHashMap<>(
				Map.of("title", article.title(), "excerpt", article.excerpt(), "quality", article.quality(), "type",
						article.video() ? "video" : "article", "webUrl", article.address()));
		if (article.published() != null) {
			properties.put("publishedDateTime", article.published().atZone(java.time.ZoneOffset.UTC));
		}
		if (own) {
			properties.putAll(Map.of("hasDocument", true, "category", "news", "locale", "en-us", "published", true,
					"secured", article.secured()));
			if (article.heat() != null) {
				properties.put("heat", article.heat());
			}
		}
		rows.node("articles", article.address(), properties);
		rows.node("providers", article.provider().domain(), Map.of("name", article.provider().name()));
		rows.edge("publishedBy", article.address(), article.provider().domain(), Map.of());
		for (int i = 0; i < (own ? article.images() : 1); i++) {
			String url = article.address().replace("https://www.", "https://img.") + "/" + i + ".jpg";
			rows.node("images", url, Map.of("width", 1200, "height", 628));
			rows.edge("articleImages", article.address(), url,
					Map.of("position", i, "isCached", true, "title", article.title()));
		}
	}

	private static String edge(String from, String type, String to) {
		return "MATCH (a:%s: row.from}) MATCH (b:%s: row.to}) MERGE (a)-[r:%s]->(b) SET r += row.properties"
			.formatted(from, to, type);
	}

	/** The rows of one batch, each key once, in order of their keys. */
	private static final class Rows {

		private final Map<String, Map<String, Map<String, Object>>> byName = new LinkedHashMap<>();

		void node(String name, String key, Map<String, Object> properties) {
			this.byName.computeIfAbsent(name, (any) -> new LinkedHashMap<>())
				.merge(key, Map.of("key", key, "properties", properties),
						(left, right) -> ((Map<?, ?>) left.get("properties"))
							.size() > ((Map<?, ?>) right.get("properties")).size() ? left : right);
		}

		void edge(String name, String from, String to, Map<String, Object> properties) {
			this.byName.computeIfAbsent(name, (any) -> new LinkedHashMap<>())
				.put(from + "\n" + to, Map.of("from", from, "to", to, "properties", properties));
		}

		List<Map<String, Object>> of(String name) {
			return this.byName.getOrDefault(name, Map.of())
				.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
				.map(Map.Entry::getValue)
				.toList();
		}

	}

}
