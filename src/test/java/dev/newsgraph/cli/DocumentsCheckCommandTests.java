package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code newsgraph documents check} needs no database. */
@ExtendWith(OutputCaptureExtension.class)
class DocumentsCheckCommandTests {

	@TempDir
	private Path folder;

	@AfterEach
	void restoreLogging() {
		LoggingSystem.get(DocumentsCheckCommandTests.class.getClassLoader()).cleanUp();
	}

	@Test
	void idsAndCostsArePrinted(CapturedOutput output) throws IOException {
		write("latest.graphql", """
				# @cacheControl(maxAge: 60)
				query Latest { articles(first: 3) { edges { node { title } } } }
				""");
		write("home/article.graphql", "query ($url: URL!) { article(webUrl: $url) { title } }");
		write("declared.graphql", """
				# variables: {"first": 5}
				query Declared($first: Int!) { articles(first: $first) { edges { node { title } } } }
				""");
		write("several.graphql", "query One { articles { totalCount } } query Two { topics { totalCount } }");
		assertThat(check()).isZero();
		assertThat(output.getOut()
			.replaceAll("sha256:[0-9a-f]{64}", "sha256:…")
			.replaceAll("up to [\\d,]+ rows", "up to … rows")).isEqualToNormalizingNewlines(
					"""
							declared.graphql
							  ids: declared, sha256:…
							  query Declared: reads up to … rows of 2,000,000, returns up to 5 objects with {"first":5}

							home/article.graphql
							  ids: home/article, sha256:…
							  query: reads up to … rows of 2,000,000, returns up to 1 object with, for example, {"url":"https://example.org/"}

							latest.graphql
							  ids: latest, sha256:…
							  max-age: 60 s
							  query Latest: reads up to … rows of 2,000,000, returns up to 3 objects

							several.graphql
							  ids: several, sha256:…
							  query One: reads up to … rows of 2,000,000, returns up to 0 objects
							  query Two: reads up to … rows of 2,000,000, returns up to 0 objects

							4 documents, 0 problems
							""");
	}

	/** The page shows a file, and what the command prints for it. */
	@Test
	void theDocumentationShowsAFileAndItsCheck(CapturedOutput output) throws IOException {
		String page = Files.readString(Path.of("src/docs/trusted-documents.md"));
		String document = block(page, "## Put a document into the folder", "graphql");
		assertThat(Path.of("src/test/resources/dev/newsgraph/trusted/documents/latest-articles.graphql"))
			.hasContent(document);
		write("latest-articles.graphql", document);
		assertThat(check()).isZero();
		assertThat(output.getOut().replaceAll("sha256:([0-9a-f]{4})[0-9a-f]{60}", "sha256:$1…"))
			.isEqualToNormalizingNewlines(block(page, "## Check a folder", "text"));
	}

	private static String block(String page, String section, String language) {
		return page.split(section + "\n", 2)[1].split("```" + language + "\n", 2)[1].split("```", 2)[0];
	}

	@Test
	void problemsAreNamedWithFileAndLine(CapturedOutput output) throws IOException {
		write("a.graphql", "{\n  articles {\n    total\n  }\n}\n");
		write("b.graphql", "{ articles {");
		write("c.graphql",
				"# variables: {\"first\": \"x\"}\nquery ($first: Int) { articles(first: $first) { totalCount } }");
		write("good.graphql", "{ articles { totalCount } }");
		assertThat(check()).isEqualTo(3);
		List<String> lines = output.getOut().lines().toList();
		assertThat(lines).anyMatch((line) -> line.startsWith("a.graphql:3: Unknown field `total`"))
			.anyMatch((line) -> line.startsWith("b.graphql:1: The file is not a GraphQL document"))
			.anyMatch((line) -> line.startsWith("c.graphql:2: ") && line.contains("first"))
			.contains("good.graphql");
		assertThat(lines.getLast()).endsWith("3 problems");
	}

	@Test
	void hostileDocumentsAreProblems(CapturedOutput output) throws IOException {
		write("deep.graphql", "{ a ".repeat(5000) + "}".repeat(5000));
		write("cycle.graphql", "{ articles { edges { node { ...A } } } }");
		write("a.graphql", "fragment A on Article { ...B }");
		write("b.graphql", "fragment B on Article { title ...A }");
		write("many.graphql", "{ articles { totalCount " + "a: totalCount ".repeat(20_000) + "} }");
		assertThat(check()).isEqualTo(3);
		assertThat(output.getOut().lines()).anyMatch((line) -> line.startsWith("deep.graphql"))
			.anyMatch((line) -> line.startsWith("many.graphql"))
			.anyMatch((line) -> line.contains("contains itself"))
			.last()
			.asString()
			.startsWith("0 documents, ");
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void limitsAreThoseOfTheOptions(CapturedOutput output) throws IOException {
		write("a.graphql", "{ articles(first: 50) { edges { node { title } } } }");
		assertThat(check("--newsgraph.query.max-rows=40")).isEqualTo(3);
		assertThat(output.getOut()).contains("a.graphql: The operation is too large")
			.contains("newsgraph.query.max-rows");
		assertThat(check("--newsgraph.documents.max-file-size=10B")).isEqualTo(3);
		assertThat(check("--newsgraph.query.max-rows=many")).isEqualTo(2);
		assertThat(output.getErr()).contains("newsgraph.query.max-rows is \"many\"");
	}

	@Test
	void theResultIsPrintedAsJsonAndWrittenAsManifest(CapturedOutput output) throws IOException {
		write("latest.graphql", "query Latest { articles(first: 3) { edges { node { title } } } }");
		Path manifest = this.folder.resolveSibling("manifest-" + this.folder.getFileName() + ".json");
		try {
			assertThat(check("--json", "--manifest", manifest.toString())).isZero();
			JsonNode json = new JsonMapper().readTree(output.getOut());
			assertThat(json.at("/exitCode").asInt(-1)).isZero();
			assertThat(json.at("/documents/0/file").asString()).isEqualTo("latest.graphql");
			assertThat(json.at("/documents/0/operations/0/cost").asInt(0)).isPositive();
			String id = json.at("/documents/0/ids/1").asString();
			JsonNode written = new JsonMapper().readTree(Files.readString(manifest));
			assertThat(written.at("/format").asString()).isEqualTo("apollo-persisted-query-manifest");
			assertThat("sha256:" + written.at("/operations/0/id").asString()).isEqualTo(id);
			write("manifest.json", Files.readString(manifest));
			assertThat(check()).isZero();
		}
		finally {
			Files.deleteIfExists(manifest);
		}
	}

	@Test
	void aFolderIsRequired(CapturedOutput output) {
		assertThat(run(List.of("documents"))).isEqualTo(2);
		assertThat(run(List.of("documents", "check"))).isEqualTo(2);
		assertThat(run(List.of("documents", "check", this.folder.resolve("nothing").toString()))).isEqualTo(2);
		assertThat(output.getErr()).contains("newsgraph documents check FOLDER", "There is no folder");
	}

	private int check(String... options) {
		List<String> arguments = new ArrayList<>(List.of("documents", "check", this.folder.toString()));
		arguments.addAll(List.of(options));
		return run(arguments);
	}

	private static int run(List<String> arguments) {
		return CommandLineInterface.run(Object.class, arguments.toArray(String[]::new));
	}

	private void write(String file, String text) throws IOException {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
