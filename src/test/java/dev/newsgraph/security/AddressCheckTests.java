package dev.newsgraph.security;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import dev.newsgraph.NewsgraphApplication;
import dev.newsgraph.access.AccessSettingsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which gateways start without credentials. */
@ExtendWith(OutputCaptureExtension.class)
class AddressCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", " 127.0.0.1 ", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "localhost" })
	void onlyThisMachineReachesTheseAddresses(String address) {
		assertThatCode(() -> new AddressCheck(environment("server.address", address)).check())
			.doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0.0.0.0", "::", "0", "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1",
			"no-such-host.invalid", "127.0.0.1.example.invalid" })
	void otherMachinesCouldReachTheseAddresses(String address) {
		assertThatExceptionOfType(AccessSettingsException.class)
			.isThrownBy(() -> new AddressCheck(environment("server.address", address)).check())
			.withMessageStartingWith("server.address is ")
			.withMessageContaining("newsgraph key add");
		for (String credentials : new String[] { "newsgraph.access.keys-file", "newsgraph.access.jwt.jwks-uri" }) {
			assertThatCode(() -> new AddressCheck(environment("server.address", address).withProperty(credentials, "x"))
				.check()).doesNotThrowAnyException();
		}
	}

	@Test
	void anAddressThatIsNotSetMeansEveryAddress() {
		assertThatExceptionOfType(AccessSettingsException.class)
			.isThrownBy(() -> new AddressCheck(new MockEnvironment()).check())
			.withMessageStartingWith("server.address is not set, which means every address of this machine");
	}

	@ParameterizedTest
	@CsvSource({ "8081, , false", "8081, 0.0.0.0, false", "8081, 127.0.0.1, true", "8080, , true", "-1, , true",
			", , true", "0, , false" })
	void theManagementServerIsJudgedToo(String port, String address, boolean starts) {
		MockEnvironment environment = environment("server.address", "127.0.0.1");
		environment.setProperty("server.port", "8080");
		if (port != null) {
			environment.setProperty("management.server.port", port);
		}
		if (address != null) {
			environment.setProperty("management.server.address", address);
		}
		if (starts) {
			assertThatCode(() -> new AddressCheck(environment).check()).doesNotThrowAnyException();
		}
		else {
			assertThatExceptionOfType(AccessSettingsException.class)
				.isThrownBy(() -> new AddressCheck(environment).check())
				.withMessageStartingWith("management.server.address is ");
		}
	}

	@Test
	void theStartEndsBeforeAnythingElse(CapturedOutput output) {
		assertThatExceptionOfType(AccessSettingsException.class)
			.isThrownBy(() -> new SpringApplication(NewsgraphApplication.class).run("--server.address=0.0.0.0",
					"--server.port=0", "--spring.config.location=classpath:/",
					"--newsgraph.database.embedded.data=target/never-written"));
		assertThat(output.getOut()).contains("server.address is \"0.0.0.0\", so other machines could call")
			.doesNotContain("\tat ");
		assertThat(Path.of("target/never-written")).doesNotExist();
	}

	private static MockEnvironment environment(String name, String value) {
		return new MockEnvironment().withProperty(name, value);
	}

}
