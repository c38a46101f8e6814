package dev.newsgraph.transport;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** Allowed values of the {@code Host} header. */
class AllowedHostsTests {

	private final AllowedHosts hosts = new AllowedHosts(List.of("News.example.org"), "/actuator/health");

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "localhost", "LOCALHOST:8080", "a.localhost:1", "127.0.0.1:8080", "[::1]:8080", "[::1]",
			"10.1.2.3", "news.example.org", "NEWS.example.org:443" })
	void goesByAddressesLoopbackNamesAndThoseThatAreListed(@Nullable String header) {
		assertThat(this.hosts.allows(header)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example",
			"example.org", "", "[::1", "localhost:x", "a b" })
	void refusesNamesThatSomebodyElseCanMakeLeadHere(String header) {
		assertThat(this.hosts.allows(header)).isFalse();
	}

	@Test
	void refusesAnotherAfterOneThatWasAllowed() {
		assertThat(this.hosts.allows("localhost:8080")).isTrue();
		assertThat(this.hosts.allows("evil.example:8080")).isFalse();
	}

	@Test
	void allowsAnyWhenTold() {
		assertThat(new AllowedHosts(List.of("*"), "/actuator/health").allows("whatever.example")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "GET, /actuator/health, 200", "HEAD, /actuator/health/readiness, 200", "POST, /actuator/health, 421",
			"GET, /actuator/health/liveness, 200", "GET, /actuator/health/replica-state, 200",
			"GET, /actuator/health/graph, 421", "GET, /actuator/health/, 421", "GET, /livez, 200", "HEAD, /readyz, 200",
			"GET, /livez/x, 421", "GET, /actuator/healthy, 421", "GET, /graphql, 421" })
	void aProbeMayUseTheNameOfAService(String method, String path, int status) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.addHeader("Host", "newsgraph.cluster.internal:8080");
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.hosts.doFilter(request, response, new MockFilterChain());
		assertThat(response.getStatus()).isEqualTo(status);
	}

}
