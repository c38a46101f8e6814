package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.GraphCounts;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample seed folder that ships, whose facts are those of the real feed's five
 * documents.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class SampleSeedsIT {

	private static final Path SAMPLE = Path.of("import");

	@Autowired
	private GraphClient client;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void fiveDocumentsClaimThirteenArticles() {
		ImportReport report = SeedFiles.load(this.client, SAMPLE, 1000);
		assertThat(report.graph()).isEqualTo(new GraphCounts(13, 8, 13, 3, 10, 0));
		assertThat(report.loaded()).isEqualTo(5);
		assertThat(report.problems()).isEmpty();
	}

	@Test
	void loadedOneByOneOrAllTogetherTheyAreTheSameGraph() {
		SeedFiles.load(this.client, SAMPLE, 1000);
		List<String> together = GraphSnapshot.of(this.client);
		SeedFiles.load(this.client, SAMPLE, 1);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(together);
		TestDatabase.clear(this.client);
		SeedFiles.load(this.client, SAMPLE, 1);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(together);
	}

}
