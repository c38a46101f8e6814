package dev.newsgraph.trusted;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.transport.HttpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that name their document, in the mode {@code any}. */
@HttpTest
class TrustedDocumentsIT {

	private static final String COUNT = "{ articles { totalCount } }";

	private static final String TOPICS = "b7dcf5a464aa7d2e6a1bc9f2c56835e6d494917dc56b58220ac41a8009c40157";

	private static final String PROVIDERS = "0268e06d9c18d62803b24599108ca84c";

	@LocalServerPort
	private int port;

	@Autowired
	private TrustedDocuments documents;

	@Autowired
	private AutomaticDocuments automatic;

	/** Files, a manifest of Apollo and a manifest of Relay. */
	@ParameterizedTest
	@CsvSource({ "articles/count, articles", "latest-articles, articles", "sha256:" + TOPICS + ", topics",
			TOPICS + ", topics", PROVIDERS + ", providers" })
	void anIdIsExecutedByPostAndByGet(String id, String field) throws Exception {
		HttpResponse<String> posted = requests().post(Map.of("documentId", id));
		assertThat(posted.statusCode()).isEqualTo(200);
		assertThat(posted.body()).startsWith("{\"data\":{\"" + field + "\":");
		HttpResponse<String> got = requests().get(Map.of("documentId", id));
		assertThat(got.statusCode()).isEqualTo(200);
		assertThat(got.body()).isEqualTo(posted.body());
	}

	@Test
	void variablesAndTheOperationNameBelongToTheDocument() throws Exception {
		assertThat(requests()
			.post(Map.of("documentId", "latest-articles", "operationName", "LatestArticles", "variables",
					Map.of("first", 1)))
			.body()).startsWith("{\"data\":");
		assertThat(requests().post(Map.of("documentId", "latest-articles", "operationName", "Other")).body())
			.contains("Other");
		assertThat(requests().get(Map.of("documentId", "latest-articles", "variables", "{\"first\":-1}")).body())
			.contains("BAD_USER_INPUT");
	}

	@Test
	void aMutationIsNotExecutedByGet() throws Exception {
		assertThat(requests().post(Map.of("documentId", "nothing")).body()).contains("\"data\"");
		HttpResponse<String> response = requests().get(Map.of("documentId", "nothing"));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql", "/graphql/estimate", "/graphql/explain" })
	void everyPathThatTakesOperationsTakesIds(String path) throws Exception {
		assertThat(requests().post(path, Map.of("documentId", "articles/count")).statusCode()).isEqualTo(200);
		assertThat(requests().post(path, Map.of("documentId", "unknown")).body()).contains("DOCUMENT_NOT_FOUND");
	}

	@Test
	void unknownIdsAndOtherTextsHaveTheirCodeAndStatus() throws Exception {
		for (Map<String, Object> unknown : List.<Map<String, Object>>of(Map.of("documentId", "unknown"),
				Map.of("documentId", "sha256:" + "0".repeat(64)), Map.of("documentId", "md5:" + PROVIDERS))) {
			DocumentRequestsClient.assertRefused(requests().post(unknown), 200, "DOCUMENT_NOT_FOUND");
			DocumentRequestsClient.assertRefused(requests().postForGraphQl(unknown), 404, "DOCUMENT_NOT_FOUND");
			DocumentRequestsClient.assertRefused(requests().get(unknown), 200, "DOCUMENT_NOT_FOUND");
		}
		Map<String, Object> differ = Map.of("documentId", "articles/count", "query", "{ topics { totalCount } }");
		DocumentRequestsClient.assertRefused(requests().post(differ), 400, "DOCUMENT_ID_MISMATCH");
		DocumentRequestsClient.assertRefused(requests().postForGraphQl(differ), 422, "DOCUMENT_ID_MISMATCH");
		assertThat(requests().post(Map.of("documentId", 1)).statusCode()).isEqualTo(400);
		assertThat(requests().post(Map.of("documentId", "")).body()).contains("BAD_REQUEST");
	}

	/** The exchange of a client of Apollo, by POST and GET. */
	@Test
	void aDocumentIsRegisteredWhenItWasExecuted() throws Exception {
		String text = "query Registered { articles(first: 1) { totalCount } }";
		String hash = DocumentHash.of(text);
		Map<String, Object> onlyHash = Map.of("extensions", persisted(hash));
		DocumentRequestsClient.assertRefused(requests().post(onlyHash), 200, "PERSISTED_QUERY_NOT_FOUND");
		DocumentRequestsClient.assertRefused(requests().postForGraphQl(onlyHash), 404, "PERSISTED_QUERY_NOT_FOUND");
		HttpResponse<String> refused = requests().get(Map.of("extensions", json(hash)));
		assertThat(refused.body()).contains("\"message\":\"PersistedQueryNotFound\"");
		assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		String answer = requests().post(Map.of("query", text, "extensions", persisted(hash))).body();
		assertThat(answer).startsWith("{\"data\":");
		assertThat(requests().post(onlyHash).body()).isEqualTo(answer);
		assertThat(requests().get(Map.of("extensions", json(hash))).body()).isEqualTo(answer);
		assertThat(requests().get(Map.of("documentId", "sha256:" + hash)).body()).isEqualTo(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ nothing }", "{ articles {", "query ($a: Int!) { articles(first: $a) { totalCount } }",
			"{ articles(first: 100000) { totalCount } }" })
	void aDocumentThatWasNotExecutedIsNotRegistered(String text) throws Exception {
		String hash = DocumentHash.of(text);
		assertThat(requests().post(Map.of("query", text, "extensions", persisted(hash))).body()).contains("errors");
		assertThat(this.automatic.text(hash)).isNull();
	}

	@Test
	void aHashOfAnotherTextIsRefused() throws Exception {
		Map<String, Object> wrong = Map.of("query", COUNT, "extensions", persisted("0".repeat(64)));
		DocumentRequestsClient.assertRefused(requests().post(wrong), 400, "DOCUMENT_ID_MISMATCH");
		assertThat(this.automatic.text("0".repeat(64))).isNull();
		DocumentRequestsClient.assertRefused(
				requests().post(Map.of("query", COUNT, "extensions", Map.of("persistedQuery", Map.of("version", 2)))),
				400, "BAD_REQUEST");
	}

	@Test
	void theMaxAgeIsThatOfTheComment() {
		assertThat(this.documents.maxAge(this.documents.byId("latest-articles").text())).hasSeconds(60);
	}

	private DocumentRequestsClient requests() {
		return new DocumentRequestsClient(this.port);
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
	}

	private static String json(String hash) {
		return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}".formatted(hash);
	}

}
