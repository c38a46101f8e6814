package dev.newsgraph.transport;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			X-Forwarded-For | 192.0.2.1                              | 192.0.2.1
			X-Forwarded-For | 203.0.113.9, 192.0.2.1                 | 192.0.2.1
			X-Forwarded-For | 203.0.113.9, 192.0.2.1, 10.9.9.9       | 192.0.2.1
			X-Forwarded-For | 192.0.2.1:4711                         | 192.0.2.1
			X-Forwarded-For | [2001:db8::1]:4711                     | 2001:db8:0:0:0:0:0:1
			X-Forwarded-For | 2001:db8::1                            | 2001:db8:0:0:0:0:0:1
			X-Forwarded-For | 192.0.2.1, unknown                     | unknown
			X-Forwarded-For | 192.0.2.1, 999.1.1.1                   | 999.1.1.1
			X-Forwarded-For | 10.0.0.3, 10.0.0.4                     | 10.0.0.1
			Forwarded       | for=203.0.113.9, For="[2001:db8::1]:47";proto=https | 2001:db8:0:0:0:0:0:1
			Forwarded       | proto=https;for=192.0.2.1;by=10.0.0.2  | 192.0.2.1
			Via             | 1.1 proxy                              | 10.0.0.1
			""")
	void isTheLastThatIsNotAProxy(String header, String value, String expected) throws Exception {
		MockHttpServletRequest request = request("10.0.0.1");
		request.addHeader(header, value);
		new ProxyHeaders(List.of("10.0.0.0/8")).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		assertThat(ClientAddress.of(request)).isEqualTo(expected);
		assertThat(new HttpCaller(request).name()).isEqualTo(expected);
	}

	@Test
	void onlyAConfiguredProxyIsBelieved() throws Exception {
		MockHttpServletRequest request = request("192.0.2.7");
		request.addHeader("X-Forwarded-For", "192.0.2.1");
		new ProxyHeaders(List.of("10.0.0.0/8")).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		assertThat(ClientAddress.of(request)).isEqualTo("192.0.2.7");
	}

	@Test
	void aRequestWithBothHeadersIsRefused() throws Exception {
		MockHttpServletRequest request = request("10.0.0.1");
		request.addHeader("Forwarded", "for=192.0.2.1");
		request.addHeader("X-Forwarded-For", "192.0.2.2");
		MockHttpServletResponse response = new MockHttpServletResponse();
		new ProxyHeaders(List.of("10.0.0.0/8")).doFilter(request, response, new MockFilterChain());
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("PROXY_NOT_ALLOWED", "Let the proxy remove the other");
	}

	private static MockHttpServletRequest request(String address) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		return request;
	}

}
