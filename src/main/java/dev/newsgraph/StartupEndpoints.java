package dev.newsgraph;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import dev.newsgraph.importing.ImportFinished;

/** Says at the end of a start where the gateway answers. */
@Component
@ConditionalOnWebApplication
class StartupEndpoints {

	private final boolean importAtStart;

	private final @Nullable InetAddress address;

	private final String contextPath;

	private final boolean playground;

	private volatile int port;

	StartupEndpoints(@Value("${newsgraph.import.at-start:true}") boolean importAtStart,
			@Value("${server.address:#{null}}") @Nullable InetAddress address,
			@Value("${server.servlet.context-path:}") String contextPath,
			@Value("${newsgraph.playground.enabled:true}") boolean playground) {
		this.importAtStart = importAtStart;
		this.address = address;
		this.contextPath = contextPath;
		this.playground = playground && new ClassPathResource("playground/index.html").exists();
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		// The management server, where it has a port of its own, says so by its
		// namespace.
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
		InetAddress bound = this.address;
		boolean local = bound == null || bound.isLoopbackAddress() || bound.isAnyLocalAddress();
		String host = (bound == null || local) ? "localhost" : bound.getHostAddress();
		String base = "http://%s:%d%s".formatted(host, this.port, this.contextPath);
		System.out.printf("%n%2$s  GraphQL     %1$s/graphql%n  Health      %1$s/actuator/health%n%n", base,
				this.playground ? "  Playground  %s/graphiql%n".formatted(base) : "");
	}

}
