package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.newsgraph.database.EmbeddedData;

/**
 * Writes the file {@code gateway.json} with the URL and the import root of this gateway
 * to the data folder, so that {@code newsgraph import} finds the gateway. The file is
 * deleted when the gateway stops.
 */
@Component
@ConditionalOnWebApplication
class GatewayDescriptor implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(GatewayDescriptor.class);

	private final @Nullable EmbeddedData data;

	private final Path importRoot;

	private final ServerProperties server;

	private volatile boolean written;

	GatewayDescriptor(ObjectProvider<EmbeddedData> data, @Value("${newsgraph.import.root:import}") Path importRoot,
			ServerProperties server) {
		this.data = data.getIfAvailable();
		this.server = server;
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
			String url = GatewayUrl.of(this.server, event.getWebServer().getPort()).toString();
			Files.writeString(file(this.data),
					new JsonMapper().writeValueAsString(Map.of("url", url, "importRoot", root.toString())));
			this.written = true;
		}
		catch (IOException | IllegalStateException ex) {
			LOGGER.debug("gateway.json cannot be written, so the command line cannot find this gateway.", ex);
		}
	}

	@Override
	public void destroy() throws IOException {
		// A gateway that could not start must not delete the file of the one that runs.
		if (this.data != null && this.written) {
			Files.deleteIfExists(file(this.data));
		}
	}

	private static Path file(EmbeddedData data) {
		return data.folder().resolve("gateway.json");
	}

}
