package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The topic hierarchy is updated at the end of an import only if a topic can have
 * changed.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
@Import(TopicHierarchyIT.StatementRecorder.class)
class TopicHierarchyIT {

	private static final String ARTICLE = "---\ntitle: %1$s\nwebUrl: https://paper.example/%1$s\ntopics: [%2$s]\n---\n";

	private static final String TOPIC = "---\ntaxonomy: topic\n_id: %s\nname: %s\nparent: %s\n---\n";

	@Autowired
	private GraphClient client;

	@Autowired
	private StatementRecorder statements;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void importTopics() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		this.seeds.replace(Map.of("feed/a.md", ARTICLE.formatted("a", "Robots"), "feed/robots.md",
				TOPIC.formatted("robots", "Robots", "AI")));
		assertThat(loadsTopics()).isTrue();
		assertThat(hierarchy()).containsExactly("robots < ai");
	}

	@Test
	void anImportThatChangesNoTopicReadsNoTopicAtItsEnd() {
		assertThat(loadsTopics()).isFalse();
		this.seeds.write("feed/b.md", ARTICLE.formatted("b", "Robots"));
		assertThat(loadsTopics()).isFalse();
		this.seeds.write("feed/c.md", ARTICLE.formatted("c", "Law"));
		assertThat(loadsTopics()).isFalse();
		assertThat(hierarchy()).containsExactly("robots < ai");
	}

	@Test
	void anImportThatChangesATopicDocumentUpdatesTheHierarchy() {
		this.seeds.write("feed/robots.md", TOPIC.formatted("robots", "Robots", "Machines"));
		assertThat(loadsTopics()).isTrue();
		assertThat(hierarchy()).containsExactly("robots < machines");
	}

	@Test
	void anArticleThatLeavesATopicUpdatesTheHierarchy() {
		this.seeds.write("feed/c.md", ARTICLE.formatted("c", "Law"));
		assertThat(loadsTopics()).isFalse();
		this.seeds.write("feed/c.md", ARTICLE.formatted("c", "Robots"));
		assertThat(loadsTopics()).isTrue();
		assertThat(slugs()).containsExactly("ai", "robots");
	}

	@Test
	void anUpdateThatAKilledImportLeftOutIsDoneByTheNext() {
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (lock:ImportLock) SET lock.topicHierarchyPending = true")));
		assertThat(loadsTopics()).isTrue();
		assertThat(loadsTopics()).isFalse();
	}

	private boolean loadsTopics() {
		this.statements.texts.clear();
		this.seeds.load(this.client, 10);
		return this.statements.texts.stream().anyMatch((text) -> text.contains("t.nameRank AS rank"));
	}

	private List<String> hierarchy() {
		return values("MATCH (t:Topic)-[:SUBTOPIC_OF]->(p) RETURN t.slug + ' < ' + p.slug AS value ORDER BY value");
	}

	private List<String> slugs() {
		return values("MATCH (t:Topic) RETURN t.slug AS value ORDER BY value");
	}

	private List<String> values(String statement) {
		return this.client.read(CypherStatement.of(statement))
			.stream()
			.map((row) -> row.get("value").asString())
			.toList();
	}

	/** Records the texts of all statements. */
	static class StatementRecorder implements StatementListener {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementSent event) {
			this.texts.add(event.text());
		}

	}

}
