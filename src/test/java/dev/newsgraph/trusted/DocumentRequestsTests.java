package dev.newsgraph.trusted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.newsgraph.trusted.TestDocuments.COUNT;
import static dev.newsgraph.trusted.TestDocuments.LATEST;
import static dev.newsgraph.trusted.TestDocuments.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which document a request means. */
class DocumentRequestsTests {

	private static final String OTHER = "{ topics { totalCount } }";

	@TempDir
	private Path folder;

	private TrustedDocuments trusted;

	@BeforeEach
	void load() throws IOException {
		write(this.folder, "count.graphql", COUNT + "\n");
		write(this.folder, "m.json", "{\"Custom\": \"%s\"}".formatted(LATEST));
		this.trusted = TestDocuments.documents(this.folder);
		this.trusted.load();
	}

	@Test
	void anIdNamesADocumentInBothModes() {
		for (DocumentMode mode : DocumentMode.values()) {
			DocumentRequests requests = requests(mode);
			for (String id : List.of("count", "sha256:" + DocumentHash.of(COUNT), DocumentHash.of(COUNT + "\n"))) {
				assertThat(requests.text(null, id, Map.of())).isEqualTo(COUNT + "\n");
				assertThat(requests.text(COUNT, id, Map.of())).isEqualTo(COUNT + "\n");
			}
			assertThat(requests.text(null, "Custom", Map.of())).isEqualTo(LATEST);
			assertThat(requests.text(null, null, persisted("Custom"))).isEqualTo(LATEST);
			assertThat(requests.text(null, null, persisted(DocumentHash.of(LATEST)))).isEqualTo(LATEST);
			assertThat(requests.text(null, null, Map.of())).isNull();
		}
	}

	@Test
	void anUnknownIdIsRefused() {
		for (String id : List.of("nothing", "", "sha256:" + DocumentHash.of(OTHER), "md5:1", "sha256:",
				"x".repeat(10_000))) {
			DocumentRefusedException refused = refusal(requests(DocumentMode.ANY), null, id, Map.of());
			assertThat(refused.code()).isEqualTo("DOCUMENT_NOT_FOUND");
			assertThat(refused.status()).isEqualTo(200);
			assertThat(refused.graphQlStatus()).isEqualTo(404);
			assertThat(refused.getMessage()).hasSizeLessThan(400);
		}
	}

	@Test
	void anIdAndATextThatDifferAreRefused() {
		DocumentRequests requests = requests(DocumentMode.ANY);
		for (DocumentRefusedException refused : List.of(refusal(requests, OTHER, "count", Map.of()),
				refusal(requests, OTHER, "sha256:" + DocumentHash.of(COUNT), Map.of()),
				refusal(requests, OTHER, "sha256:" + "0".repeat(64), Map.of()),
				refusal(requests, OTHER, null, persisted(DocumentHash.of(COUNT))),
				refusal(requests, null, "count", persisted(DocumentHash.of(OTHER))))) {
			assertThat(refused.code()).isEqualTo("DOCUMENT_ID_MISMATCH");
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.graphQlStatus()).isEqualTo(422);
		}
		assertThat(requests.text(OTHER, "sha256:" + DocumentHash.of(OTHER), Map.of())).isEqualTo(OTHER);
	}

	@Test
	void aRegisteredDocumentIsFoundByItsHash() {
		DocumentRequests requests = requests(DocumentMode.ANY);
		String hash = DocumentHash.of(OTHER);
		DocumentRefusedException refused = refusal(requests, null, null, persisted(hash));
		assertThat(refused.code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		assertThat(refused).hasMessage("PersistedQueryNotFound");
		assertThat(requests.text(OTHER, null, persisted(hash))).isEqualTo(OTHER);
		requests.register(OTHER, Map.of());
		requests.register(LATEST, persisted(hash));
		assertThat(refusal(requests, null, null, persisted(hash)).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		requests.register(OTHER, persisted(hash));
		assertThat(requests.text(null, null, persisted(hash))).isEqualTo(OTHER);
		assertThat(requests.text(null, null, persisted(hash.toUpperCase(Locale.ROOT)))).isEqualTo(OTHER);
		assertThat(requests.text(null, "sha256:" + hash, Map.of())).isEqualTo(OTHER);
	}

	@Test
	void theExtensionOfApolloIsChecked() {
		for (Object extension : List.of("a", Map.of(), Map.of("version", 1), Map.of("version", 1, "sha256Hash", 1),
				Map.of("version", 2, "sha256Hash", DocumentHash.of(COUNT)),
				Map.of("version", "1", "sha256Hash", DocumentHash.of(COUNT)))) {
			DocumentRefusedException refused = refusal(requests(DocumentMode.ANY), COUNT, null,
					Map.of("persistedQuery", extension));
			assertThat(refused.code()).isEqualTo("BAD_REQUEST");
			assertThat(refused.status()).isEqualTo(400);
		}
	}

	@Test
	void theModeOnlyRefusesEverythingElse() {
		DocumentRequests requests = requests(DocumentMode.ONLY);
		DocumentRefusedException refused = refusal(requests, OTHER, null, Map.of());
		assertThat(refused.code()).isEqualTo("DOCUMENT_NOT_TRUSTED");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refusal(requests, OTHER, "sha256:" + DocumentHash.of(OTHER), Map.of()).code())
			.isEqualTo("DOCUMENT_NOT_TRUSTED");
		assertThat(refusal(requests, OTHER, null, persisted(DocumentHash.of(OTHER))).code())
			.isEqualTo("DOCUMENT_NOT_TRUSTED");
		requests.register(OTHER, persisted(DocumentHash.of(OTHER)));
		DocumentRefusedException unsupported = refusal(requests, null, null, persisted(DocumentHash.of(OTHER)));
		assertThat(unsupported.code()).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
		assertThat(unsupported).hasMessage("PersistedQueryNotSupported");
		assertThat(requests.text(COUNT, null, Map.of())).isEqualTo(COUNT);
		assertThat(requests.text(COUNT, null, persisted(DocumentHash.of(COUNT)))).isEqualTo(COUNT + "\n");
	}

	@Test
	void registeredDocumentsTakeAtMostTheirMemory() {
		AutomaticDocuments automatic = new AutomaticDocuments(100_000);
		for (int index = 0; index < 1000; index++) {
			automatic.register("hash" + index, "x".repeat(1000));
		}
		automatic.register("large", "x".repeat(100_000));
		assertThat(automatic.weight()).isBetween(50_000L, 100_000L);
		assertThat(automatic.text("large")).isNull();
	}

	private DocumentRequests requests(DocumentMode mode) {
		return new DocumentRequests(this.trusted, new AutomaticDocuments((mode == DocumentMode.ANY) ? 1_000_000 : 0),
				mode);
	}

	private static DocumentRefusedException refusal(DocumentRequests requests, String query, String id,
			Map<String, Object> extensions) {
		return catchThrowableOfType(DocumentRefusedException.class, () -> requests.text(query, id, extensions));
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
	}

}
