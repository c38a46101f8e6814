package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import is a function of the documents and the base address, not of earlier imports.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class BaseUrlIT {

	@TempDir
	private Path folder;

	@Autowired
	private GraphClient client;

	private SeedFiles seeds;

	@BeforeEach
	void write() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		this.seeds.replace(Map.of("feed/a.md",
				"---\ntitle: A\nwebUrl: https://paper.example/a\nimages: [{url: /assets/a.jpg, width: 7}]\n---\n",
				"feed/b.md",
				"---\ntitle: B\nwebUrl: /b\nrelated: [{title: A, webUrl: https://paper.example/a}]\n---\n"));
	}

	@Test
	void anotherBaseReadsEveryDocumentAgain() {
		ImportReport without = this.seeds.load(this.client, 10);
		assertThat(without.loaded()).isOne();
		assertThat(without.rejected()).isOne();
		assertThat(images()).isEmpty();
		List<String> start = GraphSnapshot.of(this.client);
		ImportReport with = this.seeds.load(this.client, 10, "https://one.example");
		assertThat(with.loaded()).isEqualTo(2);
		assertThat(images()).containsExactly("https://one.example/assets/a.jpg");
		assertThat(this.seeds.load(this.client, 10, "https://one.example").unchanged()).isEqualTo(2);
		assertThat(this.seeds.load(this.client, 10, "https://two.example").loaded()).isEqualTo(2);
		assertThat(images()).containsExactly("https://two.example/assets/a.jpg");
		this.seeds.load(this.client, 10);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(start);
	}

	private List<String> images() {
		return this.client.read(CypherStatement.of("MATCH (i:Image) RETURN i.url AS url ORDER BY url"))
			.stream()
			.map((row) -> row.get("url").asString())
			.toList();
	}

}
