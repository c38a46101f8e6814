package dev.newsgraph;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

import dev.newsgraph.access.TestToken;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.ImportReportText;
import dev.newsgraph.importing.report.RunFolder;
import dev.newsgraph.importing.SeedFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What the documentation shows is what happens. Every {@code graphql} block and every
 * {@code curl} command is asked of the sample folder, and its answer compared with the
 * {@code json} block that must follow; variables are a {@code json} block below the line
 * {@code Variables:}. {@link DocumentedJson} says how an answer may be abbreviated.
 * Programs are run, and reports compared. {@code -Dmanual.write=true} writes answers
 * anew.
 */
// Another context would take the jobs of this one, or this one theirs.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.query.counts.interval=0s", "newsgraph.import.at-start=false",
		"newsgraph.jobs.poll=200ms", "newsgraph.import.runs=target/documentation-runs",
		"newsgraph.database.read-timeout=60s",
		"newsgraph.documents.folder=src/test/resources/dev/newsgraph/trusted/documents" })
class DocumentationIT {

	private static final Path SAMPLE = Path.of("import");

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern CURL = Pattern.compile(
			"curl -s '?http://localhost:8080(/[^\\s']*)'?( -H \"Authorization: Bearer \\$NEWSGRAPH_TOKEN\")? -H 'Content-Type: application/json' \\\\\n *-d '(.*?)'\n",
			Pattern.DOTALL);

	private static final Pattern TIME = Pattern.compile("[\\d.,]+ s, [\\d.,]+ documents/s");

	private static final Pattern RUN = Pattern.compile("\\S*rejects\\.jsonl");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeEach
	void load() {
		awaitJobs();
		TestDatabase.clear(this.client);
		SeedFiles.load(this.client, SAMPLE, 1000);
	}

	@AfterAll
	static void sweep() throws IOException {
		FileSystemUtils.deleteRecursively(Path.of("target/documentation-runs"));
	}

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>();
		for (Path page : DocumentationLinksTests.pages()) {
			if (DocumentationPage.read(page)
				.blocks()
				.stream()
				.anyMatch((block) -> isCurl(block) || block.language().matches("graphql|json"))) {
				pages.add(page);
			}
		}
		return pages;
	}

	@ParameterizedTest
	@MethodSource("pages")
	void operationsAreAnsweredAsThePageSays(Path file) throws IOException {
		DocumentationPage page = DocumentationPage.read(file);
		List<Object> answers = new ArrayList<>();
		List<DocumentationPage.Block> compared = new ArrayList<>();
		for (DocumentationPage.Block block : page.blocks()) {
			if (block.language().equals("graphql")) {
				DocumentationPage.Block next = page.after(block, "json");
				Map<String, Object> request = new LinkedHashMap<>(Map.of("query", block.text()));
				if (next.isVariables()) {
					compared.add(next);
					request.put("variables", DocumentedJson.complete(JSON.readValue(next.text(), Map.class), answers));
					next = page.after(next, "json");
				}
				compared.add(next);
				compare(page, next, post("/graphql", true, JSON.writeValueAsString(request)), answers);
			}
			else if (block.language().equals("sh") && isCurl(block)) {
				Matcher curl = CURL.matcher(block.text());
				assertThat(curl.matches()).as("%s:%d is a curl command of the usual form", file, block.line()).isTrue();
				DocumentationPage.Block next = page.after(block, "json");
				compared.add(next);
				compare(page, next, post(curl.group(1), curl.group(2) != null, curl.group(3)), answers);
			}
		}
		assertThat(page.blocks())
			.filteredOn((block) -> block.language().equals("json") && !compared.contains(block)
					&& !block.heading().equals("The result as JSON"))
			.as("blocks of JSON that are no answer to anything")
			.isEmpty();
	}

	/** {@link ExportDocumentationIT} runs the commands that export. */
	private static boolean isCurl(DocumentationPage.Block block) {
		return block.text().contains("curl ") && !block.text().contains("/graphql/export");
	}

	private void compare(DocumentationPage page, DocumentationPage.Block block, String body, List<Object> answers)
			throws IOException {
		Object actual = JSON.readValue(body, Object.class);
		answers.add(actual);
		awaitJobs();
		Object documented = block.text().isBlank() ? null : JSON.readValue(block.text(), Object.class);
		if (!DocumentedJson.matches(documented, actual) && Boolean.getBoolean("manual.write")) {
			page.write(block, DocumentedJson.text(DocumentedJson.merge(documented, actual)));
			return;
		}
		if (!DocumentedJson.matches(documented, actual)) {
			assertThat(DocumentedJson.text(DocumentedJson.merge(documented, actual)))
				.as("%s:%d", page.file(), block.line())
				.isEqualTo(DocumentedJson.text(documented));
		}
	}

	@Test
	void theProgramThatPagesThroughEverythingRuns() throws Exception {
		DocumentationPage page = DocumentationPage.read(Path.of("src/docs/querying.md"));
		DocumentationPage.Block program = page.blocks()
			.stream()
			.filter((block) -> block.language().equals("python"))
			.findFirst()
			.orElseThrow();
		String printed = output(program.text().replace("localhost:8080", "127.0.0.1:" + this.port), "python3", "-");
		DocumentationPage.Block documented = page.after(program, "text");
		if (Boolean.getBoolean("manual.write")) {
			page.write(documented, printed);
		}
		else {
			assertThat(printed).isEqualTo(documented.text());
		}
		assertThat(printed.lines()).hasSize(13);
	}

	private static String output(String input, String... command) throws Exception {
		Process process;
		try {
			process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			assumeTrue(false, command[0] + " is not installed");
			throw ex;
		}
		process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
		return output;
	}

	@Test
	void reportsAreAsGettingStartedShowsThem(@TempDir Path folder) throws IOException {
		Path root = folder.resolve("import");
		FileSystemUtils.copyRecursively(SAMPLE, root);
		DocumentationPage page = DocumentationPage.read(Path.of("src/docs/getting-started.md"));
		TestDatabase.clear(this.client);
		compareReport(page,
				page.blocks()
					.stream()
					.filter((block) -> block.heading().equals("Start the gateway") && block.language().equals("text"))
					.findFirst()
					.orElseThrow(),
				SeedFiles.load(this.client, root, 1000));
		List<DocumentationPage.Block> blocks = page.blocks()
			.stream()
			.filter((block) -> block.heading().equals("Read the problems of an import"))
			.toList();
		Files.writeString(root.resolve("facial-recognition/broken.md"), blocks.get(0).text());
		Files.writeString(root.resolve("facial-recognition/course.md"), blocks.get(1).text());
		compareReport(page, blocks.get(2), SeedFiles.load(this.client, root, 1000)
			.withNotice("The rejected documents are listed in rejects.jsonl."));
	}

	private static void compareReport(DocumentationPage page, DocumentationPage.Block block, ImportReport report)
			throws IOException {
		String text = block.text();
		int start = text.indexOf("Import of");
		int end = text.indexOf("\n  Playground ");
		String documented = text.substring(start, end);
		String actual = ImportReportText.of(report, 100);
		if (Boolean.getBoolean("manual.write") && !comparable(actual).equals(comparable(documented))) {
			String kept = keep(RUN, documented, keep(TIME, documented, actual));
			page.write(block, text.substring(0, start) + kept + text.substring(end));
			return;
		}
		assertThat(comparable(actual)).isEqualTo(comparable(documented));
	}

	/** The report with what the documentation says where the two always differ. */
	private static String keep(Pattern part, String documented, String report) {
		Matcher kept = part.matcher(documented);
		return kept.find() ? part.matcher(report).replaceFirst(Matcher.quoteReplacement(kept.group())) : report;
	}

	private static String comparable(String report) {
		String timeless = TIME.matcher(report).replaceAll("… s, … documents/s");
		return RUN.matcher(timeless).replaceAll("…/rejects.jsonl");
	}

	@Test
	void theResultOfACommandIsAsDocumented() throws IOException {
		DocumentationPage page = DocumentationPage.read(Path.of("src/docs/jobs-and-command-line.md"));
		DocumentationPage.Block block = page.blocks()
			.stream()
			.filter((one) -> one.heading().equals("The result as JSON"))
			.findFirst()
			.orElseThrow();
		TestDatabase.clear(this.client);
		Map<String, @Nullable Object> result = RunFolder.figures(SeedFiles.load(this.client, SAMPLE, 1000));
		result.put("exitCode", 0);
		result.put("firstProblems", List.of());
		compare(page, block, JSON.writeValueAsString(result), new ArrayList<>());
	}

	/**
	 * Returns the answer to an operation.
	 * @param token whether it is sent with the token
	 */
	private String post(String path, boolean token, String body) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d%s".formatted(this.port, path)))
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(90))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (token) {
			request.header("Authorization", TestToken.authorization());
		}
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Until every job that an operation started has ended. */
	private void awaitJobs() {
		String jobs = JSON.writeValueAsString(Map.of("query", "{ importJobs { edges { node { state } } } }"));
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
		while (post("/graphql", true, jobs).matches("(?s).*\"(QUEUED|RUNNING)\".*")) {
			assertThat(System.nanoTime()).as("time until the jobs have ended").isLessThan(end);
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
