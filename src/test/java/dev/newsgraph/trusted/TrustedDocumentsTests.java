package dev.newsgraph.trusted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.FileSystemUtils;

import dev.newsgraph.DefaultLogging;

import static dev.newsgraph.trusted.TestDocuments.COUNT;
import static dev.newsgraph.trusted.TestDocuments.LATEST;
import static dev.newsgraph.trusted.TestDocuments.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Changes of the folder are loaded, and a wrong file changes nothing. */
@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class TrustedDocumentsTests {

	@TempDir
	private Path folder;

	@Test
	void aChangeIsLoadedWhenTheFolderWasTheSameTwice() throws IOException {
		write(this.folder, "a.graphql", COUNT);
		TrustedDocuments documents = TestDocuments.documents(this.folder);
		documents.load();
		assertThat(documents.byId("a").text()).isEqualTo(COUNT);
		write(this.folder, "a.graphql", LATEST);
		write(this.folder, "b.graphql", COUNT);
		documents.refresh();
		assertThat(documents.byId("a").text()).isEqualTo(COUNT);
		documents.refresh();
		assertThat(documents.byId("a").text()).isEqualTo(LATEST);
		assertThat(documents.byId("b").text()).isEqualTo(COUNT);
		Files.delete(this.folder.resolve("a.graphql"));
		documents.refresh();
		documents.refresh();
		assertThat(documents.byId("a")).isNull();
		assertThat(documents.byText(LATEST)).isNull();
	}

	@Test
	void aDocumentIsNamedByItsFirstIdThatIsNotAHash() throws IOException {
		write(this.folder, "b.graphql", COUNT);
		write(this.folder, "a.json",
				"{\"a/count\": \"%s\", \"%s\": \"%s\"}".formatted(COUNT, DocumentHash.of(LATEST), LATEST));
		TrustedDocuments documents = TestDocuments.documents(this.folder);
		documents.load();
		assertThat(documents.idOf(COUNT)).isEqualTo("a/count");
		assertThat(documents.idOf(COUNT + "\n")).isEqualTo("a/count");
		assertThat(documents.idOf(LATEST)).isEqualTo(DocumentHash.of(LATEST));
		assertThat(documents.idOf("{ topics { totalCount } }")).isNull();
	}

	@Test
	void aBrokenFileKeepsTheLastGoodSetUntilItIsFixed(CapturedOutput output) throws IOException {
		write(this.folder, "a.graphql", COUNT);
		TrustedDocuments documents = TestDocuments.documents(this.folder);
		documents.load();
		write(this.folder, "b.graphql", "{\n  articles { total }\n}");
		write(this.folder, "c.graphql", LATEST);
		for (int look = 0; look < 4; look++) {
			documents.refresh();
		}
		assertThat(documents.size()).isEqualTo(1);
		assertThat(documents.byId("a")).isNotNull();
		assertThat(documents.byId("c")).isNull();
		assertThat(output.getAll().lines().filter((line) -> line.contains("was not loaded"))).singleElement()
			.asString()
			.contains(this.folder.toString(), "those from before stay in use. b.graphql:2: ", "total");
		write(this.folder, "b.graphql", "{ articles { totalCount } }\n");
		documents.refresh();
		documents.refresh();
		assertThat(documents.size()).isEqualTo(3);
	}

	@Test
	void aFolderThatIsGoneKeepsTheLastGoodSet(@TempDir Path parent) throws IOException {
		Path folder = parent.resolve("documents");
		write(folder, "a.graphql", COUNT);
		TrustedDocuments documents = TestDocuments.documents(folder);
		documents.load();
		FileSystemUtils.deleteRecursively(folder);
		documents.refresh();
		documents.refresh();
		assertThat(documents.byId("a")).isNotNull();
	}

	@Test
	void aProblemEndsTheStart() throws IOException {
		write(this.folder, "a.graphql", "{ nothing }");
		assertThatExceptionOfType(DocumentFolderException.class)
			.isThrownBy(() -> TestDocuments.documents(this.folder).load())
			.withMessageStartingWith("The trusted documents in %s cannot be used. a.graphql:1: ".formatted(this.folder))
			.withMessageContaining("nothing");
	}

	@Test
	void theProblemIsReportedAsOneSentence() {
		Throwable failure = new BeanCreationException("trustedDocuments",
				new DocumentFolderException("a.graphql:1: wrong"));
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, thrown) -> {
			}))).filteredOn(DocumentFolderFailureAnalyzer.class::isInstance)
			.singleElement()
			.extracting((analyzer) -> analyzer.analyze(failure).getDescription())
			.isEqualTo("a.graphql:1: wrong");
	}

	@Test
	void theModeOnlyNeedsAFolder() {
		DocumentProperties defaults = TestDocuments.properties(this.folder, Map.of("mode", "only"));
		DocumentProperties none = new DocumentProperties(null, defaults.mode(), defaults.interval(),
				defaults.maxFiles(), defaults.maxFileSize(), defaults.maxTotalSize(), defaults.automaticCache());
		assertThatExceptionOfType(DocumentFolderException.class)
			.isThrownBy(() -> new TrustedDocuments(none, new DocumentValidation(() -> null)).load())
			.withMessageContaining("newsgraph.documents.folder");
	}

	@Test
	void requiredVariablesAreNoProblem() throws IOException {
		write(this.folder, "a.graphql", "query ($url: URL!) { article(webUrl: $url) { title } }");
		TrustedDocuments documents = TestDocuments.documents(this.folder);
		documents.load();
		assertThat(documents.size()).isEqualTo(1);
	}

	@Test
	void aDocumentOverALimitOfItsTextIsAProblem() throws IOException {
		write(this.folder, "a.graphql", "{ articles { nodes { %s } } }".formatted("title ".repeat(2500)));
		assertThatExceptionOfType(DocumentFolderException.class)
			.isThrownBy(() -> TestDocuments.documents(this.folder).load())
			.withMessageContaining("a.graphql: The operation is too large");
	}

	@Test
	void theMaxAgeOfADocumentIsFoundByItsText() throws IOException {
		write(this.folder, "a.graphql", "# @cacheControl(maxAge: 60)\n" + COUNT);
		write(this.folder, "b.graphql", LATEST);
		TrustedDocuments documents = TestDocuments.documents(this.folder);
		documents.load();
		assertThat(documents.maxAge("# @cacheControl(maxAge: 60)\n" + COUNT)).isEqualTo(Duration.ofMinutes(1));
		assertThat(documents.maxAge(LATEST)).isNull();
		assertThat(documents.maxAge(COUNT)).isNull();
	}

}
