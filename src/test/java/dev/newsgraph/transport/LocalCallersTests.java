package dev.newsgraph.transport;

import java.util.List;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which callers are local, and which may come through a proxy. */
class LocalCallersTests {

	private final LocalCallers loopback = new LocalCallers(true);

	private final LocalCallers open = new LocalCallers(false);

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "app.localhost", "127.0.0.1",
			"127.1.2.3:8080", "[::1]", "[::1]:8080" })
	void namesOfThisMachineAlone(String host) {
		assertThat(this.loopback.sent(request("127.0.0.1", host))).isTrue();
		assertThat(this.loopback.sent(request("0:0:0:0:0:0:0:1", host))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"192.168.1.2", "[2001:db8::1]:8080", "0.0.0.0", "localhost:x", "", "[::1].evil.example", "a@localhost" })
	void otherNamesLeadHereByARebinding(String host) {
		assertThat(this.loopback.sent(request("127.0.0.1", host))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1", "0:0:0:0:0:0:0:1", "192.168.1.2", "10.0.0.1", "2001:db8::1" })
	void aGatewayThatOthersCanReachHasNone(String address) {
		assertThat(this.open.sent(request(address, "localhost:8080"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via",
			"x-forwarded-prefix", "X-Forwarded", "X-Client-IP" })
	void whoCameThroughAProxyIsNone(String header) throws Exception {
		MockHttpServletRequest request = request("127.0.0.1", "localhost:8080");
		request.addHeader(header, "127.0.0.1");
		assertThat(this.loopback.sent(request)).isFalse();
		assertThat(this.loopback.sent(new HttpServletRequestWrapper(request) {
			@Override
			public String getHeader(String name) {
				return name.equals("Host") ? "localhost" : null;
			}
		})).as("also when a filter hides it").isFalse();
		MockHttpServletResponse response = filter(List.of(), request);
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("`%s`".formatted(header), "newsgraph.http.proxies",
				"PROXY_NOT_ALLOWED");
	}

	@Test
	void proxiesAreConfigured() throws Exception {
		for (String proxy : List.of("10.1.2.3", "10.0.0.0/8")) {
			MockHttpServletRequest request = request("10.1.2.3", "localhost");
			request.addHeader("X-Forwarded-For", "192.0.2.1");
			assertThat(filter(List.of("::1", proxy), request).getStatus()).isEqualTo(200);
			request.setRemoteAddr("11.1.2.3");
			assertThat(filter(List.of("::1", proxy), request).getStatus()).isEqualTo(403);
		}
		assertThat(filter(List.of(), request("10.1.2.3", "localhost")).getStatus()).isEqualTo(200);
		assertThatIllegalArgumentException().isThrownBy(() -> new ProxyHeaders(List.of("proxy.example")))
			.withMessage(
					"newsgraph.http.proxies is \"proxy.example\"; it must be IP addresses, or ranges such as 10.0.0.0/8.");
	}

	private static MockHttpServletResponse filter(List<String> proxies, MockHttpServletRequest request)
			throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new ProxyHeaders(proxies).doFilter(request, response, new MockFilterChain());
		return response;
	}

	private static MockHttpServletRequest request(String address, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		request.addHeader("Host", host);
		return request;
	}

}
