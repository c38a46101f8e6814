package dev.newsgraph;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import dev.newsgraph.importing.ImportFinished;

/**
 * Prints the URLs of the gateway on the console: after the import at the start, or, if
 * there is none, when the application is ready.
 */
@Component
@ConditionalOnWebApplication
class StartupEndpoints {

	private final boolean importAtStart;

	private final ServerProperties server;

	private final boolean playground;

	private volatile int port;

	StartupEndpoints(@Value("${newsgraph.import.at-start:true}") boolean importAtStart, ServerProperties server,
			@Value("${newsgraph.playground.enabled:true}") boolean playground) {
		this.importAtStart = importAtStart;
		this.server = server;
		this.playground = playground && new ClassPathResource("playground/index.html").exists();
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
		System.out.print(text(GatewayUrl.of(this.server, this.port), this.playground));
	}

	static String text(URI gateway, boolean playground) {
		return "%n%2$s  GraphQL     %1$s/graphql%n  Health      %1$s/actuator/health%n%n".formatted(gateway,
				playground ? "  Playground  %s/graphiql%n".formatted(gateway) : "");
	}

}
