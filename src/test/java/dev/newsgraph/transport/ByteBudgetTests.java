package dev.newsgraph.transport;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.access.RoleBodyProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ByteBudgetTests {

	private final ByteBudget budget = new ByteBudget(100, "full");

	@Test
	void isSharedByAllClaims() {
		try (ByteBudget.Claim first = this.budget.claim(); ByteBudget.Claim second = this.budget.claim()) {
			first.resize(60);
			assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> second.resize(41))
				.withMessage("full");
			second.resize(40);
			first.resize(10);
			second.resize(90);
			assertThat(this.budget.used()).isEqualTo(100);
		}
		assertThat(this.budget.used()).isZero();
	}

	@Test
	void somethingLargerThanTheBudgetIsSentAlone() {
		try (ByteBudget.Claim claim = this.budget.claim()) {
			claim.resize(1000);
			assertThat(this.budget.used()).isEqualTo(100);
		}
		assertThat(this.budget.used()).isZero();
	}

	@Test
	void boundsTheBodiesOfRequests() throws Exception {
		RequestBodyFilter filter = new RequestBodyFilter(TestTransport.properties(100_000, DataSize.ofBytes(40_000)),
				RoleBodyProperties.NONE);
		MockHttpServletResponse refused = new MockHttpServletResponse();
		MockHttpServletResponse small = new MockHttpServletResponse();
		MockHttpServletResponse outer = new MockHttpServletResponse();
		filter.doFilter(request(30_000), outer, (request, response) -> {
			filter.doFilter(request(30_000), refused, new MockFilterChain());
			filter.doFilter(request(5_000), small, new MockFilterChain());
		});
		assertThat(refused.getStatus()).isEqualTo(503);
		assertThat(refused.getContentAsString()).contains("OVERLOADED", "newsgraph.http.max-pending-bodies");
		assertThat(small.getStatus()).isEqualTo(200);
		MockHttpServletResponse later = new MockHttpServletResponse();
		filter.doFilter(request(30_000), later, new MockFilterChain());
		assertThat(later.getStatus()).isEqualTo(200);
	}

	private static MockHttpServletRequest request(int size) {
		byte[] body = new byte[size];
		Arrays.fill(body, (byte) ' ');
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
		request.setContent(body);
		return request;
	}

}
