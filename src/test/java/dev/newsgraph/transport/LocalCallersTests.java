package dev.newsgraph.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.newsgraph.database.SecretFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which callers are local, and which may come through a proxy. */
class LocalCallersTests {

	private static final String TOKEN = "0123456789";

	private final LocalCallers loopback = new LocalCallers(true, null);

	private final LocalCallers open = new LocalCallers(false, TOKEN);

	@TempDir
	private Path folder;

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
	void aGatewayThatOthersCanReachHasNoneWithoutToken(String address) {
		assertThat(this.open.sent(request(address, "localhost:8080"))).isFalse();
	}

	@Test
	void theTokenIsCompared() {
		MockHttpServletRequest request = request("192.168.1.2", "news.example");
		request.addHeader("Authorization", "bearer " + TOKEN);
		assertThat(this.open.sent(request)).isTrue();
		assertThat(new LocalCallers(false, "other").sent(request)).isFalse();
		request.addHeader("Authorization", "Bearer x");
		assertThat(this.open.sent(request)).isFalse();
		for (String wrong : List.of("Bearer", "Bearer ", "Bearer x" + TOKEN, "Bearer " + TOKEN.substring(1),
				"Basic " + TOKEN, TOKEN)) {
			MockHttpServletRequest refused = request("127.0.0.1", "localhost");
			refused.addHeader("Authorization", wrong);
			assertThat(this.open.sent(refused)).as(wrong).isFalse();
		}
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

	@Test
	void theTokenIsInAFileOfTheOwner() throws IOException {
		Path file = this.folder.resolve("data/token");
		String token = SecretFile.read(file);
		assertThat(token).hasSize(64);
		assertThat(Files.readString(file)).isEqualTo(token + "\n");
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(SecretFile.read(file)).as("after a restart").isEqualTo(token);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(SecretFile.read(file)).as("after others could read it").isNotEqualTo(token);
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
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
