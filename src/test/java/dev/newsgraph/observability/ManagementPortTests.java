package dev.newsgraph.observability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementPortTests {

	@Test
	void thePortIsAboveThatOfTheGatewayAndOnLoopback() {
		MockEnvironment environment = processed("server.port=64535");
		assertThat(environment.getProperty("management.server.port")).isIn("65535", "0");
		assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
		assertThat(processed("server.port=65000").getProperty("management.server.port")).isIn("64000", "0");
	}

	@Test
	void aPortInUseIsReplacedByAFreeOne() throws IOException {
		try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(processed("server.port=" + (used.getLocalPort() - 1000)).getProperty("management.server.port"))
				.isEqualTo("0");
		}
	}

	@Test
	void aFreePortOfTheGatewayMeansAFreePort() {
		assertThat(processed("server.port=0").getProperty("management.server.port")).isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9090", "-1", "8080" })
	void aPortThatIsSetStays(String port) {
		MockEnvironment environment = processed("management.server.port=" + port);
		assertThat(environment.getProperty("management.server.port")).isEqualTo(port);
		// Spring Boot refuses an address without a port of its own.
		assertThat(environment.containsProperty("management.server.address")).isEqualTo(port.equals("9090"));
	}

	@Test
	void anAddressThatIsSetStays() {
		assertThat(processed("management.server.address=0.0.0.0").getProperty("management.server.address"))
			.isEqualTo("0.0.0.0");
	}

	private static MockEnvironment processed(String property) {
		MockEnvironment environment = new MockEnvironment();
		environment.setProperty(property.substring(0, property.indexOf('=')),
				property.substring(property.indexOf('=') + 1));
		new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

}
