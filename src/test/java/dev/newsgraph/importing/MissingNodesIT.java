package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that another program has removed, and folders that are no longer there. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class MissingNodesIT {

	private static final Map<String, String> FILES = Map.of("feed/a.md", """
			---
			title: A
			webUrl: https://a.example/1
			topics: [Faces]
			related: [{title: B, webUrl: 'https://b.example/1'}, {title: C, webUrl: 'https://c.example/1'}]
			---
			Text.
			""", "feed/b.md", """
			---
			title: B
			webUrl: https://b.example/1
			provider: {name: Paper B, domain: b.example}
			images: [{url: 'https://b.example/1.png', width: 10, height: 10}]
			---
			""", "feed/faces.yaml", """
			taxonomy: topic
			_id: faces
			name: Faces
			""", "feed/reading.yaml", """
			title: Reading
			items: [a.md, b.md]
			""", "other/d.md", """
			---
			title: D
			webUrl: https://d.example/1
			---
			""");

	private final List<String> differences = new ArrayList<>();

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void load() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		this.seeds.replace(FILES);
		this.seeds.load(this.client, 100);
		assertThat(dryRun().notices()).isEmpty();
		assertThat(this.differences).isEmpty();
	}

	@Test
	void articlesThatAreMissingAreADifferenceAndAreImportedAgain() {
		List<String> complete = GraphSnapshot.of(this.client);
		write("MATCH (a:Article) DETACH DELETE a");
		ImportReport report = dryRun();
		assertThat(this.differences).contains("DOCUMENT CHANGED feed/a.md", "DOCUMENT CHANGED feed/b.md")
			.doesNotContain("DOCUMENT CHANGED feed/faces.yaml", "DOCUMENT CHANGED feed/reading.yaml");
		assertThat(report.notices())
			.containsExactly("The graph lacks the article, topic or collection of 2 documents of"
					+ " the seed folder 'feed', which another program must have removed. Their files are read again.");
		assertThat(this.seeds.load(this.client, 100).loaded()).isEqualTo(3);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(complete);
		this.differences.clear();
		assertThat(dryRun().notices()).isEmpty();
		assertThat(this.differences).isEmpty();
	}

	@Test
	void topicsAndCollectionsThatAreMissingAreADifference() {
		write("MATCH (t:Topic) DETACH DELETE t");
		write("MATCH (c:Collection) DETACH DELETE c");
		dryRun();
		assertThat(this.differences).contains("DOCUMENT CHANGED feed/faces.yaml", "DOCUMENT CHANGED feed/reading.yaml")
			.doesNotContain("DOCUMENT CHANGED feed/a.md");
	}

	@Test
	void aFolderOfTheGraphThatDoesNotExistIsNamed() {
		Map<String, String> others = new TreeMap<>(FILES);
		others.remove("other/d.md");
		this.seeds.replace(others);
		ImportReport report = dryRun();
		assertThat(this.differences).isEmpty();
		assertThat(report.missingFolders()).containsExactly("other");
	}

	private ImportReport dryRun() {
		ImportRequest request = ImportRequest.of(List.of(this.folder.resolve("import/feed"))).withDryRun(true);
		return this.seeds.load(this.client, 100, request, new ImportObserver() {
			@Override
			public void difference(Difference difference) {
				MissingNodesIT.this.differences
					.add("%s %s %s".formatted(difference.kind(), difference.change(), difference.name()));
			}
		});
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

}
