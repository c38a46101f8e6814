package dev.newsgraph.transport;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class TimedResponseTests {

	private final MockHttpServletResponse received = new MockHttpServletResponse();

	private final TimedResponse response = new TimedResponse(this.received, Duration.ofMillis(50));

	@Test
	void theTimeLimitStartsWithTheFirstByte() throws Exception {
		ServletOutputStream stream = this.response.getOutputStream();
		stream.write(1);
		Thread.sleep(60);
		assertThatIOException().isThrownBy(() -> stream.write(2))
			.withMessageContaining("newsgraph.http.answer-timeout");
	}

	@Test
	void eachPageHasTheWholeTime() throws IOException, InterruptedException {
		ServletOutputStream stream = this.response.getOutputStream();
		for (int page = 0; page < 3; page++) {
			PagedAnswers.beginPage(new HttpServletResponseWrapper(this.response));
			stream.write(page);
			Thread.sleep(60);
		}
		assertThat(this.received.getContentAsByteArray()).containsExactly(0, 1, 2);
	}

}
