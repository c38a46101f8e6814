package dev.newsgraph.transport;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class HttpAnswerTests {

	@Test
	void aRefusalHasNoHeaderOfTheAnswer() throws IOException {
		HttpHeaders headers = new HttpHeaders();
		headers.setETag("\"tag\"");
		headers.setCacheControl("private, max-age=60");
		headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
		HttpAnswer answer = new HttpAnswer(200, headers, new byte[200_000], true);
		ByteBudget pending = new ByteBudget(300_000, "There is no memory for the answer");
		MockHttpServletResponse sent = new MockHttpServletResponse();
		answer.writeTo(sent, pending);
		assertThat(sent.getStatus()).isEqualTo(200);
		assertThat(sent.getHeader(HttpHeaders.ETAG)).isEqualTo("\"tag\"");
		assertThat(sent.getContentAsByteArray()).hasSize(200_000);
		MockHttpServletResponse refused = new MockHttpServletResponse();
		try (ByteBudget.Claim other = pending.claim()) {
			other.resize(200_000);
			answer.writeTo(refused, pending);
		}
		assertThat(refused.getStatus()).isEqualTo(503);
		assertThat(refused.getHeaderNames()).doesNotContain(HttpHeaders.ETAG, HttpHeaders.CONTENT_ENCODING);
		assertThat(String.valueOf(refused.getHeader(HttpHeaders.CACHE_CONTROL))).doesNotContain("max-age");
	}

}
