package dev.newsgraph.importing.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

	@Test
	void groupsEqualProblems() {
		List<FileProblem> problems = new ArrayList<>();
		for (int i = 0; i < 266; i++) {
			problems.add(new FileProblem("feed", new Problem("%03d.md".formatted(i), 12, 10, ProblemCode.INVALID_IMAGE,
					"In item %d of `images`, `url` is wrong.".formatted(i), "Write the full address.")));
			if (i % 100 == 0) {
				problems.add(new FileProblem("feed", FolderProblems.unreadableFile("%03d.txt".formatted(i))));
			}
		}
		ImportReport report = new ImportReport("job", 1, 300, 297, 0, 3, 0, Duration.ofMillis(4321), null, problems,
				369, new TreeMap<>(), List.of(), ImportOutcome.COMPLETED);
		String text = ImportReportText.of(report, 100);
		assertThat(text.substring(text.indexOf("  369 problems"))).isEqualTo("""
				  369 problems
				    feed/000.txt UNREADABLE_FILE
				      The file cannot be read. — Give the gateway permission to read it.
				    feed/100.txt UNREADABLE_FILE
				      The file cannot be read. — Give the gateway permission to read it.
				    feed/200.txt UNREADABLE_FILE
				      The file cannot be read. — Give the gateway permission to read it.
				    266 × INVALID_IMAGE (one item left out), first in feed/000.md:12:10
				      In item 0 of `images`, `url` is wrong. — Write the full address.
				    … and 100 more. Set newsgraph.import.console-problems or --problems to list more.
				""");
	}

}
