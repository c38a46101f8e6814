package dev.newsgraph.importing.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.importing.source.FolderProblems;

import static org.assertj.core.api.Assertions.assertThat;

class ImportReportTextTests {

	@Test
	void showsATableThenTheProblems() throws IOException {
		List<FileProblem> problems = List.of(
				new FileProblem("feed",
						new Problem("bad/001.md", 3, 5, ProblemCode.DUPLICATE_KEY, "The key `title` is there twice.",
								"Keep one of them.")),
				new FileProblem("feed", FolderProblems.linkLeavesFolder("out\u001b[31m.md")),
				new FileProblem("feed", FolderProblems.unreadableFile("x.md")));
		ImportReport report = new ImportReport("job", 2, 20_005, 20_000, 2, 3, 1, Duration.ofMillis(4321),
				new GraphCounts(27_273, 7_273, 300, 80, 59_997, 0), problems, 3,
				new TreeMap<>(Map.of("price", 1200L, "length", 3L)),
				List.of("The graph holds documents of the seed folder 'old', which does not exist. They were kept."),
				ImportOutcome.COMPLETED);
		try (InputStream expected = getClass().getResourceAsStream("report.txt")) {
			assertThat(expected).isNotNull();
			assertThat(ImportReportText.of(report, 2))
				.isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

}
