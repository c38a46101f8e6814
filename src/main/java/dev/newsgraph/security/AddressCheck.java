package dev.newsgraph.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

import dev.newsgraph.access.AccessSettingsException;

/**
 * Refuses the start of a gateway that other machines could reach, and whose callers need
 * no credentials. It runs before any port is opened, and before the database starts.
 */
final class AddressCheck implements BeanFactoryPostProcessor, PriorityOrdered {

	private static final String SERVER = "server.address";

	private static final String MANAGEMENT = "management.server.address";

	private final Environment environment;

	AddressCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		check();
	}

	/**
	 * Checks the addresses.
	 * @throws AccessSettingsException if the gateway must not start
	 */
	void check() {
		if (isSet("newsgraph.access.keys-file") || isSet("newsgraph.access.jwt.jwks-uri")) {
			return;
		}
		require(SERVER);
		if (ManagementPortType.get(this.environment) == ManagementPortType.DIFFERENT) {
			require(MANAGEMENT);
		}
	}

	private boolean isSet(String property) {
		String value = this.environment.getProperty(property);
		return value != null && !value.isBlank();
	}

	private void require(String property) {
		String address = this.environment.getProperty(property);
		if (!isLoopback(address)) {
			throw new AccessSettingsException(
					"%s is %s, so other machines could call this gateway without credentials; add an API key with `newsgraph key add NAME --role ROLE` and set newsgraph.access.keys-file, or set %s=127.0.0.1."
						.formatted(property, (address == null || address.isBlank())
								? "not set, which means every address of this machine" : "\"" + address.strip() + "\"",
								property),
					null);
		}
	}

	/** Returns whether only this machine reaches an address, or the name of one. */
	private static boolean isLoopback(@Nullable String address) {
		if (address == null || address.isBlank()) {
			return false;
		}
		try {
			for (InetAddress one : InetAddress.getAllByName(address.strip())) {
				if (!one.isLoopbackAddress()) {
					return false;
				}
			}
			return true;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
