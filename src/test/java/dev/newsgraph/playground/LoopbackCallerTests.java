package dev.newsgraph.playground;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Only direct requests from this machine are detected as such. */
class LoopbackCallerTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "app.localhost", "127.0.0.1",
			"127.1.2.3:8080", "[::1]", "[::1]:8080" })
	void namesOfThisMachineAlone(String host) {
		assertThat(LoopbackCaller.sent(request("127.0.0.1", host))).isTrue();
		assertThat(LoopbackCaller.sent(request("0:0:0:0:0:0:0:1", host))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"192.168.1.2", "[2001:db8::1]:8080", "0.0.0.0", "localhost:x", "", "[::1].evil.example", "a@localhost" })
	void otherNamesLeadHereByARebinding(String host) {
		assertThat(LoopbackCaller.sent(request("127.0.0.1", host))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.2", "10.0.0.1", "2001:db8::1" })
	void otherMachinesAreNone(String address) {
		assertThat(LoopbackCaller.sent(request(address, "localhost:8080"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via" })
	void whoCameThroughAProxyIsNone(String header) {
		MockHttpServletRequest request = request("127.0.0.1", "localhost:8080");
		request.addHeader(header, "127.0.0.1");
		assertThat(LoopbackCaller.sent(request)).isFalse();
		assertThat(LoopbackCaller.sent(new HttpServletRequestWrapper(request) {
			@Override
			public String getHeader(String name) {
				return name.equals("Host") ? "localhost" : null;
			}
		})).as("also when a filter hides it").isFalse();
	}

	private static MockHttpServletRequest request(String address, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		request.addHeader("Host", host);
		return request;
	}

}
