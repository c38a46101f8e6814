package dev.newsgraph.security;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ProtectiveHeadersTests {

	private final ProtectiveHeaders filter = new ProtectiveHeaders();

	@ParameterizedTest
	@CsvSource({ "/graphql,default-src 'none'", "/graphiql,", "/graphiql/,", "/graphiql/assets/a.js,object-src 'none'",
			"/graphi%71l,", "/graphiql/other,default-src 'none'", "/,default-src 'none'" })
	void thePolicyDependsOnThePath(String path, String policy) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(new MockHttpServletRequest("GET", path), response, (request, answer) -> {
		});
		String header = response.getHeader("Content-Security-Policy");
		if (policy == null) {
			assertThat(header).isNull();
		}
		else {
			assertThat(header).startsWith(policy);
		}
		assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
		assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
	}

	@Test
	void thePathIsParsedOnceForAllFilters() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
		this.filter.doFilter(request, new MockHttpServletResponse(),
				(received,
						response) -> assertThat(
								ServletRequestPathUtils.getParsedRequestPath((HttpServletRequest) received).value())
							.isEqualTo("/graphql"));
		assertThat(ServletRequestPathUtils.hasParsedRequestPath(request)).isFalse();
	}

}
