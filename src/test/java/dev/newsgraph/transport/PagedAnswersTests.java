package dev.newsgraph.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.TestCredentials;
import dev.newsgraph.query.ConnectionReadException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagedAnswersTests {

	private final PagedAnswers answers = new PagedAnswers(new OperationGate(4, 4, Duration.ZERO), new RequestDrain());

	private final AtomicInteger pages = new AtomicInteger();

	@Test
	void aPageIsReadForACallerWithAKey() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		RequestCaller.set(request, TestCredentials.caller(Role.READER));
		int pages = this.answers.next(request, (caller) -> this.pages.incrementAndGet());
		assertThat(pages).isOne();
	}

	@Test
	void noPageIsReadWhenTheKeyHasBeenRemoved() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		RequestCaller.set(request, TestCredentials.removedCaller());
		assertThatExceptionOfType(ConnectionReadException.class)
			.isThrownBy(() -> this.answers.next(request, (caller) -> this.pages.incrementAndGet()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("UNAUTHENTICATED"));
		assertThat(this.pages).hasValue(0);
	}

}
