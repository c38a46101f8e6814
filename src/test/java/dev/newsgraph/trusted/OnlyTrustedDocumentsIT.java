package dev.newsgraph.trusted;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.IntegrationTest;

import static dev.newsgraph.trusted.DocumentRequestsClient.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

/** In the mode {@code only}, no way leads to another document. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.documents.mode=only", "newsgraph.documents.interval=50ms", "newsgraph.access.local-role=admin" })
class OnlyTrustedDocumentsIT {

	private static final String COUNT = "{ articles { totalCount } }";

	private static final String OTHER = "{ topics { totalCount } }";

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private ExecutionGraphQlService service;

	@DynamicPropertySource
	static void folder(DynamicPropertyRegistry registry) throws IOException {
		Files.writeString(folder.resolve("count.graphql"), COUNT + "\n");
		Files.writeString(folder.resolve("titles.graphql"), "{ articles { nodes { title } } }\n");
		registry.add("newsgraph.documents.folder", () -> folder);
	}

	@Test
	void trustedDocumentsAreExecuted() throws Exception {
		String answer = requests().post(Map.of("documentId", "count")).body();
		assertThat(answer).startsWith("{\"data\":{\"articles\":");
		assertThat(requests().get(Map.of("documentId", "count")).body()).isEqualTo(answer);
		assertThat(requests().post(Map.of("query", COUNT)).body()).isEqualTo(answer);
		assertThat(requests().get(Map.of("query", COUNT)).body()).isEqualTo(answer);
		assertThat(requests().post(Map.of("extensions", persisted(DocumentHash.of(COUNT)))).body()).isEqualTo(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { OTHER, "{ __schema { queryType { name } } }", "mutation { __typename }", "{ articles {",
			"{ articles { totalCount } } # a comment" })
	void everyOtherTextIsRefused(String text) throws Exception {
		assertRefused(requests().post(Map.of("query", text)), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().postForGraphQl(Map.of("query", text)), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().get(Map.of("query", text)), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().post(Map.of("query", text, "documentId", "sha256:" + DocumentHash.of(text))), 403,
				"DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().post("/graphql/estimate", Map.of("query", text)), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().post("/graphql/explain", Map.of("query", text)), 403, "DOCUMENT_NOT_TRUSTED");
	}

	@Test
	void trustedDocumentsAreExportedAndNoOthers() throws Exception {
		HttpResponse<String> rows = requests().export(Map.of("documentId", "titles"));
		assertThat(rows.statusCode()).as(rows.body()).isEqualTo(200);
		assertThat(rows.body()).startsWith("title");
		assertRefused(requests().export(Map.of("query", "{ topics { nodes { name } } }")), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().export(Map.of("documentId", "none")), 404, "DOCUMENT_NOT_FOUND");
	}

	@Test
	void noDocumentIsRegistered() throws Exception {
		Map<String, Object> hash = persisted(DocumentHash.of(OTHER));
		HttpResponse<String> response = requests().post(Map.of("extensions", hash));
		assertRefused(response, 200, "PERSISTED_QUERY_NOT_SUPPORTED");
		assertThat(response.body()).contains("\"message\":\"PersistedQueryNotSupported\"");
		assertRefused(requests().post(Map.of("query", OTHER, "extensions", hash)), 403, "DOCUMENT_NOT_TRUSTED");
		assertRefused(requests().post(Map.of("extensions", hash)), 200, "PERSISTED_QUERY_NOT_SUPPORTED");
	}

	/** As for a way that does not come through the endpoints. */
	@Test
	void theExecutionItselfRefuses() {
		Mono<Map<String, Object>> answer = this.service
			.execute(new DefaultExecutionGraphQlRequest(OTHER, null, null, null, "1", null))
			.map((response) -> response.toMap());
		assertThat(String.valueOf(answer.block(Duration.ofSeconds(10)))).contains("DOCUMENT_NOT_TRUSTED")
			.doesNotContain("data=");
	}

	@Test
	void aChangeOfTheFolderIsLoaded() throws Exception {
		String added = "query Added { providers { totalCount } }";
		assertRefused(requests().post(Map.of("query", added)), 403, "DOCUMENT_NOT_TRUSTED");
		Files.writeString(folder.resolve("added.graphql"), added);
		long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
		while (requests().post(Map.of("query", added)).body().contains("DOCUMENT_NOT_TRUSTED")) {
			assertThat(System.nanoTime()).as("time until the change is loaded").isLessThan(end);
			Thread.sleep(50);
		}
		assertThat(requests().post(Map.of("documentId", "added")).body()).startsWith("{\"data\":");
	}

	private DocumentRequestsClient requests() {
		return new DocumentRequestsClient(this.port);
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
	}

}
