package dev.newsgraph.transport;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerEncodingTests {

	private final HttpAnswer.Encoding encoding = new HttpAnswer.Encoding(true, 10);

	@Test
	void gzipIsUsedOnlyIfItIsAccepted() {
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("br, gzip;q=0.5"))).isTrue();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("br", "GZIP"))).isTrue();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("*"))).isTrue();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("*, gzip;q=0"))).isFalse();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("*;q=0"))).isFalse();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of("br", "identity", ""))).isFalse();
		assertThat(HttpAnswer.Encoding.acceptsGzip(List.of())).isFalse();
	}

	@Test
	void theWebServerCompressesAnswersWithoutATag() {
		byte[] answer = new byte[100];
		HttpHeaders headers = new HttpHeaders();
		assertThat(this.encoding.encode(answer, headers, List.of("gzip"))).isSameAs(answer);
		assertThat(headers.isEmpty()).isTrue();
	}

	@Test
	void smallAnswersAreNotCompressed() {
		byte[] answer = new byte[9];
		HttpHeaders headers = new HttpHeaders();
		headers.setETag("\"a\"");
		assertThat(this.encoding.encode(answer, headers, List.of("gzip"))).isSameAs(answer);
		assertThat(headers.getETag()).isEqualTo("\"a\"");
	}

	@Test
	void aCompressedAnswerHasAnotherTag() {
		byte[] answer = new byte[1000];
		HttpHeaders headers = new HttpHeaders();
		headers.setETag("\"a\"");
		assertThat(this.encoding.encode(answer, headers, List.of("gzip"))).hasSizeLessThan(100);
		assertThat(headers.getETag()).isEqualTo("\"a-gzip\"");
		assertThat(headers.getVary()).containsExactly("Accept-Encoding");
		assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip");
	}

}
