package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.graphdb.GraphDatabaseService;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that make a release. */
class ReleaseFilesTests {

	/** A command that starts the first Java of the {@code PATH}. */
	private static final Pattern JAVA_OF_THE_PATH = Pattern
		.compile("(?m)^(?!\\s*#).*(?:^|[;&|(!]|\\b(?:do|else|exec|then|time)\\b)\\s*java\\s");

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

	/** The Java of the path can be too old, and another one than that of the build. */
	@Test
	void theScriptsDoNotStartTheJavaOfThePath() throws IOException {
		List<Path> scripts = scripts();
		assertThat(scripts).contains(Path.of("src/test/release/upgrade"), Path.of("src/test/containers/engine"));
		for (Path script : scripts) {
			assertThat(JAVA_OF_THE_PATH.matcher(Files.readString(script)).results().map(MatchResult::group))
				.as(script.toString())
				.isEmpty();
		}
	}

	/** Dependabot does not read a POM with a property that is not defined in it. */
	@Test
	void theServerOfTheContainerHasTheVersionOfTheProject() throws IOException {
		String pom = Files.readString(Path.of("src/test/containers/pom.xml"));
		assertThat(first("<neo4j.version>(.+)</neo4j.version>", pom)).isEqualTo(neo4jVersion());
		for (MatchResult property : Pattern.compile("\\$\\{([^}]+)}").matcher(pom).results().toList()) {
			assertThat(pom).contains("<%s>".formatted(property.group(1)));
		}
	}

	@Test
	void allFilesNameTheSameNeo4j() throws IOException {
		String version = neo4jVersion();
		String pom = Files.readString(Path.of("pom.xml"));
		assertThat(pom).contains("<neo4j.image>neo4j:${neo4j.version}-community</neo4j.image>",
				"<neo4j.image>${neo4j.image}</neo4j.image>");
		String image = "neo4j:%s-community".formatted(version);
		assertThat(TestDatabase.IMAGE).isEqualTo(image);
		assertThat(Files.readString(Path.of("src/containers/compose-neo4j.yaml")))
			.contains("image: ${NEO4J_IMAGE:-%s}".formatted(image));
		assertThat(Files.readString(Path.of("src/test/containers/build-neo4j-image"))).contains(image);
		assertThat(Files.readString(Path.of("src/docs/operations.md")))
			.contains("tested only with Neo4j %s;".formatted(version.replaceAll("\\.\\d+$", "")));
		assertThat(jar(GraphDatabaseService.class)).endsWith("-%s.jar".formatted(version));
		for (String file : List.of("src/containers/compose-neo4j.yaml", "src/containers/Dockerfile")) {
			assertThat(Files.readString(Path.of(".github/dependabot.yml")))
				.contains("directory: /" + Path.of(file).getParent());
		}
		assertThat(Files.readString(Path.of(".github/dependabot.yml"))).contains("package-ecosystem: docker-compose\n");
	}

	/** The query parser comes only with Neo4j, and so in the version of Neo4j. */
	@Test
	void luceneHasTheVersionThatNeo4jUses() throws IOException {
		String lucene = first("<lucene.version>(.+)</lucene.version>", Files.readString(Path.of("pom.xml")));
		assertThat(jar(EnglishAnalyzer.class)).endsWith("-%s.jar".formatted(lucene));
		assertThat(jar(QueryParser.class)).endsWith("-%s.jar".formatted(lucene));
	}

	/** Neo4j has a release in nearly each month. */
	@Test
	void theUpgradeStartsWithTheNeo4jBefore() throws IOException {
		String upgrade = Files.readString(Path.of("src/test/release/upgrade"));
		YearMonth older = month(first("older=\\$\\{1:-(.+)}", upgrade));
		YearMonth current = month(neo4jVersion());
		assertThat(older).isBefore(current).isAfterOrEqualTo(current.minusMonths(2));
		String lucene = first("<lucene.version>(.+)</lucene.version>", Files.readString(Path.of("pom.xml")));
		assertThat(Runtime.Version.parse(first("lucene=\\$\\{2:-(.+)}", upgrade).replaceAll("(\\.0)+$", "")))
			.isLessThanOrEqualTo(Runtime.Version.parse(lucene.replaceAll("(\\.0)+$", "")));
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void skippedTestsAreListedWithTheReason(@TempDir Path reports) throws Exception {
		Files.writeString(reports.resolve("TEST-ReplicasIT.xml"),
				"""
						<testsuite name="dev.newsgraph.replica.ReplicasIT" skipped="2">
						  <testcase name="first" classname="dev.newsgraph.replica.ReplicasIT" time="0.1">
						    <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: HAProxy is not installed.
							at org.junit.jupiter.api.AssumptionUtils.assumeTrue(AssumptionUtils.java:1)
						]]></skipped>
						  </testcase>
						  <testcase name="second" classname="dev.newsgraph.replica.ReplicasIT" time="0.1"><skipped message="HAProxy is not installed."/></testcase>
						  <testcase name="third" classname="dev.newsgraph.replica.ReplicasIT" time="0.1"/>
						</testsuite>
						""");
		Files.writeString(reports.resolve("TEST-OtherIT.xml"),
				"<testsuite><testcase name=\"first\" classname=\"dev.newsgraph.OtherIT\"/></testsuite>");
		Process process = new ProcessBuilder(".ci/skipped", reports.toString(), "nowhere").redirectErrorStream(true)
			.start();
		assertThat(process.inputReader().lines())
			.containsExactly("dev.newsgraph.replica.ReplicasIT: HAProxy is not installed. (2)");
		assertThat(process.waitFor()).isZero();
		assertThat(Files.readString(Path.of(".ci/run"))).contains(".ci/skipped target/failsafe-reports");
	}

	/**
	 * A tag can be moved to other code. Dependabot updates the commit and the comment.
	 */
	@Test
	void actionsAreNamedByCommit() throws IOException {
		for (Path workflow : workflows()) {
			List<String> uses = Files.readAllLines(workflow).stream().filter((line) -> line.contains("uses:")).toList();
			assertThat(uses).as(workflow.toString())
				.isNotEmpty()
				.allMatch((line) -> line.matches(" *- uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\\d+(\\.\\d+){2}"));
		}
	}

	/**
	 * The build runs code of all dependencies and plugins. It must not find a token, and
	 * a job that can write to the repository does not run it.
	 */
	@Test
	void buildsHaveNoTokenThatWrites() throws IOException {
		int writers = 0;
		for (Path workflow : workflows()) {
			JsonNode file = new JsonMapper().valueToTree(new Yaml().load(Files.readString(workflow)));
			assertThat(file.get("permissions").toString()).as(workflow.toString()).doesNotContain("write");
			for (JsonNode job : file.get("jobs")) {
				boolean writes = job.path("permissions").toString().contains("write");
				for (JsonNode step : job.get("steps")) {
					if (step.path("uses").asString("").startsWith("actions/checkout@")) {
						assertThat(writes).as(job.toString()).isFalse();
						assertThat(step.at("/with/persist-credentials").asBoolean(true)).as(job.toString()).isFalse();
					}
				}
				writers += writes ? 1 : 0;
			}
		}
		assertThat(writers).as("the job that publishes a release").isOne();
	}

	private static List<Path> workflows() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
			return files.toList();
		}
	}

	/** Otherwise, the tests are skipped. */
	@Test
	void theSlowWorkflowInstallsTheProxyOfTheReplicas() throws IOException {
		assertThat(Files.readString(Path.of(".github/workflows/slow.yml")))
			.containsPattern("apt-get install .* haproxy");
	}

	private static YearMonth month(String version) {
		return YearMonth.parse(version.substring(0, 7), DateTimeFormatter.ofPattern("yyyy.MM"));
	}

	private static String jar(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation().toString();
	}

	private static String neo4jVersion() throws IOException {
		return first("<neo4j.version>(.+)</neo4j.version>", Files.readString(Path.of("pom.xml")));
	}

	/** Returns the first group of the first match. */
	private static String first(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.group(1);
	}

	private static List<Path> scripts() throws IOException {
		List<Path> scripts = new ArrayList<>();
		for (String folder : List.of(".ci", "src/containers", "src/main/bin", "src/release", "src/test/containers",
				"src/test/release")) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				files.filter(Files::isRegularFile)
					.filter((file) -> file.getFileName().toString().matches("[a-z0-9-]+"))
					.forEach(scripts::add);
			}
		}
		return scripts;
	}

}
