package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that make a release. */
class ReleaseFilesTests {

	/** Dependabot does not update an image that is an argument. */
	@Test
	void theImagesOfTheDockerfileAreLiteral() throws IOException {
		List<MatchResult> lines = Pattern.compile("(?m)^FROM (\\S+)(?: AS (\\S+))?$")
			.matcher(Files.readString(Path.of("src/containers/Dockerfile")))
			.results()
			.toList();
		Set<String> stages = new TreeSet<>(List.of("${VARIANT}"));
		for (MatchResult line : lines) {
			if (!stages.contains(line.group(1))) {
				assertThat(line.group(1)).matches("[a-z-]+:\\d+(-[a-z]+)?");
			}
			if (line.group(2) != null) {
				stages.add(line.group(2));
			}
		}
		assertThat(stages).contains("embedded", "slim");
	}

	@Test
	void theArchiveHasTheFilesOfOperations() throws IOException {
		assertThat(Files.readString(Path.of("src/release/archive.xml"))).contains(
				"<directory>src/docs/operations</directory>", "<outputDirectory>share/newsgraph</outputDirectory>");
		for (String file : List.of("newsgraph.service", "dashboard.json", "alerts.yaml")) {
			assertThat(Path.of("src/docs/operations", file)).exists();
		}
	}

}
