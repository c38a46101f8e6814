package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.ImportReport;

import static org.assertj.core.api.Assertions.assertThat;

/** What the feed really sends, from the documents to the answers. */
@ApiTest
class RealFeedIT {

	private static final Path FEED = Path.of("src/test/resources/dev/newsgraph/query/feed");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@Test
	void responsesMatchThePage() throws IOException {
		TestDatabase.clear(this.client);
		ImportReport report = SeedFiles.load(this.client, FEED, 1000);
		assertThat(report.rejected()).isZero();
		assertThat(report.loaded()).isEqualTo(12);
		assertThat(report.problems())
			.extracting((found) -> "%s/%s:%d %s".formatted(found.folder(), found.problem().path(),
					found.problem().line(), found.problem().code()))
			.containsExactly("evening/circle-two.md:0 TOPIC_CYCLE", "morning/body.md:6 RELATED_TO_ITSELF",
					"morning/body.md:10 REPEATED_RELATED_ITEM", "morning/collections/first-steps.md:17 INVALID_ITEM",
					"morning/collections/first-steps.md:18 INVALID_ITEM", "morning/course.yaml:19 REPEATED_TOPIC");
		assertThat(report.unknownKeys()).containsOnlyKeys("colour", "free", "length", "lessons", "price", "type");
		AnswerPage.of("feed.md").compare(new Api(this.port)::ask);
	}

}
