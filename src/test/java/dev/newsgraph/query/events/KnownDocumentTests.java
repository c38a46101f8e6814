package dev.newsgraph.query.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownDocumentTests {

	@Test
	void aTextIsReadOnce() {
		KnownDocument known = KnownDocument.of("query A { a }");
		assertThat(known.words().words()).containsExactly("query", "A", TopLevelWords.SELECTION);
		assertThat(KnownDocument.of(new StringBuilder("query A { a }").toString())).isSameAs(known);
	}

	@Test
	void aLongTextIsNotKept() {
		String text = "{ a }" + " ".repeat(40_000);
		assertThat(KnownDocument.of(text)).isNotSameAs(KnownDocument.of(text)).isEqualTo(KnownDocument.of(text));
	}

	@Test
	void theHashIsThatOfTheCharacters() throws Exception {
		assertThat(KnownDocument.of("{ é }").hash().bytes())
			.isEqualTo(MessageDigest.getInstance("SHA-256").digest("{ é }".getBytes(StandardCharsets.UTF_16BE)));
		List<String> texts = List.of("", "{ a }", "{ ? }", "{ \ud800 }", "{ \udc00 }");
		assertThat(texts.stream().map((text) -> KnownDocument.of(text).hash())).doesNotHaveDuplicates();
	}

}
