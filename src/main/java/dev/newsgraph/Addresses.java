package dev.newsgraph;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.newsgraph.importing.ImportFinished;

/** Says at the end of a start where the gateway answers. */
@Component
@ConditionalOnWebApplication
class Addresses {

	private final boolean importAtStart;

	private final @Nullable InetAddress address;

	private volatile int port;

	Addresses(@Value("${newsgraph.import.at-start:true}") boolean importAtStart,
			@Value("${server.address:#{null}}") @Nullable InetAddress address) {
		this.importAtStart = importAtStart;
		this.address = address;
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
		String base = "http://%s:%d".formatted(host, this.port);
		System.out.printf("%n  GraphQL  %1$s/graphql%n  Health   %1$s/actuator/health%n%n", base);
	}

}
