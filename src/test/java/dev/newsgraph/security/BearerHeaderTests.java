package dev.newsgraph.security;

import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BearerHeaderTests {

	private final BearerHeader header = new BearerHeader();

	@ParameterizedTest
	@ValueSource(strings = { "Bearer a", "Bearer ngk_azAZ09-_", "Bearer e30.e30.-_~+/", "Bearer a=", "Bearer a==",
			"Bearer =", "Bearer a=b", "bearer a", "BEARER a", "Bearer", "Bearer ", "Bearer  a", "Bearer a ",
			" Bearer a", "Bearer a b", "Bearer a,b", "Bearer \u00e4", "Bearer a\u017f", "Bearer @", "Bearer [",
			"Bearer `", "Bearer {", "Bearer :", "Bearer a\n", "Basic a", "Basic Bearer a", "Bearera", "Bearer\ta", "" })
	void theTokenIsTheOneOfSpringSecurity(String value) {
		for (String query : new String[] { null, "", "query={stats{id}}", "access_token=b", "x=1&access_token=",
				"access_token=b&access_token=c" }) {
			for (String method : new String[] { "GET", "POST" }) {
				MockHttpServletRequest request = new MockHttpServletRequest(method, "/graphql");
				request.addHeader("Authorization", value);
				request.setQueryString(query);
				if (query != null) {
					for (String parameter : query.split("&")) {
						String[] parts = parameter.split("=", 2);
						request.addParameter(parts[0], (parts.length > 1) ? parts[1] : "");
					}
				}
				assertThat(outcome(this.header::token, request)).as("%s with %s", method, query)
					.isEqualTo(outcome(new DefaultBearerTokenResolver()::resolve, request));
			}
		}
	}

	@Test
	void aRequestWithoutTheHeaderHasNoToken() {
		assertThat(this.header.token(new MockHttpServletRequest())).isNull();
	}

	@Test
	void twoHeadersAreRefused() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Authorization", "Bearer a");
		request.addHeader("Authorization", "Bearer a");
		assertThatExceptionOfType(OAuth2AuthenticationException.class).isThrownBy(() -> this.header.token(request))
			.withMessageContaining("more than once");
	}

	private static String outcome(Function<HttpServletRequest, @Nullable String> reader, HttpServletRequest request) {
		try {
			return "token " + reader.apply(request);
		}
		catch (OAuth2AuthenticationException ex) {
			return ex.getError().getErrorCode() + " " + ex.getMessage();
		}
	}

}
