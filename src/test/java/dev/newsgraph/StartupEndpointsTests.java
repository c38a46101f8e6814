package dev.newsgraph;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** The URLs that the start prints, and that gateway.json holds. */
class StartupEndpointsTests {

	@ParameterizedTest
	@CsvSource({ ",localhost", "127.0.0.1,localhost", "0.0.0.0,localhost", "::,localhost", "192.0.2.7,192.0.2.7",
			"127.0.0.2,127.0.0.2", "::1,[0:0:0:0:0:0:0:1]", "2001:db8::7,[2001:db8:0:0:0:0:0:7]" })
	void theHostIsTheAddressThatTheServerListensOn(String address, String host) throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress((address != null) ? InetAddress.getByName(address) : null);
		URI url = GatewayUrl.of(server, 8080);
		assertThat(url).hasToString("http://%s:8080", host);
		assertThat(url.getHost()).isEqualTo(host);
	}

	@Test
	void withTlsAndAContextPathTheyAreReachable() throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress(InetAddress.getByName("2001:db8::7"));
		server.setSsl(new Ssl());
		server.getServlet().setContextPath("/news");
		URI url = GatewayUrl.of(server, 8443);
		assertThat(StartupEndpoints.text(url, true)).isEqualToNormalizingNewlines("""

				  Playground  https://[2001:db8:0:0:0:0:0:7]:8443/news/graphiql
				  GraphQL     https://[2001:db8:0:0:0:0:0:7]:8443/news/graphql
				  Health      https://[2001:db8:0:0:0:0:0:7]:8443/news/actuator/health

				""");
	}

	@Test
	void disabledTlsIsPlainHttp() {
		ServerProperties server = new ServerProperties();
		Ssl ssl = new Ssl();
		ssl.setEnabled(false);
		server.setSsl(ssl);
		URI url = GatewayUrl.of(server, 8080);
		assertThat(StartupEndpoints.text(url, false)).contains("http://localhost:8080/graphql")
			.doesNotContain("Playground");
	}

}
