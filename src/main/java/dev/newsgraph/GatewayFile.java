package dev.newsgraph;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import dev.newsgraph.database.EmbeddedData;

/**
 * Says in the data folder that this gateway holds how it is reached, so that
 * {@code newsgraph import} finds it.
 */
@Component
@ConditionalOnWebApplication
class GatewayFile implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(GatewayFile.class);

	private static final List<String> TLS = List.of("server.ssl.bundle", "server.ssl.key-store",
			"server.ssl.certificate");

	private final @Nullable EmbeddedData data;

	private final Path importRoot;

	private final Environment environment;

	GatewayFile(ObjectProvider<EmbeddedData> data, @Value("${newsgraph.import.root:import}") Path importRoot,
			Environment environment) {
		this.data = data.getIfAvailable();
		this.environment = environment;
		this.importRoot = importRoot;
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		if (this.data == null || event.getApplicationContext().getServerNamespace() != null) {
			return;
		}
		try {
			Path root = Files.exists(this.importRoot) ? this.importRoot.toRealPath()
					: this.importRoot.toAbsolutePath().normalize();
			Files.writeString(file(this.data), new JsonMapper()
				.writeValueAsString(Map.of("url", url(event.getWebServer().getPort()), "importRoot", root.toString())));
		}
		catch (IOException ex) {
			LOGGER.debug("The command line will not find this gateway.", ex);
		}
	}

	private String url(int port) throws UnknownHostException {
		String address = this.environment.getProperty("server.address", "");
		InetAddress listens = InetAddress.getByName(address);
		String host = (address.isEmpty() || listens.isAnyLocalAddress() || listens.isLoopbackAddress()) ? "localhost"
				: listens.getHostAddress();
		boolean secure = this.environment.getProperty("server.ssl.enabled", Boolean.class, true)
				&& TLS.stream().anyMatch(this.environment::containsProperty);
		return "%s://%s:%d%s".formatted(secure ? "https" : "http",
				(listens instanceof Inet6Address && host.contains(":")) ? "[" + host + "]" : host, port,
				this.environment.getProperty("server.servlet.context-path", ""));
	}

	@Override
	public void destroy() throws IOException {
		if (this.data != null) {
			Files.deleteIfExists(file(this.data));
		}
	}

	private static Path file(EmbeddedData data) {
		return data.folder().resolve("gateway.json");
	}

}
