package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says in the data folder that this gateway holds how it is reached, so that
 * {@code newsgraph import} finds it.
 */
@Component
@ConditionalOnWebApplication
class GatewayFile implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(GatewayFile.class);

	private final Path file;

	private final Path importRoot;

	private final boolean embedded;

	GatewayFile(@Value("${newsgraph.database.embedded.data:data}") Path data,
			@Value("${newsgraph.import.root:import}") Path importRoot, Environment environment) {
		this.file = data.resolve("gateway.json");
		this.importRoot = importRoot;
		this.embedded = !environment.containsProperty("spring.neo4j.uri");
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		if (!this.embedded || event.getApplicationContext().getServerNamespace() != null) {
			return;
		}
		try {
			Path root = Files.exists(this.importRoot) ? this.importRoot.toRealPath() : this.importRoot.toAbsolutePath();
			Files.writeString(this.file, new JsonMapper().writeValueAsString(Map.of("url",
					"http://localhost:%d".formatted(event.getWebServer().getPort()), "importRoot", root.toString())));
		}
		catch (IOException ex) {
			LOGGER.debug("The command line will not find this gateway.", ex);
		}
	}

	@Override
	public void destroy() throws IOException {
		if (this.embedded) {
			Files.deleteIfExists(this.file);
		}
	}

}
