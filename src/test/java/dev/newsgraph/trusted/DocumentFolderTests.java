package dev.newsgraph.trusted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.newsgraph.trusted.TestDocuments.COUNT;
import static dev.newsgraph.trusted.TestDocuments.LATEST;
import static dev.newsgraph.trusted.TestDocuments.write;
import static org.assertj.core.api.Assertions.assertThat;

/** What a folder with trusted documents may contain. */
class DocumentFolderTests {

	@TempDir
	private Path folder;

	@Test
	void aFileIsADocumentWithItsPathAsId() throws IOException {
		write(this.folder, "latest.graphql", LATEST);
		write(this.folder, "home/feed/count.graphql", COUNT);
		FolderContent content = content();
		assertThat(content.problems()).isEmpty();
		assertThat(content.documents()).extracting(TrustedDocument::ids)
			.containsExactlyInAnyOrder(Set.of("latest"), Set.of("home/feed/count"));
	}

	// The hash is that of an example in the appendix of GraphQL over HTTP.
	@Test
	void theHashIsThatOfTheBytesOfTheFile() throws IOException {
		write(this.folder, "user.graphql", "query($id:ID!){user(id:$id){name}}");
		assertThat(content().documents().getFirst().hash())
			.isEqualTo("71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b");
	}

	@Test
	void aTextIsFoundByItsHashWithAndWithoutTheLineBreakAtItsEnd() throws IOException {
		write(this.folder, "count.graphql", COUNT + "\n");
		DocumentSet set = new DocumentSet(content().documents());
		for (String text : List.of(COUNT, COUNT + "\n", COUNT + "\r\n ")) {
			assertThat(set.byText(text)).isNotNull();
		}
		for (String text : List.of(COUNT, COUNT + "\n")) {
			assertThat(set.byId("sha256:" + DocumentHash.of(text))).isSameAs(set.byId("count"));
			assertThat(set.byId(DocumentHash.of(text))).isSameAs(set.byId("count"));
		}
		assertThat(set.byText(" " + COUNT)).isNull();
		assertThat(set.byText("{ articles { totalCount  } }")).isNull();
	}

	@Test
	void filesOfTheSameTextAreOneDocumentWithTheirIds() throws IOException {
		write(this.folder, "a.graphql", COUNT);
		write(this.folder, "b/c.graphql", COUNT);
		assertThat(content().problems()).isEmpty();
		assertThat(content().documents()).singleElement()
			.extracting(TrustedDocument::ids)
			.isEqualTo(Set.of("a", "b/c"));
	}

	@Test
	void hiddenAndOtherFilesAreLeftOut() throws IOException {
		write(this.folder, ".hidden.graphql", "wrong {");
		write(this.folder, ".git/a.graphql", "wrong {");
		write(this.folder, "README.md", "wrong {");
		write(this.folder, "a.graphql", COUNT);
		assertThat(content().problems()).isEmpty();
		assertThat(content().documents()).hasSize(1);
	}

	@Test
	void linksWithinTheFolderAreFollowedAsKubernetesMountsFiles() throws IOException {
		write(this.folder, "..2026_11_28/a.graphql", COUNT);
		write(this.folder, "..2026_11_28/sub/b.graphql", LATEST);
		Files.createSymbolicLink(this.folder.resolve("..data"), Path.of("..2026_11_28"));
		Files.createSymbolicLink(this.folder.resolve("a.graphql"), Path.of("..data/a.graphql"));
		Files.createSymbolicLink(this.folder.resolve("sub"), Path.of("..data/sub"));
		assertThat(content().problems()).isEmpty();
		assertThat(content().documents()).extracting(TrustedDocument::file)
			.containsExactlyInAnyOrder("a.graphql", "sub/b.graphql");
	}

	@Test
	void aLinkThatLeavesTheFolderIsAProblem(@TempDir Path other) throws IOException {
		write(other, "a.graphql", COUNT);
		Files.createSymbolicLink(this.folder.resolve("a.graphql"), other.resolve("a.graphql"));
		Files.createSymbolicLink(this.folder.resolve("sub"), other);
		assertThat(content().problems()).extracting(DocumentProblem::toString)
			.containsExactly("a.graphql: This is a link to a place outside of the folder; replace it with the file.",
					"sub: This is a link to a place outside of the folder; replace it with the file.");
	}

	@Test
	void linksInACircleEnd() throws IOException {
		write(this.folder, "sub/a.graphql", COUNT);
		Files.createSymbolicLink(this.folder.resolve("sub/up"), Path.of(".."));
		Files.createSymbolicLink(this.folder.resolve("sub/self"), Path.of("."));
		assertThat(content().documents()).hasSize(1);
		assertThat(content().problems()).isEmpty();
	}

	@Test
	void aLinkWithoutTargetIsAProblem() throws IOException {
		Files.createSymbolicLink(this.folder.resolve("a.graphql"), Path.of("nothing"));
		assertThat(content().problems()).singleElement()
			.hasToString("a.graphql: The file cannot be read; grant the gateway permission to read it, or remove it.");
	}

	@Test
	void sizesAreLimited() throws IOException {
		write(this.folder, "a.graphql", COUNT);
		write(this.folder, "b.graphql", LATEST);
		assertThat(content(Map.of("max-file-size", "50B"))).extracting(FolderContent::problems)
			.asString()
			.contains("b.graphql: The file is larger than 50 bytes", "newsgraph.documents.max-file-size");
		assertThat(content(Map.of("max-total-size", "50B"))).extracting(FolderContent::problems)
			.asString()
			.contains("larger than 50 bytes", "newsgraph.documents.max-total-size");
		assertThat(content(Map.of("max-files", "1"))).extracting(FolderContent::problems)
			.asString()
			.contains("more than 1 files and folders", "newsgraph.documents.max-files");
		assertThat(content(Map.of("max-files", "2")).problems()).isEmpty();
	}

	@Test
	void aFolderThatDoesNotExistIsAProblem() {
		assertThat(TestDocuments.content(this.folder.resolve("nothing"), Map.of()).problems()).singleElement()
			.asString()
			.contains("does not exist", "newsgraph.documents.folder");
	}

	@Test
	void aFileThatIsNotUtf8IsAProblem() throws IOException {
		Files.write(this.folder.resolve("a.graphql"), "{ é }".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(content().problems()).singleElement()
			.hasToString("a.graphql: The file is not UTF-8; save it in this encoding.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.graphql | query { articles { | a.graphql:1: The file is not a GraphQL document
			a.graphql | # empty | a.graphql:1: The file is not a GraphQL document
			a.graphql | type A { b: Int } | a.graphql: The file does not contain an operation
			a b.graphql | { articles { totalCount } } | a b.graphql: The name of the file cannot be an id
			x:y.graphql | { articles { totalCount } } | x:y.graphql: The name of the file cannot be an id
			""")
	void aWrongFileIsNamedWithItsLine(String file, String text, String problem) throws IOException {
		write(this.folder, file, text);
		assertThat(content().problems()).singleElement().asString().startsWith(problem);
	}

	@Test
	void fragmentsOfFilesWithoutOperationAreShared() throws IOException {
		write(this.folder, "fragments.graphql",
				"fragment Named on Provider { name }\n\nfragment Card on Article { title provider { ...Named } }\n");
		write(this.folder, "latest.graphql", "{\n  articles { nodes { ...Card } }\n}\n");
		write(this.folder, "own.graphql", "{ articles { nodes { ...Card } } } fragment Card on Article { title }");
		FolderContent content = content();
		assertThat(content.problems()).isEmpty();
		assertThat(content.documents()).extracting(TrustedDocument::text).containsExactlyInAnyOrder("""
				{
				  articles { nodes { ...Card } }
				}

				fragment Card on Article { title provider { ...Named } }

				fragment Named on Provider { name }
				""", "{ articles { nodes { ...Card } } } fragment Card on Article { title }");
		TrustedDocument shared = new DocumentSet(content.documents()).byId("latest");
		assertThat(List.of(2, 5, 7)).extracting((line) -> shared.problem(line, "wrong").toString())
			.containsExactly("latest.graphql:2: wrong", "fragments.graphql:3: wrong", "fragments.graphql:1: wrong");
	}

	@Test
	void longCommentsAreReadOnce() throws IOException {
		write(this.folder, "persisted.json",
				"{\"x-long\": \"# variables: {\\n" + "# x\\n".repeat(200_000) + COUNT + "\"}");
		assertThat(content().problems()).singleElement().asString().contains("is not a JSON object");
	}

	@Test
	void sharedFragmentsDoNotMakeTheDocumentsLargerThanTheFolderMayBe() throws IOException {
		write(this.folder, "shared.graphql", "fragment F on Article { title # " + "x".repeat(100_000) + "\n}");
		for (int i = 0; i < 400; i++) {
			write(this.folder, "d%d.graphql".formatted(i), "{ articles(first: %d) { nodes { ...F } } }".formatted(i));
		}
		assertThat(content().problems()).singleElement()
			.asString()
			.contains("the documents are larger than", "newsgraph.documents.max-total-size");
	}

	@Test
	void aManifestMayNotHaveAnyNumberOfOperations() throws IOException {
		write(this.folder, "persisted.json",
				IntStream.range(0, 10_001)
					.mapToObj((i) -> "\"x-%d\": \"{ __typename }\"".formatted(i))
					.collect(Collectors.joining(",", "{", "}")));
		assertThat(content().problems()).singleElement().asString().contains("10,001 operations");
	}

	@Test
	void aSharedFragmentOfTwoFilesIsAProblem() throws IOException {
		write(this.folder, "a.graphql", "fragment Card on Article { title }");
		write(this.folder, "b.graphql", "\nfragment Card on Article { excerpt }");
		assertThat(content().problems()).singleElement()
			.hasToString("b.graphql:2: The fragment `Card` is defined in a.graphql:1 too; rename one of them.");
	}

	@Test
	void commentsAtTheBeginningGiveTheMaxAgeAndVariables() throws IOException {
		write(this.folder, "a.graphql", """
				# The latest articles.
				# @cacheControl(maxAge: 60)
				# variables: {
				#   "first": 3
				# }
				query ($first: Int) { articles(first: $first) { totalCount } }
				# @cacheControl(maxAge: 1)
				""");
		DocumentComments comments = content().documents().getFirst().comments();
		assertThat(comments.maxAge()).isEqualTo(Duration.ofMinutes(1));
		assertThat(comments.variables()).isEqualToIgnoringWhitespace("{\"first\": 3}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "@cacheControl", "@cacheControl(maxAge: -1)", "@cacheControl(maxAge: 60s)",
			"@cacheControl(maxAge: 31536001)", "@cacheControl(scope: PUBLIC)", "@cacheControls(maxAge: 60)",
			"variables: [1]", "variables: {\"a\":" })
	void aWrongCommentIsNamedWithItsLine(String comment) throws IOException {
		write(this.folder, "a.graphql", "#\n# " + comment + "\n" + COUNT);
		assertThat(content().problems()).singleElement().asString().startsWith("a.graphql:2: ");
	}

	private FolderContent content() {
		return content(Map.of());
	}

	private FolderContent content(Map<String, String> properties) {
		return TestDocuments.content(this.folder, properties);
	}

}
