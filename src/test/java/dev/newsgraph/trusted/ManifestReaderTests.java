package dev.newsgraph.trusted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.newsgraph.trusted.TestDocuments.COUNT;
import static dev.newsgraph.trusted.TestDocuments.LATEST;
import static dev.newsgraph.trusted.TestDocuments.write;
import static org.assertj.core.api.Assertions.assertThat;

/** Manifests that the builds of clients write. */
class ManifestReaderTests {

	@TempDir
	private Path folder;

	@Test
	void theFormatOfApolloIsRead() throws IOException {
		String hash = DocumentHash.of(LATEST);
		write(this.folder, "persisted-query-manifest.json", """
				{
				  "format": "apollo-persisted-query-manifest",
				  "version": 1,
				  "operations": [
				    { "id": "%s", "name": "Latest", "type": "query", "body": "%s" },
				    { "id": "custom-1", "name": "Count", "type": "query", "body": "%s" }
				  ]
				}
				""".formatted(hash, LATEST, COUNT));
		FolderContent content = TestDocuments.content(this.folder, Map.of());
		assertThat(content.problems()).isEmpty();
		DocumentSet set = new DocumentSet(content.documents());
		assertThat(set.byId(hash).text()).isEqualTo(LATEST);
		assertThat(set.byId("sha256:" + hash).text()).isEqualTo(LATEST);
		assertThat(set.byId("custom-1").text()).isEqualTo(COUNT);
	}

	/** The ids of relay-compiler are MD5 unless it is configured otherwise. */
	@Test
	void theFormatOfRelayIsRead() throws IOException {
		write(this.folder, "persisted_queries.json", "{\"7d8a1a4dbd9a5d8a0cdbdd8e3c2f5a11\": \"%s\", \"%s\": \"%s\"}"
			.formatted(LATEST, DocumentHash.of(COUNT), COUNT));
		write(this.folder, "empty.json", "{}");
		FolderContent content = TestDocuments.content(this.folder, Map.of());
		assertThat(content.problems()).isEmpty();
		DocumentSet set = new DocumentSet(content.documents());
		assertThat(set.byId("7d8a1a4dbd9a5d8a0cdbdd8e3c2f5a11").text()).isEqualTo(LATEST);
		assertThat(set.byId(DocumentHash.of(COUNT)).text()).isEqualTo(COUNT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{ "a": \\n | m.json:2: The file is not JSON
					[] | m.json: The file is not a manifest of operations
					{ "a": 1 } | m.json: The file is not a manifest of operations
					{ "a": "{ a }", "a": "{ b }" } | m.json:1: The file is not JSON
					{ "format": "other", "operations": [] } | m.json: The file is not a manifest of operations
					{ "format": "apollo-persisted-query-manifest", "version": 2, "operations": [] } | m.json: The manifest has the version 2
					{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ "id": "a" }] } | m.json: The operation `operations[0]` must have
					{ "sha256:1": "{ a }" } | m.json: operation `sha256:1`: The id `sha256:1` is not the SHA-256 of the text
					{ "md5:1": "{ a }" } | m.json: operation `md5:1`: The id `md5:1` has a prefix that is reserved
					{ "": "{ a }" } | m.json: operation ``: The id is empty
					{ "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b": "{ a }" } | m.json: operation `71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b`: The id
					{ "a": "# @cacheControl\\n{ a }" } | m.json: operation `a`, line 1: `@cacheControl` must have one argument
					""")
	void aWrongManifestIsNamedWithItsProblem(String json, String problem) throws IOException {
		write(this.folder, "m.json", json.contains("@") ? json : json.replace("\\n", "\n"));
		assertThat(TestDocuments.content(this.folder, Map.of()).problems()).singleElement()
			.asString()
			.startsWith(problem);
	}

	@Test
	void anIdOfTwoTextsIsAProblem() throws IOException {
		write(this.folder, "a.graphql", COUNT);
		write(this.folder, "m.json", "{\"a\": \"%s\"}".formatted(LATEST));
		assertThat(TestDocuments.content(this.folder, Map.of()).problems()).singleElement()
			.asString()
			.contains("the id `a` too, for another text");
	}

}
