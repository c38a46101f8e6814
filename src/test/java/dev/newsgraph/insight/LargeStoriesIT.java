package dev.newsgraph.insight;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.stories.GeneratedArticles;
import dev.newsgraph.insight.stories.StoryArticle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how long the stories of {@code -Dstories.articles} take with the database, by
 * words: all of them, and after 100 articles more.
 */
@Tag("slow")
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class LargeStoriesIT {

	private static final int IMPORT = 100;

	@Autowired
	private GraphClient client;

	private long sequence;

	@BeforeEach
	@AfterEach
	void clear() {
		CypherStatement some = CypherStatement.of("MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS n");
		while (this.client.write((transaction) -> transaction.run(some)).getFirst().get("n").asLong() > 0) {
			continue;
		}
		TestDatabase.defineSchema(this.client);
	}

	@Test
	void aFewArticlesMoreGiveTheStoriesOfAFirstRun() {
		List<StoryArticle> articles = new GeneratedArticles(1).of(Integer.getInteger("stories.articles", 5_000) / 100,
				10, 10);
		Collections.shuffle(articles, new Random(1));
		List<StoryArticle> later = new ArrayList<>(articles.subList(articles.size() - 3 * IMPORT, articles.size()));
		write(articles.subList(0, articles.size() - 3 * IMPORT));
		StoryBuild gateway = build();
		measure("first run", gateway);
		for (int from = 0; from < later.size(); from += IMPORT) {
			write(later.subList(from, from + IMPORT));
			measure(IMPORT + " articles more", gateway);
		}
		Set<List<String>> stories = stories();
		assertThat(stories).hasSizeGreaterThan(articles.size() / 20);
		this.client.write((transaction) -> transaction.run(CypherStatement.of("MATCH (i:InsightState) DELETE i")));
		measure("first run of another gateway", build());
		assertThat(stories()).isEqualTo(stories);
	}

	private static void measure(String name, StoryBuild build) {
		long wall = System.nanoTime();
		long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		assertThat(build.run(() -> false)).isTrue();
		System.out.printf("%s: %.1f s, of which %.1f s of CPU in the thread%n", name, (System.nanoTime() - wall) / 1e9,
				(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9);
	}

	private StoryBuild build() {
		InsightProperties properties = new InsightProperties(true, false, Duration.ofSeconds(10), 100, 1_000_000, 10);
		return new StoryBuild(this.client, properties, new ArticleEmbeddings(this.client, new SentenceModel(), 100));
	}

	private void write(List<StoryArticle> articles) {
		this.sequence++;
		for (int from = 0; from < articles.size(); from += 1_000) {
			List<Map<String, String>> rows = articles.subList(from, Math.min(from + 1_000, articles.size()))
				.stream()
				.map((article) -> Map.of("key", "https://a.example/" + article.key(), "title", article.title(),
						"excerpt", article.text()))
				.toList();
			this.client.write((transaction) -> transaction.run(new CypherStatement("""
					MERGE (state:GraphState {id: 'graph'})
					SET state.history = 'test', state.sequence = $sequence
					WITH state UNWIND $rows AS row
					CREATE (a:Article) SET a = row, a.changeSequence = $sequence""",
					Map.of("rows", rows, "sequence", this.sequence))));
		}
	}

	private Set<List<String>> stories() {
		return this.client.lookUp(CypherStatement.of("""
				MATCH (story:Story)<-[:IN_STORY]-(article) WITH story, article ORDER BY article.key
				RETURN story.key AS id, collect(article.key) AS articles"""))
			.stream()
			.map((row) -> row.get("articles").asList((article) -> article.asString()))
			.collect(Collectors
				.toCollection(() -> new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()))));
	}

}
