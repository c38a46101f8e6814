package dev.newsgraph;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import dev.newsgraph.importing.ImportFinished;

/**
 * Prints the URLs of the gateway on the console, or logs them if the log has a structured
 * format, once: after the import at the start, or, if there is none, when the application
 * is ready.
 */
@Component
@ConditionalOnWebApplication
class StartupEndpoints {

	private static final Logger LOGGER = LoggerFactory.getLogger(StartupEndpoints.class);

	private static final EndpointId HEALTH = EndpointId.of("health");

	private final boolean importAtStart;

	private final ServerProperties server;

	private final boolean playground;

	private final GraphQlProperties graphQl;

	private final ObjectProvider<PathMappedEndpoints> managementEndpoints;

	private final Environment environment;

	private final AtomicBoolean printed = new AtomicBoolean();

	private volatile int port;

	StartupEndpoints(@Value("${newsgraph.import.at-start:true}") boolean importAtStart, ServerProperties server,
			@Value("${newsgraph.playground.enabled:true}") boolean playground, GraphQlProperties graphQl,
			ObjectProvider<PathMappedEndpoints> managementEndpoints, Environment environment) {
		this.importAtStart = importAtStart;
		this.server = server;
		this.playground = playground && new ClassPathResource("playground/index.html").exists();
		this.graphQl = graphQl;
		this.managementEndpoints = managementEndpoints;
		this.environment = environment;
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		// The management server has a namespace if it has its own port.
		if (event.getApplicationContext().getServerNamespace() == null) {
			this.port = event.getWebServer().getPort();
		}
	}

	@EventListener(ImportFinished.class)
	void imported() {
		print();
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		if (!this.importAtStart) {
			print();
		}
	}

	private void print() {
		if (this.printed.compareAndSet(false, true)) {
			String text = text(GatewayUrl.of(this.server, this.port));
			if (StringUtils.hasText(this.environment.getProperty("logging.structured.format.console"))) {
				LOGGER.info(text.strip());
			}
			else {
				System.out.print(text);
			}
		}
	}

	/**
	 * Returns one line for each endpoint.
	 * @param gateway the base URL of the gateway
	 */
	String text(URI gateway) {
		return text(gateway, this.playground, this.graphQl.getHttp().getPath(), healthPath());
	}

	static String text(URI gateway, boolean playground, String graphQl, @Nullable String health) {
		return "%n%s  GraphQL     %s%s%n%s%n".formatted(
				playground ? "  Playground  %s/graphiql%n".formatted(gateway) : "", gateway, graphQl,
				(health != null) ? "  Health      %s%s%n".formatted(gateway, health) : "");
	}

	/**
	 * Returns the path of the health endpoint, or {@code null} if this server does not
	 * have it because it is not exposed or because the endpoints are disabled.
	 */
	private @Nullable String healthPath() {
		PathMappedEndpoints endpoints = this.managementEndpoints.getIfAvailable();
		return (endpoints != null && ManagementPortType.get(this.environment) != ManagementPortType.DISABLED)
				? endpoints.getPath(HEALTH) : null;
	}

}
