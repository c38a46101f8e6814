package dev.newsgraph.observability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The default of {@code management.server.port}: 1000 above the port of the gateway, so
 * that two gateways of one machine have two ports, and a free port if that one is in use
 * or if the gateway itself takes a free one. The default address is the loopback address.
 */
final class ManagementPort implements EnvironmentPostProcessor, Ordered {

	private static final String PORT = "management.server.port";

	private static final String ADDRESS = "management.server.address";

	private static final int DISTANCE = 1000;

	private static final int MAX_PORT = 65_535;

	private static final int DEFAULT_PORT = 8080;

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		int server = environment.getProperty("server.port", Integer.class, DEFAULT_PORT);
		Map<String, Object> defaults = new HashMap<>();
		Integer port = environment.getProperty(PORT, Integer.class);
		if (port == null && server >= 0) {
			port = free(server);
			defaults.put(PORT, port);
		}
		// Without a port of its own, the management server has no address of its own.
		if (port != null && port >= 0 && (port == 0 || port != server) && !environment.containsProperty(ADDRESS)) {
			defaults.put(ADDRESS, InetAddress.getLoopbackAddress().getHostAddress());
		}
		environment.getPropertySources().addLast(new MapPropertySource("managementPort", defaults));
	}

	private static int free(int server) {
		if (server == 0) {
			return 0;
		}
		int port = (server + DISTANCE <= MAX_PORT) ? server + DISTANCE : server - DISTANCE;
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
